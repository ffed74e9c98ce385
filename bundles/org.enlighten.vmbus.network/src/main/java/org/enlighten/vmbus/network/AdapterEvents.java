// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network;

import org.enlighten.simulation.EventType;

/// What the host's half of synthetic adapters tells.
public final class AdapterEvents {
    /// Host and guest have agreed; the version as [org.enlighten.vmbus.network.protocol.NvspVersion#word].
    public static final EventType AGREED = EventType.of("netvsp.agreed", "adapter", "version");
    /// The guest sees which frames; 0 for none.
    public static final EventType FILTER = EventType.of("netvsp.filter", "adapter", "filter");
    /// What a guest said had no effect; the reason is a number of [Refusal].
    public static final EventType REFUSED = EventType.of("netvsp.refused", "adapter", "reason");
    /// A frame for a guest that had no room for it.
    public static final EventType MISSED = EventType.of("netvsp.frame-missed", "adapter", "bytes");

    private AdapterEvents() {}

    /// Why a message had no effect.
    public enum Refusal {
        NOT_UNDERSTOOD,
        NOT_NOW,
        NO_SUCH_BUFFER,
        /// An answer to nothing that was sent.
        NOT_ASKED,
        /// It names memory that is not there, or more than is taken at once.
        BAD_MEMORY,
        BAD_RNDIS,
        /// The guest does not read what it is sent.
        TOO_MUCH
    }
}
