// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// Virtual processors and their share of the host's.
///
/// @param count 1 to 4
/// @param reservePercent of each virtual processor's time, kept for it: 0 to 100
/// @param limitPercent of each virtual processor's time, at most: 1 to 100, not below the reserve
/// @param relativeWeight against other machines when time is short: 1 to 10,000
public record ProcessorSettings(int count, int reservePercent, int limitPercent, int relativeWeight) {
    /// One processor, an ordinary share.
    public static final ProcessorSettings DEFAULT = new ProcessorSettings(1, 0, 100, 100);
}
