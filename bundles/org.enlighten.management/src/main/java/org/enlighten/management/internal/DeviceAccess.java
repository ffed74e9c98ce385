// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.Optional;
import java.util.Set;
import org.enlighten.simulation.TraceEvent;

/// What the trace tells of a guest's accesses to device registers, whoever carries the guest: an exit to a hypervisor
/// or to a hosted product's driver, or the bare machine's own event.
final class DeviceAccess {
    private static final Set<String> KINDS = Set.of("in", "out", "ins", "outs", "mmio-read", "mmio-write");
    private static final Set<String> BARE =
            Set.of("machine.port-read", "machine.port-write", "machine.port-string", "machine.mmio");
    private static final String EXIT = ".exit-";
    private static final String BACK = ".guest-entered";

    private DeviceAccess() {}

    static boolean is(TraceEvent event) {
        return BARE.contains(event.type().name())
                || exitKind(event).filter(KINDS::contains).isPresent();
    }

    /// A value written to a port.
    static boolean isWrite(TraceEvent event) {
        return event.type().name().equals("machine.port-write")
                || exitKind(event).filter("out"::equals).isPresent();
    }

    /// The guest goes on: what it waited for has been answered.
    static boolean isReturn(TraceEvent event) {
        return event.type().name().endsWith(BACK);
    }

    private static Optional<String> exitKind(TraceEvent event) {
        String name = event.type().name();
        int at = name.indexOf(EXIT);
        return at < 0 ? Optional.empty() : Optional.of(name.substring(at + EXIT.length()));
    }
}
