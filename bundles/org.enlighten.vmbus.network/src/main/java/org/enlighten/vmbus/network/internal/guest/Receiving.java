// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.internal.guest;

import java.util.Optional;
import org.enlighten.machine.GuestMemory;
import org.enlighten.vmbus.Packet;

/// The receive buffer of a guest: copies out of it what the host has put there.
record Receiving(GuestMemory memory, long at, int bytes) {
    /// Empty when the piece lies outside.
    Optional<byte[]> copy(Packet.Piece piece) {
        boolean inside = piece.at() >= 0 && piece.bytes() >= 0 && (long) piece.at() + piece.bytes() <= bytes;
        if (!inside) return Optional.empty();
        byte[] copy = new byte[piece.bytes()];
        memory.read(at + piece.at(), copy, 0, copy.length);
        return Optional.of(copy);
    }
}
