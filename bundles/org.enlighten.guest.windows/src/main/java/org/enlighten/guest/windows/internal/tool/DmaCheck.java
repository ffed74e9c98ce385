// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.tool;

import java.util.List;
import java.util.Locale;
import org.enlighten.guest.disk.BootRecordChange;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// `dmacheck [on|off]`: shows by which driver the disk will be run, or changes that for the next start. It writes the
/// list of drivers in the boot record; a driver whose file is not on the volume is refused.
public final class DmaCheck implements Activity {
    private enum At {
        START,
        FOUND,
        CHANGED
    }

    /// Which drivers there are to choose from, and where their files lie.
    public record Choice(String systemId, String programmedIo, String busMaster, String driverDirectory) {}

    private final Choice choice;
    private final String wanted;
    private final BootRecordChange change;
    private boolean changing;

    public DmaCheck(Choice choice, String arguments) {
        this.choice = choice;
        wanted = arguments.strip().toLowerCase(Locale.ROOT);
        change = new BootRecordChange(choice.systemId(), this::changed);
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (changing) {
            change.stage(at, of, turn);
            changing = !turn.hasEnded();
            if (!changing && turn.exitCode() == 0) turn.resume(At.CHANGED);
            return;
        }
        switch (At.values()[at]) {
            case START -> start(turn);
            case FOUND -> {
                if (of.isSuccess()) change(turn);
                else turn.fail("The driver file '%s' is not there. Copy it from the CD.".formatted(file()));
            }
            case CHANGED -> {
                tell(turn);
                turn.end(0);
            }
        }
    }

    private void start(Turn turn) {
        switch (wanted) {
            case "" -> change(turn);
            case "on", "off" -> turn.call(new SystemCall.Stat(file()), At.FOUND);
            default -> turn.fail("'dmacheck' knows 'on' and 'off', and shows how things are without either.");
        }
    }

    private void change(Turn turn) {
        changing = true;
        turn.resume(At.START);
    }

    private void tell(Turn turn) {
        boolean direct = change.drivers().contains(choice.busMaster());
        if (wanted.isEmpty())
            turn.line("The disk is run by %s.".formatted(direct ? "bus-master DMA" : "programmed I/O"));
        else turn.line("From the next start on the disk is run by '%s'.".formatted(driver()));
    }

    private List<String> changed(List<String> drivers) {
        return wanted.isEmpty() ? drivers : drivers.stream().map(this::replaced).toList();
    }

    private String replaced(String id) {
        return id.equals(choice.programmedIo()) || id.equals(choice.busMaster()) ? driver() : id;
    }

    private String driver() {
        return wanted.equals("on") ? choice.busMaster() : choice.programmedIo();
    }

    private String file() {
        return choice.driverDirectory() + "\\" + driver().toUpperCase(Locale.ROOT) + ".SYS";
    }

    record State(boolean changing, Saved change) {}

    @Override
    public Saved save() {
        return Saved.of(new State(changing, change.save()));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        changing = state.changing();
        change.restore(state.change());
    }
}
