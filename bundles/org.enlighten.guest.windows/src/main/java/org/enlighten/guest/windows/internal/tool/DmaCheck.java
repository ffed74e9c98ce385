// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.tool;

import java.util.List;
import org.enlighten.guest.windows.internal.disk.BootCode;
import org.enlighten.guest.windows.internal.disk.MasterBootRecord;
import org.enlighten.guest.windows.internal.program.Activity;
import org.enlighten.guest.windows.internal.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.simulation.Saved;

/// `dmacheck [on|off]`: shows by which driver the disk will be run, or changes that for the next start. It writes the
/// list of drivers in the boot record; a driver whose file is not on the volume is refused.
public final class DmaCheck implements Activity {
    private static final String DISK = "\\\\.\\PhysicalDrive0";
    private static final int SECTOR_BYTES = MasterBootRecord.SECTOR_BYTES;

    private enum At {
        START,
        FOUND,
        OPENED,
        READ,
        WRITTEN,
        FLUSHED
    }

    /// Which drivers there are to choose from, and where their files lie.
    public record Choice(String systemId, String programmedIo, String busMaster, String driverDirectory) {}

    private final Choice choice;
    private final String wanted;
    private int handle;

    public DmaCheck(Choice choice, String arguments) {
        this.choice = choice;
        wanted = arguments.strip().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (at > At.OPENED.ordinal() && !of.isSuccess()) {
            turn.call(new SystemCall.Close(handle));
            turn.fail(of);
            return;
        }
        switch (At.values()[at]) {
            case START -> start(turn);
            case FOUND -> {
                if (of.isSuccess()) open(Access.READ_WRITE, turn);
                else turn.fail("The driver file '%s' is not there. Copy it from the CD.".formatted(file()));
            }
            case OPENED -> opened(of, turn);
            case READ -> read(turn);
            case WRITTEN -> turn.call(new SystemCall.Flush(handle), At.FLUSHED);
            case FLUSHED -> {
                turn.call(new SystemCall.Close(handle));
                turn.line("From the next start on the disk is run by '%s'.".formatted(driver()));
                turn.end(0);
            }
        }
    }

    private void start(Turn turn) {
        switch (wanted) {
            case "" -> open(Access.READ, turn);
            case "on", "off" -> turn.call(new SystemCall.Stat(file()), At.FOUND);
            default -> turn.fail("'dmacheck' knows 'on' and 'off', and shows how things are without either.");
        }
    }

    private void open(Access access, Turn turn) {
        turn.call(new SystemCall.Open(DISK, access), At.OPENED);
    }

    private void opened(Result of, Turn turn) {
        if (!of.isSuccess()) {
            turn.fail(of);
            return;
        }
        handle = (int) of.value();
        turn.call(new SystemCall.Read(handle, 0, Turn.DATA_AT, SECTOR_BYTES), At.READ);
    }

    private void read(Turn turn) {
        byte[] record = turn.memory().bytes(Turn.DATA_AT, SECTOR_BYTES);
        List<String> drivers = BootCode.drivers(record);
        if (!BootCode.names(record, choice.systemId()) || drivers.isEmpty()) {
            turn.call(new SystemCall.Close(handle));
            turn.fail("The boot record of the first hard disk is not this system's.");
        } else if (wanted.isEmpty()) {
            turn.call(new SystemCall.Close(handle));
            boolean direct = drivers.contains(choice.busMaster());
            turn.line("The disk is run by %s.".formatted(direct ? "bus-master DMA" : "programmed I/O"));
            turn.end(0);
        } else {
            turn.memory().put(Turn.DATA_AT, changed(record, drivers));
            turn.call(new SystemCall.Write(handle, 0, Turn.DATA_AT, SECTOR_BYTES), At.WRITTEN);
        }
    }

    private byte[] changed(byte[] record, List<String> drivers) {
        List<String> next = drivers.stream().map(this::replaced).toList();
        return MasterBootRecord.withDrivers(record, choice.systemId(), next);
    }

    private String replaced(String id) {
        return id.equals(choice.programmedIo()) || id.equals(choice.busMaster()) ? driver() : id;
    }

    private String driver() {
        return wanted.equals("on") ? choice.busMaster() : choice.programmedIo();
    }

    private String file() {
        return choice.driverDirectory() + "\\" + driver().toUpperCase(java.util.Locale.ROOT) + ".SYS";
    }

    record State(int handle) {}

    @Override
    public Saved save() {
        return Saved.of(new State(handle));
    }

    @Override
    public void restore(Saved saved) {
        handle = saved.as(State.class).handle();
    }
}
