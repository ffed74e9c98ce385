// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

/// One Ethernet frame on its way, without its check sequence.
///
/// @param bytes nobody's to change once the frame was made: one array goes to every port it is flooded to
/// @param cause the request it serves, for the trace alone; 0 for none
public record Frame(byte[] bytes, long cause) {
    public static Frame of(byte[] bytes) {
        return new Frame(bytes, 0);
    }

    public int length() {
        return bytes.length;
    }
}
