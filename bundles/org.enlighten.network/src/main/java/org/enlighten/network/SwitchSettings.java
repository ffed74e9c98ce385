// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

/// Limits of a switch.
///
/// @param frameBytesMax longest untagged frame; a tag adds 4
/// @param ageingNs how long an address that nothing is heard of stays known
/// @param addressesMax addresses that are learned at once
public record SwitchSettings(int frameBytesMax, long ageingNs, int addressesMax) {
    /// Frames of 1500 bytes of payload; 300 s, as IEEE 802.1Q-2018, table 8-6, recommends.
    public static final SwitchSettings USUAL = new SwitchSettings(1_514, 300_000_000_000L, 1_024);

    /// With jumbo frames, 9000 bytes of payload.
    public static final SwitchSettings JUMBO = new SwitchSettings(9_014, USUAL.ageingNs, USUAL.addressesMax);
}
