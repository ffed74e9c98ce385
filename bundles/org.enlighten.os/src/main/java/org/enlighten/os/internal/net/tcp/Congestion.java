// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net.tcp;

/// How much may be under way without harm to the network (RFC 5681): slow start, congestion avoidance, fast
/// retransmit and fast recovery, with limited transmit (RFC 3042).
final class Congestion {
    /// What is saved.
    record State(int window, int threshold, int duplicates, boolean recovering, int repeatedUpTo) {}

    private static final int WINDOW_MAX = 1 << 30;
    private static final int DUPLICATES = 3;
    private static final int LARGE_SEGMENT = 2190;
    private static final int MIDDLE_SEGMENT = 1095;

    private int window;
    private int threshold = WINDOW_MAX;
    private int duplicates;
    private boolean recovering;
    /// Everything up to here was sent again after a time-out: duplicates of it prove nothing (RFC 6582, 3.2).
    private int repeatedUpTo;

    /// @param sequence of the first byte
    /// @param slowly the opening was lost: one segment
    void begin(int segment, int sequence, boolean slowly) {
        window = slowly ? segment : initial(segment);
        repeatedUpTo = sequence;
    }

    private static int initial(int segment) {
        if (segment > LARGE_SEGMENT) return 2 * segment;
        return (segment > MIDDLE_SEGMENT ? 3 : 4) * segment;
    }

    /// Bytes that may be under way.
    int allowed(int segment) {
        return recovering ? window : window + Math.min(duplicates, DUPLICATES - 1) * segment;
    }

    int window() {
        return window;
    }

    /// New data was acknowledged.
    void acknowledged(int bytes, int segment) {
        if (recovering) window = threshold;
        else if (window < threshold) window += Math.min(bytes, segment);
        else window += Math.max(1, (int) ((long) segment * segment / window));
        window = Math.min(window, WINDOW_MAX);
        recovering = false;
        duplicates = 0;
    }

    /// The same data was acknowledged once more; true when that proves the next segment lost.
    ///
    /// @param acknowledged up to where
    /// @param flight bytes under way
    boolean repeated(int acknowledged, int flight, int segment) {
        duplicates++;
        if (recovering) {
            window = Math.min(window + segment, WINDOW_MAX);
            return false;
        }
        if (duplicates != DUPLICATES || Sequence.before(acknowledged, repeatedUpTo)) return false;
        threshold = half(flight, segment);
        window = threshold + DUPLICATES * segment;
        recovering = true;
        return true;
    }

    /// @param first nothing was sent again because of a time-out since the last acknowledgement
    /// @param highest one past the last byte ever sent
    void timedOut(int flight, int segment, boolean first, int highest) {
        if (first) threshold = half(flight, segment);
        window = segment;
        recovering = false;
        duplicates = 0;
        repeatedUpTo = highest;
    }

    /// Nothing was sent for longer than the time-out: what was known of the network is old.
    void restart(int segment) {
        window = Math.min(window, initial(segment));
    }

    private static int half(int flight, int segment) {
        return Math.max(flight / 2, 2 * segment);
    }

    State save() {
        return new State(window, threshold, duplicates, recovering, repeatedUpTo);
    }

    void restore(State s) {
        window = s.window();
        threshold = s.threshold();
        duplicates = s.duplicates();
        recovering = s.recovering();
        repeatedUpTo = s.repeatedUpTo();
    }
}
