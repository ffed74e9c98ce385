// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

/// What a card has done since it was built.
///
/// @param framesSent frames that left on the wire
/// @param framesReceived frames that came and were kept for the driver
/// @param refused frames that found the transmit queue full, or were no frames of Ethernet
/// @param missed frames that came while nobody listened or the receive queue was full
public record CardCounters(
        long framesSent, long bytesSent, long framesReceived, long bytesReceived, long refused, long missed) {
    static final CardCounters NONE = new CardCounters(0, 0, 0, 0, 0, 0);

    CardCounters sent(int bytes) {
        return new CardCounters(framesSent + 1, bytesSent + bytes, framesReceived, bytesReceived, refused, missed);
    }

    CardCounters received(int bytes) {
        return new CardCounters(framesSent, bytesSent, framesReceived + 1, bytesReceived + bytes, refused, missed);
    }

    CardCounters oneRefused() {
        return new CardCounters(framesSent, bytesSent, framesReceived, bytesReceived, refused + 1, missed);
    }

    CardCounters oneMissed() {
        return new CardCounters(framesSent, bytesSent, framesReceived, bytesReceived, refused, missed + 1);
    }
}
