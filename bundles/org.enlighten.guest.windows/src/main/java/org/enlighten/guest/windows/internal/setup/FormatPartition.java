// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enlighten.guest.disk.BootCode;
import org.enlighten.guest.disk.MasterBootRecord;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Progress;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.fat.FatFormat;
import org.enlighten.os.fat.FatType;
import org.enlighten.os.system.DiskCodes;
import org.enlighten.simulation.Saved;

/// Writes an empty FAT into the partition: takes away the boot sector that was there first and writes the new one
/// last, each with everything before it made durable, so that a volume that is found is whole whenever the power
/// fails. Then has the system look for volumes.
final class FormatPartition implements Activity {
    /// Bytes of a process that can hold every piece of a format.
    static final int PIECE_BYTES_MAX = 64 << 10;

    private enum At {
        START,
        WRITTEN,
        FLUSHED,
        UPDATED
    }

    private final Work work;
    private final Product product;
    /// Made once, from what is known of the disk.
    private List<FatFormat.Piece> pieces = List.of();

    private int done;

    FormatPartition(Work work, Product product) {
        this.work = work;
        this.product = product;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> {
                product.page("Setup formats the partition with the %s file system.".formatted(type()), turn);
                write(turn);
            }
            case WRITTEN -> {
                done++;
                if (!of.isSuccess()) turn.fail("The partition cannot be formatted: " + Turn.reason(of));
                else if (isOrdered()) turn.call(new SystemCall.Flush(work.diskHandle()), At.FLUSHED);
                else write(turn);
            }
            case FLUSHED -> {
                if (!of.isSuccess()) turn.fail("The hard disk does not keep what was written: " + Turn.reason(of));
                else if (done < pieces().size()) write(turn);
                else turn.call(new SystemCall.Device(work.diskHandle(), DiskCodes.UPDATE, 0, 0, 0, 0), At.UPDATED);
            }
            case UPDATED -> {
                turn.call(new SystemCall.Close(work.diskHandle()));
                if (of.isSuccess() && of.value() > 0) turn.end(0);
                else turn.fail("The new volume is not recognised. " + of.message());
            }
        }
    }

    private void write(Turn turn) {
        FatFormat.Piece piece = pieces().get(done);
        Progress.show("", done + 1, pieces().size(), turn);
        turn.memory().put(Turn.DATA_AT, piece.bytes());
        long at = work.firstSector() * MasterBootRecord.SECTOR_BYTES + piece.at();
        turn.call(new SystemCall.Write(work.diskHandle(), at, Turn.DATA_AT, piece.bytes().length), At.WRITTEN);
    }

    /// After the piece that takes the old boot sector away, before the new one, and at the end.
    private boolean isOrdered() {
        return done == 1 || done >= pieces().size() - 1;
    }

    private List<FatFormat.Piece> pieces() {
        if (!pieces.isEmpty()) return pieces;
        List<FatFormat.Piece> all = new ArrayList<>();
        all.add(new FatFormat.Piece(0, new byte[MasterBootRecord.SECTOR_BYTES]));
        all.addAll(format().pieces());
        pieces = all;
        return pieces;
    }

    private FatFormat format() {
        String label = work.answer("VolumeLabel", "SYSTEM").toUpperCase(Locale.ROOT);
        return new FatFormat(
                work.sectors() * MasterBootRecord.SECTOR_BYTES,
                label,
                work.number("volume") & 0xFFFFFFFFL,
                "MSDOS5.0",
                BootCode.ofVolume(product.systemId(), type()),
                work.firstSector(),
                Optional.of(type()),
                0);
    }

    private FatType type() {
        return product.volume().type(work.diskSectors());
    }

    record State(int done) {}

    @Override
    public Saved save() {
        return Saved.of(new State(done));
    }

    @Override
    public void restore(Saved saved) {
        done = saved.as(State.class).done();
    }
}
