// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

/// What is plugged into a [NetworkCard]. It holds nothing: a frame under way is kept by the card that sent it.
public interface CardLink {
    /// From one plug to the other.
    long propagationNs();

    /// The frame's last bit has come to the other end.
    void carry(NetworkCard from, byte[] frame, long cause);
}
