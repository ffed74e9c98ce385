// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import org.enlighten.network.protocol.EthernetHeader;
import org.enlighten.network.protocol.VlanTag;

/// A frame within the switch: checked, without a tag.
///
/// @param header as it came in
/// @param vlan it belongs to; 0 for the one without a number
public record SwitchedFrame(Frame frame, EthernetHeader header, int vlan) {
    /// The frame with the tag it leaves with where VLANs are told apart; its priority stays.
    Frame tagged() {
        VlanTag tag = new VlanTag(header.tag().priority(), header.tag().dropEligible(), vlan);
        return new Frame(EthernetHeader.withTag(frame.bytes(), tag), frame.cause());
    }
}
