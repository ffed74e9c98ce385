// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.protocol;

import java.math.BigInteger;
import java.util.OptionalLong;
import org.enlighten.machine.GuestMemory;

/// The page by which software makes reference time of the time-stamp counter without asking anybody (TLFS,
/// HV_REFERENCE_TSC_PAGE): sequence u32@0 (0: not usable, read the counter's register instead), scale u64@8, offset
/// s64@16. Time in 100 ns is the high half of `tsc * scale`, plus the offset.
///
/// The time-stamp counter of every processor here counts from the beginning of the simulation, at the same rate, and
/// never stops.
public final class ReferenceTscPage {
    private static final BigInteger TICKS_A_SECOND = BigInteger.valueOf(10_000_000);

    private ReferenceTscPage() {}

    /// The time-stamp counter at an instant of the simulation, counting `hz` a second.
    public static long tsc(long nowNs, long hz) {
        long perMillisecond = hz / 1000;
        return nowNs / 1_000_000 * perMillisecond + nowNs % 1_000_000 * perMillisecond / 1_000_000;
    }

    public static long scale(long hz) {
        return TICKS_A_SECOND.shiftLeft(64).divide(BigInteger.valueOf(hz)).longValue();
    }

    public static long scaled(long tsc, long scale) {
        return Math.unsignedMultiplyHigh(tsc, scale);
    }

    /// The sequence is written last: who reads it first and last sees whether the page changed meanwhile.
    public static void write(GuestMemory memory, long page, int sequence, long scale, long offset) {
        memory.put32(page, 0);
        memory.put64(page + 8, scale);
        memory.put64(page + 16, offset);
        memory.put32(page, sequence);
    }

    /// Reference time, given the counter; empty while the page cannot be used.
    public static OptionalLong time(GuestMemory memory, long page, long tsc) {
        if (memory.i32(page) == 0) return OptionalLong.empty();
        return OptionalLong.of(scaled(tsc, memory.i64(page + 8)) + memory.i64(page + 16));
    }
}
