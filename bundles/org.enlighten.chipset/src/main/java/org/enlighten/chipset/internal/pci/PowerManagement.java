// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.pci;

import java.util.function.LongSupplier;
import org.enlighten.chipset.internal.bus.Outside;
import org.enlighten.chipset.internal.bus.PortDevice;
import org.enlighten.simulation.Snapshottable;

/// The power management block of the PIIX4, at the base that its configuration space names: status, enable, control
/// and timer of ACPI (290562, 7.2).
public final class PowerManagement implements PortDevice, Snapshottable<PowerManagement.State> {
    public record State(int status, int enabled, int control) {}

    public static final int PORTS = 64;
    private static final long TIMER_HZ = 3_579_545;
    private static final long SECOND_NS = 1_000_000_000;
    private static final int SLEEP = 0x2000;
    private static final int SLEEP_TYPE = 0x1C00;

    private final LongSupplier nowNs;
    private final Outside outside;
    private int status;
    private int enabled;
    private int control;

    public PowerManagement(LongSupplier nowNs, Outside outside) {
        this.nowNs = nowNs;
        this.outside = outside;
    }

    @Override
    public int read(int port) {
        int register = port & PORTS - 1;
        return switch (register) {
            case 0, 1 -> status >>> 8 * register & 0xFF;
            case 2, 3 -> enabled >>> 8 * (register - 2) & 0xFF;
            case 4, 5 -> control >>> 8 * (register - 4) & 0xFF;
            case 8, 9, 10 -> (int) (timer() >>> 8 * (register - 8)) & 0xFF;
            default -> 0;
        };
    }

    @Override
    public void write(int port, int value) {
        int register = port & PORTS - 1;
        switch (register) {
            case 0, 1 -> status &= ~(value << 8 * register);
            case 2, 3 -> enabled = replaced(enabled, register - 2, value) & 0x0521;
            case 4, 5 -> control(replaced(control, register - 4, value));
            default -> {}
        }
    }

    private static int replaced(int word, int at, int value) {
        return word & ~(0xFF << 8 * at) | value << 8 * at;
    }

    /// Sleep type 0 is soft off; suspended states are not modelled and end nothing.
    private void control(int value) {
        control = value & (SLEEP_TYPE | 0x0003);
        if ((value & SLEEP) != 0 && (value & SLEEP_TYPE) == 0) outside.powerOff();
    }

    private long timer() {
        long now = nowNs.getAsLong();
        long ticks = now / SECOND_NS * TIMER_HZ + now % SECOND_NS * TIMER_HZ / SECOND_NS;
        return ticks & 0xFFFFFF;
    }

    public void reset() {
        status = 0;
        enabled = 0;
        control = 0;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(status, enabled, control);
    }

    @Override
    public void restore(State s) {
        status = s.status();
        enabled = s.enabled();
        control = s.control();
    }
}
