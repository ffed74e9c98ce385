// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.protocol;

/// The input and result values of a hypercall (TLFS, "Hypercall interface"). Input: [15:0] call code, 16 fast,
/// [26:17] size of a variable header in 8-byte units, [43:32] rep count, [59:48] rep start, others 0. Result:
/// [15:0] status, [43:32] elements completed.
public final class HypercallControl {
    public static final long FAST = 1L << 16;

    private static final long KNOWN = 0xFFFFL | FAST | 0x0FFF_0FFFL << 32;

    private HypercallControl() {}

    /// A simple call with its input in memory.
    public static long simple(CallCode call) {
        return call.code();
    }

    /// A simple call with up to 16 bytes of input in the two values.
    public static long fast(CallCode call) {
        return call.code() | FAST;
    }

    /// A rep call over a whole list.
    public static long rep(CallCode call, int count) {
        return call.code() | (long) count << 32;
    }

    public static int code(long control) {
        return (int) control & 0xFFFF;
    }

    public static boolean isFast(long control) {
        return (control & FAST) != 0;
    }

    public static int repCount(long control) {
        return (int) (control >>> 32) & 0xFFF;
    }

    public static int repStart(long control) {
        return (int) (control >>> 48) & 0xFFF;
    }

    /// Whether a bit is set that no call has, a variable header's size included.
    public static boolean hasUnknownBits(long control) {
        return (control & ~KNOWN) != 0;
    }

    public static long result(HvStatus status, int completed) {
        return status.code() | (long) completed << 32;
    }

    /// Elements completed, of a result.
    public static int completed(long result) {
        return (int) (result >>> 32) & 0xFFF;
    }
}
