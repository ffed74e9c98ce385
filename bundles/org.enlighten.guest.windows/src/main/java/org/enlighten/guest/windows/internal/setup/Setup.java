// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.setup;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.enlighten.guest.windows.internal.program.Activity;
import org.enlighten.guest.windows.internal.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.ShutdownKind;
import org.enlighten.os.SystemInfo;
import org.enlighten.os.system.SystemFile;
import org.enlighten.simulation.Saved;

/// Installs a system from its CD onto the first hard disk, unattended as far as the answer file and an empty disk
/// allow. Its argument is the CD's directory, such as `D:\I386`.
public final class Setup implements Activity {
    /// Bytes that the process needs: output, and the largest piece of a format.
    public static final int MEMORY_KIB = (Turn.DATA_AT + FormatPartition.PIECE_BYTES_MAX) >> 10;

    private static final int ANSWER_BYTES = 80;

    private enum At {
        START,
        KNOWN,
        STEP_OVER,
        GIVEN_UP,
        RESTARTED
    }

    /// What it does, in this order.
    private enum Step {
        READ_LISTS,
        PARTITION,
        FORMAT,
        COPY,
        COMPUTER_NAME,
        SYSTEM_FILE,
        FINISH
    }

    private final Product product;
    private final Work work;
    private int step;
    private Optional<Activity> running = Optional.empty();

    /// What is installed.
    ///
    /// @param systemId named by the boot records
    /// @param systemFile what the kernel finds on the volume at its first boot
    /// @param systemFilePath where, from the volume's root
    /// @param computerNamePath of the text that holds the computer's name, from the volume's root
    public record Product(String systemId, SystemFile systemFile, String systemFilePath, String computerNamePath) {}

    public Setup(Product product, String source) {
        this.product = product;
        work = new Work(source.strip());
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (running.isPresent()) {
            running.get().stage(at, of, turn);
            if (turn.hasEnded()) over(turn);
            return;
        }
        switch (At.values()[at]) {
            case START -> turn.call(new SystemCall.QuerySystem(), At.KNOWN);
            case KNOWN -> {
                work.seed(of.isSuccess() ? of.detail(SystemInfo.class).uptimeNs() : 0);
                begin(turn);
            }
            case STEP_OVER -> {
                step++;
                if (step < Step.values().length) begin(turn);
                else turn.end(0);
            }
            case GIVEN_UP -> turn.call(new SystemCall.Shutdown(ShutdownKind.RESTART), At.RESTARTED);
            case RESTARTED -> turn.end(1);
        }
    }

    private void begin(Turn turn) {
        running = Optional.of(make());
        turn.resume(At.START);
    }

    private void over(Turn turn) {
        running = Optional.empty();
        if (turn.exitCode() == 0) {
            turn.resume(At.STEP_OVER);
            return;
        }
        turn.line("   Setup cannot go on. Press Enter to restart the machine.");
        turn.resume(At.GIVEN_UP);
        turn.call(new SystemCall.Read(Turn.INPUT, -1, Turn.DATA_AT, ANSWER_BYTES), At.GIVEN_UP);
    }

    private Activity make() {
        return switch (Step.values()[step]) {
            case READ_LISTS -> new ReadLists(work);
            case PARTITION -> new MakePartition(work, product.systemId());
            case FORMAT -> new FormatPartition(work, product.systemId());
            case COPY -> new CopyFiles(work);
            case COMPUTER_NAME -> new WriteFile(Work.TARGET + product.computerNamePath(), computerName());
            case SYSTEM_FILE ->
                new WriteFile(
                        Work.TARGET + product.systemFilePath(),
                        product.systemFile().bytes());
            case FINISH -> new Finish();
        };
    }

    private byte[] computerName() {
        return ("ComputerName=" + work.answer("ComputerName", "NT4") + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    record State(Work.State work, int step, boolean running, Saved activity) {}

    @Override
    public Saved save() {
        Saved activity = running.map(Activity::save).orElse(Saved.NOTHING);
        return Saved.of(new State(work.save(), step, running.isPresent(), activity));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        work.restore(state.work());
        step = state.step();
        running = state.running() ? Optional.of(make()) : Optional.empty();
        running.ifPresent(activity -> activity.restore(state.activity()));
    }
}
