// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage;

import org.enlighten.simulation.EventType;

/// What the provider tells, with the partition whose request it is.
public final class StorageEvents {
    /// A command for a disk was taken from its packet: its operation code, and its unit as path, target and LUN in
    /// eight bits each.
    public static final EventType COMMAND = EventType.of("storage.command", "operation", "unit");
    /// Its answer has left: the SRB status, and how many bytes were moved.
    public static final EventType ANSWER = EventType.of("storage.answer", "srb status", "bytes");
    /// A guest has finished the beginning of a channel.
    public static final EventType READY = EventType.of("storage.ready", "version", "units");
    /// A packet made no sense; the reason is a number of [Refusal].
    public static final EventType REFUSED = EventType.of("storage.refused", "operation", "reason");

    private StorageEvents() {}

    /// What is wrong with a packet.
    public enum Refusal {
        /// It has no length that a packet has, or not that of the version that was agreed.
        LENGTH,
        /// Nobody asks that, or not here.
        OPERATION,
        /// Not at this point.
        NOT_NOW,
        /// The version is not spoken here.
        VERSION,
        /// Memory that is not the guest's, or more than one stretch of it.
        MEMORY,
        /// What the request says of its data is not what its command says.
        DATA,
        /// The guest has more under way, or more answers that it does not take, than there is room for.
        TOO_MUCH
    }
}
