// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.setup;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.enlighten.guest.file.CopyFiles;
import org.enlighten.guest.file.ReadText;
import org.enlighten.guest.file.WriteFile;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Sequence;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.ShutdownKind;
import org.enlighten.simulation.Saved;

/// Installs a system from its CD onto the first hard disk, unattended as far as the answer file and an empty disk
/// allow. Its argument is the CD's directory, such as `D:\I386`. The system file is written last: until it is there,
/// nothing is started from the disk.
public final class Setup implements Activity {
    /// Bytes that the process needs: output, and the largest piece of a format.
    public static final int MEMORY_KIB = (Turn.DATA_AT + FormatPartition.PIECE_BYTES_MAX) >> 10;

    private static final int ANSWER_BYTES = 80;

    private enum At {
        START,
        GIVEN_UP,
        RESTARTED
    }

    private final Product product;
    private final Work work;
    private final Sequence steps;
    private boolean working = true;

    public Setup(Product product, String source) {
        this.product = product;
        work = new Work(source.strip(), product.listName());
        steps = new Sequence(List.of(
                () -> new Page(product, "Setup reads what it shall install."),
                () -> ReadText.ifThere(work.source("UNATTEND.TXT"), work::answers),
                () -> ReadText.of(work.source(product.listName()), work::list),
                () -> new CheckMachine(work, product),
                () -> new MakePartition(work, product),
                () -> new FormatPartition(work, product),
                () -> new Page(product, "Setup copies files to the hard disk."),
                () -> new CopyFiles(work.plan()),
                () -> new WriteFile(Work.TARGET + product.computerNamePath(), computerName()),
                () -> new WriteFile(
                        Work.TARGET + product.systemFilePath(),
                        product.systemFile().bytes()),
                () -> new Finish(product)));
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (working) {
            steps.stage(at, of, turn);
            if (turn.hasEnded() && turn.exitCode() != 0) giveUp(turn);
            return;
        }
        switch (At.values()[at]) {
            case START -> throw new IllegalStateException("setup has begun already");
            case GIVEN_UP -> turn.call(new SystemCall.Shutdown(ShutdownKind.RESTART), At.RESTARTED);
            case RESTARTED -> turn.end(1);
        }
    }

    private void giveUp(Turn turn) {
        working = false;
        turn.line("   Setup cannot go on. Press Enter to restart the machine.");
        turn.resume(At.GIVEN_UP);
        turn.call(new SystemCall.Read(Turn.INPUT, -1, Turn.DATA_AT, ANSWER_BYTES), At.GIVEN_UP);
    }

    private byte[] computerName() {
        String name = work.answer("ComputerName", product.computerName());
        return ("ComputerName=" + name + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    record State(Work.State work, boolean working, Saved steps) {}

    @Override
    public Saved save() {
        return Saved.of(new State(work.save(), working, steps.save()));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        work.restore(state.work());
        working = state.working();
        steps.restore(state.steps());
    }
}
