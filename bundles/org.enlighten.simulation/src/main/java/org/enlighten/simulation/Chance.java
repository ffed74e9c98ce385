// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

/// The simulation's one source of chance (SplitMix64, Steele, Lea and Flood 2014): its whole state is one long, which
/// is saved.
public final class Chance {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private long state;

    public Chance(long seed) {
        state = seed;
    }

    public long nextLong() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// 0 (inclusive) to `bound` (exclusive); `bound` is at least 1.
    public int nextInt(int bound) {
        return (int) nextLong(bound);
    }

    /// 0 (inclusive) to `bound` (exclusive); `bound` is at least 1.
    public long nextLong(long bound) {
        if (bound < 1) throw new IllegalArgumentException("a bound is at least 1: bound=" + bound);
        return Long.remainderUnsigned(nextLong(), bound);
    }

    /// 0.0 (inclusive) to 1.0 (exclusive).
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    public void nextBytes(byte[] into) {
        for (int i = 0; i < into.length; i++) into[i] = (byte) nextLong();
    }

    /// A version 4 identifier (RFC 9562) from this source, so that the same seed gives the same names.
    public java.util.UUID nextUuid() {
        long high = (nextLong() & ~0xF000L) | 0x4000L;
        long low = (nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new java.util.UUID(high, low);
    }

    public long state() {
        return state;
    }

    public void restore(long saved) {
        state = saved;
    }
}
