// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.setup;

import org.enlighten.guest.windows.internal.disk.Fat16;
import org.enlighten.guest.windows.internal.disk.MasterBootRecord;
import org.enlighten.guest.windows.internal.program.Activity;
import org.enlighten.guest.windows.internal.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.system.DiskCodes;
import org.enlighten.simulation.Saved;

/// Writes an empty FAT16 into the partition, from its end to its beginning: the boot sector comes last, so that a
/// volume that is found is whole. Then has the system look for volumes.
final class FormatPartition implements Activity {
    private static final int SECTOR_BYTES = MasterBootRecord.SECTOR_BYTES;
    private static final int PIECE_BYTES = 32_768;

    private enum At {
        START,
        WRITTEN,
        FLUSHED,
        UPDATED
    }

    private final Work work;
    private final String systemId;
    private int left;

    FormatPartition(Work work, String systemId) {
        this.work = work;
        this.systemId = systemId;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> {
                Screen.page("Setup formats the partition with the FAT file system.", turn);
                left = layout().metadataSectors();
                writePiece(turn);
            }
            case WRITTEN -> {
                if (!of.isSuccess()) turn.fail("The partition cannot be formatted: " + Turn.reason(of));
                else if (left > 0) writePiece(turn);
                else turn.call(new SystemCall.Flush(work.diskHandle()), At.FLUSHED);
            }
            case FLUSHED -> {
                if (!of.isSuccess()) turn.fail("The hard disk does not keep what was written: " + Turn.reason(of));
                else turn.call(new SystemCall.Device(work.diskHandle(), DiskCodes.UPDATE, 0, 0, 0, 0), At.UPDATED);
            }
            case UPDATED -> {
                turn.call(new SystemCall.Close(work.diskHandle()));
                if (of.isSuccess() && of.value() > 0) turn.end(0);
                else turn.fail("The new volume is not recognised. " + of.message());
            }
        }
    }

    private void writePiece(Turn turn) {
        int count = Math.min(left, turn.dataBytes(PIECE_BYTES) / SECTOR_BYTES);
        // Of the last piece the boot sector is written by itself, after the rest.
        if (count == left && count > 1) count = left - 1;
        left -= count;
        turn.memory().put(Turn.DATA_AT, layout().content(left, count));
        Screen.progress("", layout().metadataSectors() - left, layout().metadataSectors(), turn);
        long at = (work.firstSector() + left) * SECTOR_BYTES;
        turn.call(new SystemCall.Write(work.diskHandle(), at, Turn.DATA_AT, count * SECTOR_BYTES), At.WRITTEN);
    }

    private Fat16 layout() {
        MasterBootRecord.Partition on = new MasterBootRecord.Partition(work.firstSector(), work.sectors());
        return Fat16.layout(on, work.answer("VolumeLabel", "SYSTEM"), work.number("volume"), systemId)
                .orElseThrow();
    }

    record State(int left) {}

    @Override
    public Saved save() {
        return Saved.of(new State(left));
    }

    @Override
    public void restore(Saved saved) {
        left = saved.as(State.class).left();
    }
}
