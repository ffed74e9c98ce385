// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

import java.util.List;

/// How a system that has shut down asks for power off or restart.
public sealed interface Power {
    /// By register writes, as on a PC: value 0xFE to port 0x64 resets, the sleep register of ACPI switches
    /// off. A system without a way to switch off stops with interrupts masked, and its screen says that it
    /// may be switched off.
    record Ports(List<Write> restart, List<Write> powerOff) implements Power {
        public Ports {
            restart = List.copyOf(restart);
            powerOff = List.copyOf(powerOff);
        }
    }

    /// Through the machine it runs on directly.
    record Control(PowerControl machine) implements Power {}

    /// One register write; `sizeBytes` is 1, 2 or 4.
    record Write(int port, int sizeBytes, long value) {}

    /// A PC whose keyboard controller resets it and which cannot switch itself off.
    Power KEYBOARD_CONTROLLER = new Ports(List.of(new Write(0x64, 1, 0xFE)), List.of());
}
