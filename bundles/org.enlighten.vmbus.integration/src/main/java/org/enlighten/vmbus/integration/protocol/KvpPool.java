// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.protocol;

import java.util.Optional;

/// Where keys and values lie, in the order of their numbers on the wire.
public enum KvpPool {
    /// From the host, as somebody has set them there.
    EXTERNAL,
    /// From programs in the guest.
    GUEST,
    /// What the guest says of itself.
    INTRINSIC,
    /// What the host says of itself and of the machine.
    HOST_INTRINSIC;

    public static Optional<KvpPool> of(int number) {
        return number >= 0 && number < values().length ? Optional.of(values()[number]) : Optional.empty();
    }
}
