// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.release;

/// What a system asks of its kernel.
///
/// @param clockPeriodNs between two ticks of its clock
/// @param reservedBytes that its kernel and what it keeps resident take
/// @param cacheBlocks of 512 bytes, of each file system's metadata
public record KernelTerms(long clockPeriodNs, long reservedBytes, int cacheBlocks) {
    /// 100 a second, as the HAL of one processor has it to Windows 2000.
    public static final long TICK_10_MS = 10_000_000;

    /// 64 a second.
    public static final long TICK_15_6_MS = 15_625_000;
}
