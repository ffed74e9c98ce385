// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network;

import java.util.Optional;
import java.util.UUID;

/// Whoever owns the adapters of virtual machines and the switches that they are connected to.
public interface VirtualAdapters {
    /// The adapter that was offered to a partition as this instance; empty when it is there no more.
    Optional<VirtualAdapter> adapter(long partition, UUID instance);

    Optional<VirtualAdapter> adapter(int number);

    /// An emulated adapter of a machine, by its number among these; its frames do not come here.
    Optional<VirtualAdapter> emulated(int machine, int index);

    /// The driver of this boot was made: frames for adapters go to it from now on.
    void serving(NetworkProvider provider);
}
