// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

import java.util.function.LongSupplier;
import org.enlighten.chipset.internal.bus.Outside;
import org.enlighten.chipset.internal.bus.PortDevice;
import org.enlighten.simulation.Snapshottable;

/// The system control ports of the PIIX4: 0x61 (speaker, refresh), 0x92 (address line 20, fast reset), 0x80 (code of
/// the power-on self test).
public final class SystemPorts implements PortDevice, Snapshottable<SystemPorts.State> {
    public record State(int control, int fast, int postCode) {}

    public static final int CONTROL = 0x61;
    public static final int POST = 0x80;
    public static final int FAST = 0x92;
    private static final long REFRESH_NS = 15_085;
    private static final int RESET = 1;
    private static final int A20 = 2;

    private final LongSupplier nowNs;
    private final Pit pit;
    private final Outside outside;
    private int control;
    private int fast = A20;
    private int postCode;

    public SystemPorts(LongSupplier nowNs, Pit pit, Outside outside) {
        this.nowNs = nowNs;
        this.pit = pit;
        this.outside = outside;
    }

    public int postCode() {
        return postCode;
    }

    @Override
    public int read(int port) {
        return switch (port) {
            case CONTROL -> {
                int refresh = (nowNs.getAsLong() / REFRESH_NS & 1) != 0 ? 0x10 : 0;
                yield control & 0x0F | refresh | (pit.speakerOutput() ? 0x20 : 0);
            }
            case POST -> postCode;
            case FAST -> fast;
            default -> FLOATING;
        };
    }

    @Override
    public void write(int port, int value) {
        switch (port) {
            case CONTROL -> {
                control = value & 0x0F;
                pit.speakerGate((value & 1) != 0);
            }
            case POST -> postCode = value;
            case FAST -> {
                if ((value & RESET) != 0 && (fast & RESET) == 0) outside.reset();
                fast = value;
            }
            default -> {}
        }
    }

    public void reset() {
        control = 0;
        fast = A20;
        postCode = 0;
        pit.speakerGate(false);
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(control, fast, postCode);
    }

    @Override
    public void restore(State s) {
        control = s.control();
        fast = s.fast();
        postCode = s.postCode();
    }
}
