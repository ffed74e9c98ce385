// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration;

import org.enlighten.simulation.EventType;

/// What the host's end tells, with the partition at the other end; services by their place in
/// [org.enlighten.vmbus.integration.protocol.IntegrationService].
public final class IntegrationEvents {
    /// Versions were agreed: major in the upper half, minor in the lower.
    public static final EventType AGREED = EventType.of("integration.agreed", "service", "version");
    /// Host and guest know no common version.
    public static final EventType MISMATCH = EventType.of("integration.mismatch", "service", "");
    public static final EventType ASKED = EventType.of("integration.asked", "service", "transaction");
    public static final EventType ANSWERED = EventType.of("integration.answered", "service", "status");
    /// What the guest sent is no message, or not one that was expected.
    public static final EventType REFUSED = EventType.of("integration.refused", "service", "type");
    /// The guest's answer did not come in time.
    public static final EventType TIMED_OUT = EventType.of("integration.timed-out", "service", "transaction");

    private IntegrationEvents() {}
}
