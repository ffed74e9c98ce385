// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.synthetic;

import org.enlighten.vmbus.Offer;

/// One device that a machine has on its bus, because its definition says so. It is made anew from the definition
/// whenever somebody asks, so it has no state: what its channel is doing is kept by the bus, what the device is doing
/// by the driver that serves it, both in the root's kernel and saved with it.
public interface SyntheticDevice {
    /// Which driver of the root's kernel serves it, by id.
    String driver();

    /// What the guest is offered. Interface and instance tell a machine's devices apart and are the same each time.
    Offer offer();

    /// A device that is no more than this.
    static SyntheticDevice of(String driver, Offer offer) {
        return new Plain(driver, offer);
    }

    /// The two, and nothing else.
    record Plain(String driver, Offer offer) implements SyntheticDevice {}
}
