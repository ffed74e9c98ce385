// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.internal.host;

import org.enlighten.network.protocol.EthernetHeader;
import org.enlighten.network.protocol.VlanTag;
import org.enlighten.vmbus.network.protocol.RndisFrame;

/// A VLAN tag is part of a frame on a switch, and said beside it in a channel.
final class Tags {
    private Tags() {}

    /// For the switch.
    static byte[] into(RndisFrame frame) {
        return frame.vlan() == RndisFrame.NO_TAG || frame.frame().length < EthernetHeader.BYTES
                ? frame.frame()
                : EthernetHeader.withTag(frame.frame(), VlanTag.of(frame.vlan()));
    }

    /// For the channel.
    static RndisFrame outOf(byte[] frame) {
        return EthernetHeader.decode(frame) instanceof EthernetHeader header && header.tagged()
                ? new RndisFrame(EthernetHeader.withoutTag(frame), header.tag().control())
                : new RndisFrame(frame, RndisFrame.NO_TAG);
    }
}
