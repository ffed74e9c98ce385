// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine;

import org.enlighten.simulation.EventType;

/// Events of processors, recorded by whoever carries them. Crossings name both sides.
public final class MachineEvents {
    public static final EventType PORT_READ = EventType.of("machine.port-read", "port", "value");
    public static final EventType PORT_WRITE = EventType.of("machine.port-write", "port", "value");
    public static final EventType PORT_STRING = EventType.of("machine.port-string", "port", "elements");
    public static final EventType MEMORY_MAPPED = EventType.of("machine.mmio", "gpa", "value");
    public static final EventType INTERRUPT_TAKEN = EventType.of("machine.interrupt-taken", "vector", "");
    public static final EventType HALTED = EventType.of("machine.halted", "logical processor", "");
    public static final EventType WOKEN = EventType.of("machine.woken", "logical processor", "");

    private MachineEvents() {}
}
