// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.protocol;

/// The internet checksum (RFC 1071): ones' complement sum of 16-bit words.
final class Checksum {
    private long sum;

    /// Adds bytes; an odd number only at the end.
    Checksum add(byte[] bytes, int from, int count) {
        int end = from + count;
        for (int i = from; i + 1 < end; i += 2) sum += (bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF;
        if ((count & 1) != 0) sum += (bytes[end - 1] & 0xFF) << 8;
        return this;
    }

    /// What UDP and TCP put before their own (RFC 9293, 3.1).
    Checksum addPseudoHeader(Ipv4Address source, Ipv4Address destination, int protocol, int length) {
        sum += (source.bits() >>> 16) + (source.bits() & 0xFFFF);
        sum += (destination.bits() >>> 16) + (destination.bits() & 0xFFFF);
        sum += protocol + length;
        return this;
    }

    /// What goes into the field when it was 0 in the sum; 0 when the field was in it and is right.
    int value() {
        long folded = sum;
        while (folded >>> 16 != 0) folded = (folded & 0xFFFF) + (folded >>> 16);
        return (int) ~folded & 0xFFFF;
    }
}
