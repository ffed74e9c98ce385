// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.disk;

import java.util.List;
import java.util.function.UnaryOperator;
import org.enlighten.guest.windows.internal.program.Activity;
import org.enlighten.guest.windows.internal.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.simulation.Saved;

/// Reads the boot record of the first hard disk and, when other drivers are wanted, writes it with them. A record
/// that is not this system's is left alone.
public final class BootRecordChange implements Activity {
    private static final String DISK = "\\\\.\\PhysicalDrive0";
    private static final int SECTOR_BYTES = MasterBootRecord.SECTOR_BYTES;

    private enum At {
        START,
        OPENED,
        READ,
        WRITTEN,
        FLUSHED
    }

    private final String systemId;
    private final UnaryOperator<List<String>> change;
    private int handle;
    private List<String> drivers = List.of();

    /// @param change from the drivers that the system begins with to those that it shall begin with
    public BootRecordChange(String systemId, UnaryOperator<List<String>> change) {
        this.systemId = systemId;
        this.change = change;
    }

    /// The drivers that the system will begin with, once this has ended well.
    public List<String> drivers() {
        return drivers;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (at != At.START.ordinal() && !of.isSuccess()) {
            if (at > At.OPENED.ordinal()) turn.call(new SystemCall.Close(handle));
            turn.fail(of);
            return;
        }
        switch (At.values()[at]) {
            case START -> turn.call(new SystemCall.Open(DISK, Access.READ_WRITE), At.OPENED);
            case OPENED -> {
                handle = (int) of.value();
                turn.call(new SystemCall.Read(handle, 0, Turn.DATA_AT, SECTOR_BYTES), At.READ);
            }
            case READ -> read(turn);
            case WRITTEN -> turn.call(new SystemCall.Flush(handle), At.FLUSHED);
            case FLUSHED -> close(turn);
        }
    }

    private void read(Turn turn) {
        byte[] record = turn.memory().bytes(Turn.DATA_AT, SECTOR_BYTES);
        List<String> there = BootCode.drivers(record);
        if (!BootCode.names(record, systemId) || there.isEmpty()) {
            turn.call(new SystemCall.Close(handle));
            turn.fail("The boot record of the first hard disk is not this system's.");
            return;
        }
        drivers = change.apply(there);
        if (drivers.equals(there)) {
            close(turn);
            return;
        }
        if (!MasterBootRecord.hasRoom(systemId, drivers)) {
            turn.call(new SystemCall.Close(handle));
            turn.fail("The boot record has no room for the names of %d drivers.".formatted(drivers.size()));
            return;
        }
        turn.memory().put(Turn.DATA_AT, MasterBootRecord.withDrivers(record, systemId, drivers));
        turn.call(new SystemCall.Write(handle, 0, Turn.DATA_AT, SECTOR_BYTES), At.WRITTEN);
    }

    private void close(Turn turn) {
        turn.call(new SystemCall.Close(handle));
        turn.end(0);
    }

    record State(int handle, List<String> drivers) {}

    @Override
    public Saved save() {
        return Saved.of(new State(handle, drivers));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        handle = state.handle();
        drivers = state.drivers();
    }
}
