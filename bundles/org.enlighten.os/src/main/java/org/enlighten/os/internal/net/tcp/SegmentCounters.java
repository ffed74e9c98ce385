// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net.tcp;

/// What TCP has done since it was made.
///
/// @param malformed segments that were not well-formed, wrong checksums included
/// @param strays segments that belonged to nothing
/// @param overflows openings that found no room
/// @param again of `sent`, those that begin with something that was sent before
public record SegmentCounters(long malformed, long strays, long overflows, long received, long sent, long again) {
    static final SegmentCounters NONE = new SegmentCounters(0, 0, 0, 0, 0, 0);

    SegmentCounters oneMalformed() {
        return new SegmentCounters(malformed + 1, strays, overflows, received, sent, again);
    }

    SegmentCounters oneStray() {
        return new SegmentCounters(malformed, strays + 1, overflows, received, sent, again);
    }

    SegmentCounters oneOverflow() {
        return new SegmentCounters(malformed, strays, overflows + 1, received, sent, again);
    }

    SegmentCounters oneReceived() {
        return new SegmentCounters(malformed, strays, overflows, received + 1, sent, again);
    }

    SegmentCounters oneSent() {
        return new SegmentCounters(malformed, strays, overflows, received, sent + 1, again);
    }

    SegmentCounters oneAgain() {
        return new SegmentCounters(malformed, strays, overflows, received, sent, again + 1);
    }
}
