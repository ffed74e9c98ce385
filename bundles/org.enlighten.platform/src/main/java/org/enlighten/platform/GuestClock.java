// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

/// What two clocks show at one instant, in nanoseconds since the beginning of 2008, UTC.
///
/// @param known a system with a clock runs in the guest; else `guestNs` is 0
public record GuestClock(boolean known, long guestNs, long hostNs) {
    /// How far the guest's clock is ahead; negative: behind.
    public long aheadNs() {
        return known ? guestNs - hostNs : 0;
    }
}
