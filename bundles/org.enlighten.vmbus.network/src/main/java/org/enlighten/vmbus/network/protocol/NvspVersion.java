// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.protocol;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Versions of NVSP, oldest first, with the word that names each on the wire.
public enum NvspVersion {
    /// Windows Server 2008.
    V1(0x00000002),
    V2(0x00030002),
    V4(0x00040000),
    V5(0x00050000),
    V6(0x00060000),
    V6_1(0x00060001);

    private static final int SHORT_BYTES = 28;
    private static final int LONG_BYTES = 40;

    private final int word;

    NvspVersion(int word) {
        this.word = word;
    }

    public int word() {
        return word;
    }

    public boolean isAtLeast(NvspVersion other) {
        return compareTo(other) >= 0;
    }

    /// What a message is padded to: receivers of older ones check that it is no shorter.
    public int messageBytes() {
        return isAtLeast(V6_1) ? LONG_BYTES : SHORT_BYTES;
    }

    public static Optional<NvspVersion> of(int word) {
        return Arrays.stream(values()).filter(v -> v.word == word).findFirst();
    }

    /// All up to one, newest first: the order in which a guest tries them.
    public static List<NvspVersion> upTo(NvspVersion newest) {
        return Arrays.stream(values())
                .filter(newest::isAtLeast)
                .sorted(Comparator.reverseOrder())
                .toList();
    }
}
