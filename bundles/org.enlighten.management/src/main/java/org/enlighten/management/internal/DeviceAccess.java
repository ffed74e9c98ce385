// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.Optional;
import org.enlighten.simulation.TraceEvent;

/// What the trace tells of a guest's access to a device register, whoever carries the guest: an exit to a hypervisor
/// or to a hosted product's driver, or the bare machine's own event.
///
/// @param kind `in`, `out`, `ins`, `outs`, `mmio-read` or `mmio-write`
/// @param value that was written; of strings, how many elements there were
record DeviceAccess(String kind, long port, long value) {
    private static final String EXIT = ".exit-";
    private static final String BACK = ".guest-entered";

    static Optional<DeviceAccess> of(TraceEvent event) {
        return kind(event.type().name()).map(kind -> new DeviceAccess(kind, event.a(), event.b()));
    }

    private static Optional<String> kind(String event) {
        int at = event.indexOf(EXIT);
        String name = at < 0 ? event : event.substring(at + EXIT.length());
        return switch (name) {
            case "in", "out", "ins", "outs", "mmio-read", "mmio-write" -> Optional.of(name);
            case "machine.port-read" -> Optional.of("in");
            case "machine.port-write" -> Optional.of("out");
            case "machine.port-string" -> Optional.of("outs");
            case "machine.mmio" -> Optional.of("mmio-write");
            default -> Optional.empty();
        };
    }

    /// The guest goes on: what it waited for has been answered.
    static boolean isReturn(TraceEvent event) {
        return event.type().name().endsWith(BACK);
    }

    /// A single value written to a port.
    boolean isWrite() {
        return kind.equals("out");
    }

    String register() {
        if (kind.startsWith("mmio")) return "memory 0x%X".formatted(port);
        return Registers.name((int) port, !kind.startsWith("in"));
    }

    String access() {
        return switch (kind) {
            case "in", "mmio-read" -> "read";
            case "ins" -> "read string";
            case "outs" -> "write string";
            default -> "write";
        };
    }

    /// `write 0x20 to IDE command (0x1F7)`.
    String text() {
        return switch (access()) {
            case "read" -> "read " + register();
            case "write" -> "write 0x%X to %s".formatted(value, register());
            case "read string" -> "read %d elements from %s".formatted(value, register());
            default -> "write %d elements to %s".formatted(value, register());
        };
    }
}
