// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import java.util.Arrays;
import org.enlighten.machine.Cost;
import org.enlighten.machine.Costs;
import org.enlighten.machine.Exit;
import org.enlighten.machine.GuestMemory;
import org.enlighten.machine.VirtualProcessor;

/// Ports of the machine itself: two that switch it off and reset it. Elsewhere nobody listens.
final class PlatformBus implements Bus {
    /// Reset control register (Intel ICH9 datasheet, 13.7.5): bit 2 does it.
    static final int RESET_PORT = 0xCF9;
    /// PM1a control (ACPI 4.8.3.2.1): sleep enable, sleep type.
    static final int POWER_PORT = 0x404;

    private static final long RESET_CPU = 1 << 2;
    private static final long SLEEP_ENABLE = 1 << 13;
    private static final int ELEMENTS_MAX = 1 << 16;

    private final PhysicalMachine machine;
    private final Costs costs;

    PlatformBus(PhysicalMachine machine, Costs costs) {
        this.machine = machine;
        this.costs = costs;
    }

    @Override
    public long access(VirtualProcessor vp) {
        Exit exit = vp.exit();
        return switch (exit.reason) {
            case IN, MMIO_READ -> ones(exit.size);
            case OUT -> out(exit.port, exit.value);
            case INS -> ins(vp.memory(), exit);
            case OUTS -> elements(exit);
            default -> 0;
        };
    }

    private long out(int port, long value) {
        if (port == RESET_PORT && (value & RESET_CPU) != 0) machine.requestReset();
        if (port == POWER_PORT && (value & SLEEP_ENABLE) != 0) machine.requestPowerOff();
        return 0;
    }

    private static long ins(GuestMemory memory, Exit exit) {
        long elements = elements(exit);
        byte[] ones = new byte[(int) (elements * exit.size)];
        Arrays.fill(ones, (byte) 0xFF);
        if (memory.contains(exit.gpa, ones.length)) memory.write(exit.gpa, ones, 0, ones.length);
        return elements;
    }

    private static long elements(Exit exit) {
        return Math.clamp(exit.count, 1, ELEMENTS_MAX);
    }

    private static long ones(int size) {
        return size >= 8 ? -1 : (1L << size * 8) - 1;
    }

    @Override
    public long timeNs(Exit exit) {
        long elements = exit.reason.isString() ? elements(exit) : 0;
        return costs.ns(Cost.PORT_ACCESS) + elements * costs.ns(Cost.PORT_ELEMENT);
    }
}
