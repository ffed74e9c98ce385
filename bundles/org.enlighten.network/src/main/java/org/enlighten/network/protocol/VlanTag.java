// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network.protocol;

/// The 16 bits of control information in a VLAN tag (IEEE 802.1Q, 9.6): priority 3, drop eligible 1, VLAN 12.
///
/// @param vlan 0 for a tag that only gives a priority, else 1 to 4094
public record VlanTag(int priority, boolean dropEligible, int vlan) {
    /// What an untagged frame has.
    public static final VlanTag NONE = new VlanTag(0, false, 0);
    /// Type that announces it.
    public static final int TYPE = 0x8100;
    /// Service tags of provider bridges.
    public static final int SERVICE_TYPE = 0x88A8;
    /// Type and control information.
    public static final int BYTES = 4;

    public static final int VLAN_MAX = 4094;

    static final int VLAN_RESERVED = 4095;

    /// @param control priority, drop eligibility and VLAN in 3, 1 and 12 bits
    public static VlanTag of(int control) {
        return new VlanTag(control >> 13 & 7, (control & 0x1000) != 0, control & 0xFFF);
    }

    /// As in a frame: priority, drop eligibility and VLAN in 3, 1 and 12 bits.
    public int control() {
        return priority << 13 | (dropEligible ? 0x1000 : 0) | vlan;
    }

    static boolean isTagType(int type) {
        return type == TYPE || type == SERVICE_TYPE;
    }
}
