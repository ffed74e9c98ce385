// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.network.protocol.EthernetHeader;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.network.protocol.VlanTag;

/// What stands behind a port: remembers what came, and makes frames.
final class Station implements PortClient {
    final MacAddress address;
    final List<Frame> came = new ArrayList<>();
    SwitchPort port;

    Station(MacAddress address) {
        this.address = address;
    }

    @Override
    public void received(Frame frame) {
        came.add(frame);
    }

    void send(MacAddress to, int mark) {
        port.send(frame(to, mark));
    }

    Frame frame(MacAddress to, int mark) {
        return Frame.of(bytes(to, address, 0x0800, 60, mark));
    }

    void sendTagged(MacAddress to, int vlan, int mark) {
        port.send(Frame.of(EthernetHeader.withTag(frame(to, mark).bytes(), new VlanTag(3, false, vlan))));
    }

    /// The marks of frames that came.
    List<Integer> marks() {
        List<Integer> marks = new ArrayList<>();
        for (Frame f : came) marks.add(f.bytes()[f.length() - 1] & 0xFF);
        return marks;
    }

    static byte[] bytes(MacAddress to, MacAddress from, int type, int length, int mark) {
        byte[] bytes = new byte[length];
        to.put(bytes, 0);
        from.put(bytes, 6);
        bytes[12] = (byte) (type >> 8);
        bytes[13] = (byte) type;
        bytes[length - 1] = (byte) mark;
        return bytes;
    }
}
