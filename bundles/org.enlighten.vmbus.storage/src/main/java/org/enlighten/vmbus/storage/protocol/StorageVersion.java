// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.protocol;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Versions of the protocol, named after the first host that spoke them.
public enum StorageVersion {
    WINDOWS_2008(0x0200, 0x24),
    WINDOWS_7(0x0402, 0x24),
    WINDOWS_8(0x0501, 0x34),
    WINDOWS_8_1(0x0600, 0x34),
    WINDOWS_10(0x0602, 0x34);

    private final int wire;
    private final int srbBytes;

    StorageVersion(int wire, int srbBytes) {
        this.wire = wire;
        this.srbBytes = srbBytes;
    }

    /// As packets carry it: major in the high byte.
    public int wire() {
        return wire;
    }

    /// Length of a request's part of a packet, as it says itself.
    public int srbBytes() {
        return srbBytes;
    }

    /// Length of every packet.
    public int packetBytes() {
        return StorageLayout.SRB + srbBytes;
    }

    /// Whether a controller may have further channels.
    public boolean hasSubChannels() {
        return compareTo(WINDOWS_8) >= 0;
    }

    public static Optional<StorageVersion> of(int wire) {
        return Arrays.stream(values()).filter(v -> v.wire == wire).findFirst();
    }

    /// All versions up to this, newest first.
    public List<StorageVersion> andOlder() {
        return Arrays.stream(values())
                .filter(v -> v.compareTo(this) <= 0)
                .sorted(Comparator.reverseOrder())
                .toList();
    }
}
