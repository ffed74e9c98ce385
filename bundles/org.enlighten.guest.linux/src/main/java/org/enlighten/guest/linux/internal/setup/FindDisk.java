// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.setup;

import org.enlighten.guest.disk.MasterBootRecord;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.os.system.DiskCodes;

/// Finds the first hard disk. One that holds partitions is left alone unless the answer file says `EraseDisk=yes`, or
/// a person types ERASE.
record FindDisk(Work work, Product product) implements Activity {
    private static final int SECTOR_BYTES = MasterBootRecord.SECTOR_BYTES;
    private static final int ANSWER_BYTES = 80;

    private enum At {
        START,
        OPENED,
        MEASURED,
        READ,
        ANSWERED
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> {
                product.page("The hard disk is prepared.", turn);
                turn.call(new SystemCall.Open(Work.DISK, Access.READ_WRITE), At.OPENED);
            }
            case OPENED -> opened(of, turn);
            case MEASURED -> measured(of, turn);
            case READ -> read(of, turn);
            case ANSWERED -> answered(of, turn);
        }
    }

    private void opened(Result of, Turn turn) {
        if (!of.isSuccess()) {
            turn.fail("There is no hard disk: " + Turn.reason(of));
            return;
        }
        work.diskHandle((int) of.value());
        turn.call(new SystemCall.Device(work.diskHandle(), DiskCodes.LENGTH, 0, 0, 0, 0), At.MEASURED);
    }

    private void measured(Result of, Turn turn) {
        long sectors = of.isSuccess() ? of.value() / SECTOR_BYTES : 0;
        long needed = product.personality().diskMibMin() * 2048L;
        if (sectors < needed) {
            turn.fail("The hard disk has %,d KB; %s needs %,d.".formatted(sectors / 2, product.name(), needed / 2));
            return;
        }
        work.diskSectors(sectors);
        turn.line("   %s has %,d MB.".formatted(Work.DISK, sectors / 2048));
        turn.call(new SystemCall.Read(work.diskHandle(), 0, Turn.DATA_AT, SECTOR_BYTES), At.READ);
    }

    private void read(Result of, Turn turn) {
        if (!of.isSuccess()) {
            turn.fail("The hard disk cannot be read: " + Turn.reason(of));
            return;
        }
        boolean empty = !MasterBootRecord.hasPartitions(turn.memory().bytes(Turn.DATA_AT, SECTOR_BYTES));
        if (empty || work.answer("EraseDisk", "no").equalsIgnoreCase("yes")) {
            turn.end(0);
            return;
        }
        turn.line("   It holds partitions. Installation would erase everything on it.");
        turn.line("   Type ERASE and press Enter to do so. Anything else ends the installation.");
        turn.call(new SystemCall.Read(Turn.INPUT, -1, Turn.DATA_AT, ANSWER_BYTES), At.ANSWERED);
    }

    private static void answered(Result of, Turn turn) {
        String typed = of.isSuccess() ? turn.memory().text(Turn.DATA_AT, (int) of.value()) : "";
        if (typed.strip().equalsIgnoreCase("ERASE")) turn.end(0);
        else turn.fail("The hard disk was left as it is.");
    }
}
