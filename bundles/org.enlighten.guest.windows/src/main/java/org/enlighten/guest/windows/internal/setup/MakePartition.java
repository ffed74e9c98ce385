// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.setup;

import org.enlighten.guest.disk.MasterBootRecord;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.os.system.DiskCodes;

/// Finds the first hard disk and gives it a master boot record with one active partition. A disk that holds
/// partitions is left alone unless the answer file says `EraseDisk=yes`, or a person types ERASE.
final class MakePartition implements Activity {
    private static final int SECTOR_BYTES = MasterBootRecord.SECTOR_BYTES;
    private static final int ANSWER_BYTES = 80;

    private enum At {
        START,
        OPENED,
        MEASURED,
        READ,
        ANSWERED,
        WRITTEN
    }

    private final Work work;
    private final Product product;

    MakePartition(Work work, Product product) {
        this.work = work;
        this.product = product;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> {
                product.page("Setup prepares the hard disk.", turn);
                turn.call(new SystemCall.Open(Work.DISK, Access.READ_WRITE), At.OPENED);
            }
            case OPENED -> opened(of, turn);
            case MEASURED -> measured(of, turn);
            case READ -> read(of, turn);
            case ANSWERED -> answered(of, turn);
            case WRITTEN -> {
                if (of.isSuccess()) turn.end(0);
                else turn.fail("The master boot record cannot be written: " + Turn.reason(of));
            }
        }
    }

    private void opened(Result of, Turn turn) {
        if (!of.isSuccess()) {
            turn.fail("Setup finds no hard disk: " + Turn.reason(of));
            return;
        }
        work.diskHandle((int) of.value());
        turn.call(new SystemCall.Device(work.diskHandle(), DiskCodes.LENGTH, 0, 0, 0, 0), At.MEASURED);
    }

    private void measured(Result of, Turn turn) {
        long sectors = of.isSuccess() ? of.value() / SECTOR_BYTES : 0;
        long needed = product.diskMibMin() * 2048L;
        if (sectors < needed) {
            turn.fail("The hard disk has %,d KB; %s needs %,d.".formatted(sectors / 2, product.name(), needed / 2));
            return;
        }
        work.diskSectors(sectors);
        turn.line("   Hard disk 0 has %,d MB.".formatted(sectors / 2048));
        turn.call(new SystemCall.Read(work.diskHandle(), 0, Turn.DATA_AT, SECTOR_BYTES), At.READ);
    }

    private void read(Result of, Turn turn) {
        if (!of.isSuccess()) {
            turn.fail("The hard disk cannot be read: " + Turn.reason(of));
            return;
        }
        boolean empty = !MasterBootRecord.hasPartitions(turn.memory().bytes(Turn.DATA_AT, SECTOR_BYTES));
        if (empty || work.answer("EraseDisk", "no").equalsIgnoreCase("yes")) {
            write(turn);
            return;
        }
        turn.line("   It holds partitions. Setup would erase everything on it.");
        turn.line("   Type ERASE and press Enter to do so. Anything else ends setup.");
        turn.call(new SystemCall.Read(Turn.INPUT, -1, Turn.DATA_AT, ANSWER_BYTES), At.ANSWERED);
    }

    private void answered(Result of, Turn turn) {
        String typed = of.isSuccess() ? turn.memory().text(Turn.DATA_AT, (int) of.value()) : "";
        if (typed.strip().equalsIgnoreCase("ERASE")) write(turn);
        else turn.fail("The hard disk was left as it is.");
    }

    private byte[] record(MasterBootRecord.Partition all) {
        return MasterBootRecord.of(product.systemId(), work.bootDrivers(), all, work.number("signature"));
    }

    private void write(Turn turn) {
        MasterBootRecord.Partition all = product.volume().partition(work.diskSectors());
        work.partition(all.fromSector(), all.sectors());
        turn.line("   Setup makes one partition of %,d MB on it.".formatted(all.sectors() / 2048));
        turn.memory().put(Turn.DATA_AT, record(all));
        turn.call(new SystemCall.Write(work.diskHandle(), 0, Turn.DATA_AT, SECTOR_BYTES), At.WRITTEN);
    }
}
