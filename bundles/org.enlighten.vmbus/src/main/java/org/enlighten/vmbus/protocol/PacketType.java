// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.protocol;

import java.util.Optional;

/// Kinds of packets in a ring that are in use.
public enum PacketType {
    /// The payload is all there is.
    IN_BAND(6),
    /// Data lies in a buffer that the guest shared before: pieces of it are named.
    TRANSFER_PAGES(7),
    /// Data lies in the guest's memory: its pages are named.
    GPA_DIRECT(9),
    /// A request is given up.
    CANCEL(10),
    /// The answer to a request, with its transaction id.
    COMPLETION(11);

    private final int code;

    PacketType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Optional<PacketType> of(int code) {
        return switch (code) {
            case 6 -> Optional.of(IN_BAND);
            case 7 -> Optional.of(TRANSFER_PAGES);
            case 9 -> Optional.of(GPA_DIRECT);
            case 10 -> Optional.of(CANCEL);
            case 11 -> Optional.of(COMPLETION);
            default -> Optional.empty();
        };
    }
}
