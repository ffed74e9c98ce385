// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.enlighten.machine.Exit;
import org.enlighten.simulation.EventType;

/// Crossings that the hypervisor tells. Mode is where the code ran that crossed; processor is the virtual one's
/// index.
public final class HypervisorEvents {
    public static final String GUEST_TO_HYPERVISOR = "guest→hypervisor";
    public static final String ROOT_TO_HYPERVISOR = "root→hypervisor";
    public static final String HYPERVISOR_TO_GUEST = "hypervisor→guest";
    public static final String HYPERVISOR_TO_ROOT = "hypervisor→root";

    /// Into a guest: `a` is the logical processor, `b` the nanoseconds from now until it acts.
    public static final EventType GUEST_ENTERED =
            EventType.crossing("hypervisor.guest-entered", HYPERVISOR_TO_GUEST, "logical processor", "in ns");
    public static final EventType ROOT_ENTERED =
            EventType.crossing("hypervisor.root-entered", HYPERVISOR_TO_ROOT, "logical processor", "in ns");
    public static final EventType GUEST_HYPERCALL =
            EventType.crossing("hypervisor.guest-hypercall", GUEST_TO_HYPERVISOR, "call code", "result");
    public static final EventType ROOT_HYPERCALL =
            EventType.crossing("hypervisor.root-hypercall", ROOT_TO_HYPERVISOR, "call code", "result");
    /// An interrupt for somebody else takes a processor off: the exit of an external interrupt.
    public static final EventType GUEST_PREEMPTED =
            EventType.crossing("hypervisor.guest-preempted", GUEST_TO_HYPERVISOR, "logical processor", "burst left ns");
    public static final EventType ROOT_PREEMPTED =
            EventType.crossing("hypervisor.root-preempted", ROOT_TO_HYPERVISOR, "logical processor", "burst left ns");
    /// Told of the root's processor that gets the message.
    public static final EventType INTERCEPT_MESSAGE =
            EventType.crossing("hypervisor.intercept-message", HYPERVISOR_TO_ROOT, "partition", "processor");
    public static final EventType MESSAGE_DELIVERED = EventType.of("hypervisor.message-delivered", "sint", "type");
    /// A flag that was clear is set in a processor's page of event flags.
    public static final EventType EVENT_SIGNALLED = EventType.of("hypervisor.event-signalled", "sint", "flag");
    public static final EventType TIMER_EXPIRED = EventType.of("hypervisor.timer-expired", "timer", "reference time");
    /// A system says that it dies; the numbers are what it left first and second.
    public static final EventType GUEST_CRASH = EventType.of("hypervisor.guest-crash", "parameter 0", "parameter 1");
    public static final EventType INTERCEPT_COMPLETED =
            EventType.of("hypervisor.intercept-completed", "answer", "reason");
    public static final EventType SWITCHED = EventType.of("hypervisor.vp-switched", "logical processor", "");
    public static final EventType HALTED = EventType.of("hypervisor.vp-halted", "logical processor", "");
    public static final EventType WOKEN = EventType.of("hypervisor.vp-woken", "vector pending", "");
    public static final EventType SUSPENDED = EventType.of("hypervisor.vp-suspended", "", "");
    public static final EventType RESUMED = EventType.of("hypervisor.vp-resumed", "", "");
    public static final EventType THROTTLED = EventType.of("hypervisor.vp-throttled", "logical processor", "");
    public static final EventType INTERRUPT_ASSERTED = EventType.of("hypervisor.interrupt-asserted", "vector", "");
    public static final EventType PARTITION_CREATED = EventType.of("hypervisor.partition-created", "partition", "");
    public static final EventType PARTITION_DELETED = EventType.of("hypervisor.partition-deleted", "partition", "");

    private static final Map<Exit.Reason, EventType> GUEST_EXITS = exits("exit", GUEST_TO_HYPERVISOR);
    private static final Map<Exit.Reason, EventType> ROOT_EXITS = exits("root-exit", ROOT_TO_HYPERVISOR);

    private HypervisorEvents() {}

    /// The crossing of an exit for this reason; hypercalls have events of their own.
    public static EventType exit(Exit.Reason reason, boolean root) {
        return (root ? ROOT_EXITS : GUEST_EXITS).get(reason);
    }

    private static Map<Exit.Reason, EventType> exits(String kind, String crossing) {
        Map<Exit.Reason, EventType> types = new EnumMap<>(Exit.Reason.class);
        for (Exit.Reason reason : Exit.Reason.values()) {
            String name = "hypervisor." + kind + "-"
                    + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
            types.put(reason, EventType.crossing(name, crossing, "port, address or leaf", "value or count"));
        }
        return types;
    }
}
