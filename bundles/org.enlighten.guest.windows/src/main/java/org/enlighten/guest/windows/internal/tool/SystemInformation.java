// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.tool;

import java.util.Locale;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.guest.windows.internal.hypervisor.HypervisorInterface;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.os.SystemInfo;
import org.enlighten.os.pc.PcCodes;
import org.enlighten.simulation.Saved;

/// `msinfo32`: what the system says of itself and its machine: processors, memory, the power management timer, and
/// the hypervisor if its kernel looks for one.
public final class SystemInformation implements Activity {
    private static final int TEXT_BYTES = 512;

    private enum At {
        START,
        KNOWN,
        TIMER_OPENED,
        TIMER_READ,
        HYPERVISOR_OPENED,
        HYPERVISOR_READ
    }

    private final String name;
    private int handle;

    public SystemInformation(String name) {
        this.name = name;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> turn.call(new SystemCall.QuerySystem(), At.KNOWN);
            case KNOWN -> {
                known(of.detail(SystemInfo.class), turn);
                turn.call(new SystemCall.Open("\\\\.\\acpi", Access.READ), At.TIMER_OPENED);
            }
            case TIMER_OPENED -> {
                if (of.isSuccess()) ask(of, PcCodes.READ_TIMER, 0, At.TIMER_READ, turn);
                else openHypervisor(turn);
            }
            case TIMER_READ -> {
                row("PM timer", "%,d at %,d Hz".formatted(of.value(), PcCodes.TIMER_HZ), turn);
                turn.call(new SystemCall.Close(handle));
                openHypervisor(turn);
            }
            case HYPERVISOR_OPENED -> {
                if (of.isSuccess()) ask(of, HypervisorInterface.QUERY, TEXT_BYTES, At.HYPERVISOR_READ, turn);
                else turn.end(0);
            }
            case HYPERVISOR_READ -> {
                int length = of.isSuccess() ? (int) of.value() : 0;
                row("Hypervisor", length == 0 ? "none" : turn.memory().text(Turn.DATA_AT, length), turn);
                turn.call(new SystemCall.Close(handle));
                turn.end(0);
            }
        }
    }

    private void known(SystemInfo info, Turn turn) {
        int processors = info.processes().stream()
                .filter(p -> p.processId() == 0)
                .mapToInt(SystemInfo.ProcessInfo::threads)
                .sum();
        long running = info.services().stream().filter(s -> s.running()).count();
        row("System", "%s, version %s".formatted(name, info.version()), turn);
        row("Processors", Integer.toString(processors), turn);
        row("Memory", "%,d MB".formatted(info.memoryBytes() >> 20), turn);
        row("Processes", Integer.toString(info.processes().size()), turn);
        row("Services", "%d, of which %d run".formatted(info.services().size(), running), turn);
    }

    private void openHypervisor(Turn turn) {
        turn.call(new SystemCall.Open("\\\\.\\hvl", Access.READ), At.HYPERVISOR_OPENED);
    }

    private void ask(Result opened, int code, int bytes, At then, Turn turn) {
        handle = (int) opened.value();
        turn.call(new SystemCall.Device(handle, code, 0, 0, Turn.DATA_AT, bytes), then);
    }

    private static void row(String what, String value, Turn turn) {
        turn.line(String.format(Locale.ROOT, "%-12s %s", what, value));
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
