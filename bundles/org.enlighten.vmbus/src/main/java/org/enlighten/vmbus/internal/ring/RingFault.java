// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.ring;

/// What is wrong with a ring whose other end does not keep to the rules: the channel ends with it.
public enum RingFault {
    INDEX_OUT_OF_RANGE("an index of the ring is no index"),
    PACKET_TOO_SHORT("a packet is shorter than its descriptor"),
    PACKET_TOO_LONG("a packet is longer than what was written"),
    PAYLOAD_OUT_OF_RANGE("a packet's payload begins outside of it"),
    TYPE_UNKNOWN("a packet has no type that is in use"),
    RANGES_MALFORMED("a packet's list of ranges does not fit it"),
    RING_TOO_SMALL("the ring is smaller than a packet that has to go through it");

    private final String sentence;

    RingFault(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
