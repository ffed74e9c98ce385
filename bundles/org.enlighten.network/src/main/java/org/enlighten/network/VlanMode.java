// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import java.util.List;
import org.enlighten.network.protocol.EthernetHeader;
import org.enlighten.network.protocol.VlanTag;

/// How a port stands to VLANs. Within the switch every frame is untagged and belongs to one VLAN; 0 is the one without
/// a number.
public sealed interface VlanMode {
    /// In [#vlanOf]: a frame that may not come in here.
    int FOREIGN = -1;

    /// No VLAN identification: the client speaks untagged in VLAN 0.
    record Untagged() implements VlanMode {
        @Override
        public int vlanOf(EthernetHeader header) {
            return header.tag().vlan() == 0 ? 0 : FOREIGN;
        }

        @Override
        public boolean carries(int vlan) {
            return vlan == 0;
        }

        @Override
        public boolean tags(int vlan) {
            return false;
        }
    }

    /// The client knows of no VLANs and is in this one, 1 to 4094.
    record Access(int vlan) implements VlanMode {
        public Access {
            check(vlan);
        }

        @Override
        public int vlanOf(EthernetHeader header) {
            return header.tag().vlan() == 0 ? vlan : FOREIGN;
        }

        @Override
        public boolean carries(int number) {
            return number == vlan;
        }

        @Override
        public boolean tags(int number) {
            return false;
        }
    }

    /// The client tags its frames itself; untagged ones, both ways, are those of the native VLAN.
    ///
    /// @param nativeVlan 0 to 4094
    record Trunk(int nativeVlan, List<Range> allowed) implements VlanMode {
        /// What a physical network gets: everything, VLAN 0 untagged.
        public static final Trunk ALL = new Trunk(0, List.of(new Range(1, VlanTag.VLAN_MAX)));

        public Trunk {
            if (nativeVlan != 0) check(nativeVlan);
            allowed = List.copyOf(allowed);
        }

        @Override
        public int vlanOf(EthernetHeader header) {
            int vlan = header.tag().vlan();
            if (vlan == 0) return nativeVlan;
            return carries(vlan) ? vlan : FOREIGN;
        }

        @Override
        public boolean carries(int vlan) {
            if (vlan == nativeVlan) return true;
            for (Range range : allowed) if (vlan >= range.first() && vlan <= range.last()) return true;
            return false;
        }

        @Override
        public boolean tags(int vlan) {
            return vlan != nativeVlan;
        }
    }

    /// VLANs from `first` to `last`, both included.
    record Range(int first, int last) {
        public Range {
            check(first);
            check(last);
            if (first > last)
                throw new IllegalArgumentException("a range of VLANs goes upwards: " + first + " to " + last);
        }
    }

    /// The VLAN a frame from the client belongs to, or [#FOREIGN].
    int vlanOf(EthernetHeader header);

    /// Whether frames of a VLAN go to the client.
    boolean carries(int vlan);

    /// Whether they go there with a tag.
    boolean tags(int vlan);

    private static void check(int vlan) {
        if (vlan < 1 || vlan > VlanTag.VLAN_MAX)
            throw new IllegalArgumentException("a VLAN has a number from 1 to " + VlanTag.VLAN_MAX + ": " + vlan);
    }
}
