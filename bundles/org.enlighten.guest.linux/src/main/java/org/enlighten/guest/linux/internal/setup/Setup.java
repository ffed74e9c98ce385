// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.setup;

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
import org.enlighten.os.ext2.Ext2Format;
import org.enlighten.simulation.Saved;

/// Installs a system from its CD onto the first hard disk, unattended as far as the answer file and an empty disk
/// allow. Its argument is where the CD hangs. The table of init is written last: until it is there, nothing is started
/// from the disk.
public final class Setup implements Activity {
    /// Bytes that the process needs: output, and the largest piece of a format.
    public static final int MEMORY_KIB = (Turn.DATA_AT + Ext2Format.PIECE_BYTES_MOST) >> 10;

    private static final int ANSWER_BYTES = 80;

    private static final String FSTAB = """
            # device   directory  type  options
            /dev/sda1  /          ext2  defaults
            /dev/sda2  swap       swap  defaults
            proc       /proc      proc  defaults
            """;

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
        work = new Work(source.strip());
        DiskPieces pieces = new DiskPieces(work, product);
        steps = new Sequence(List.of(
                () -> new Page(product, "What shall be installed is read."),
                () -> ReadText.ifThere(work.source(Work.ANSWERS), work::answers),
                () -> ReadText.of(work.source(Work.LIST), work::list),
                () -> new CheckMachine(work, product),
                () -> new FindDisk(work, product),
                () -> new WritePieces(work, "partitions and boot record", pieces.bootRecord()),
                () -> new WritePieces(work, "swap", pieces.swap()),
                () -> new WritePieces(work, "ext2 file system", pieces.fileSystem()),
                () -> new FindVolume(work),
                () -> new Page(product, "Files are copied to the hard disk."),
                () -> new CopyFiles(work.plan()),
                () -> write("/etc/fstab", FSTAB),
                () -> write("/etc/HOSTNAME", work.answer("HostName", product.hostName()) + "\n"),
                () -> write("/etc/inittab", product.initTable()),
                () -> new Finish(product)));
    }

    private static Activity write(String path, String text) {
        return new WriteFile(Work.TARGET + path, text.getBytes(StandardCharsets.ISO_8859_1));
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
        turn.line("   Installation cannot go on. Press Enter to restart the machine.");
        turn.resume(At.GIVEN_UP);
        turn.call(new SystemCall.Read(Turn.INPUT, -1, Turn.DATA_AT, ANSWER_BYTES), At.GIVEN_UP);
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
