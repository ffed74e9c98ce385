// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.network.VlanMode.Access;
import org.enlighten.network.VlanMode.Range;
import org.enlighten.network.VlanMode.Trunk;
import org.enlighten.network.VlanMode.Untagged;
import org.enlighten.network.protocol.EthernetHeader;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.network.protocol.VlanTag;
import org.junit.jupiter.api.Test;

class VlanTest {
    private final SwitchBench bench = new SwitchBench(SwitchType.PRIVATE);

    private Station in(int number, VlanMode vlan) {
        return bench.station(number, rules -> rules.withVlan(vlan));
    }

    private static EthernetHeader header(Frame frame) {
        return assertInstanceOf(EthernetHeader.class, EthernetHeader.decode(frame.bytes()));
    }

    @Test
    void whoIsInAnotherVlanHearsNothing() {
        List<VlanMode> modes = List.of(new Untagged(), new Access(10), new Access(20), new Access(10), new Untagged());
        List<Station> stations = new ArrayList<>();
        for (int i = 0; i < modes.size(); i++) stations.add(in(i, modes.get(i)));
        for (Station from : stations) {
            from.send(MacAddress.BROADCAST, 100);
            for (Station to : stations) from.send(to.address, 200);
        }
        bench.run();
        for (int i = 0; i < modes.size(); i++) {
            int at = i;
            long others = modes.stream().filter(m -> m.equals(modes.get(at))).count() - 1;
            assertEquals(2 * others, stations.get(i).came.size(), "station " + i);
        }
    }

    @Test
    void anAccessPortsClientNeverSeesATag() {
        Station trunk = in(1, new Trunk(0, List.of(new Range(1, 4094))));
        Station access = in(2, new Access(10));
        trunk.sendTagged(access.address, 10, 7);
        bench.run();
        assertEquals(List.of(7), access.marks());
        assertEquals(false, header(access.came.getFirst()).tagged());
        assertArrayEquals(
                trunk.frame(access.address, 7).bytes(), access.came.getFirst().bytes());
    }

    @Test
    void aTrunkTagsAllButItsNativeVlanAndKeepsThePriority() {
        Station trunk = in(1, new Trunk(5, List.of(new Range(10, 12))));
        Station native5 = in(2, new Access(5));
        Station access10 = in(3, new Access(10));
        Station access13 = in(4, new Access(13));
        Station other = in(5, new Trunk(0, List.of(new Range(10, 10))));
        native5.send(trunk.address, 1);
        access10.send(trunk.address, 2);
        access13.send(trunk.address, 3);
        other.sendTagged(trunk.address, 10, 4);
        bench.run();
        assertEquals(List.of(1, 2, 4), trunk.marks());
        List<VlanTag> tags = trunk.came.stream().map(f -> header(f).tag()).toList();
        assertEquals(List.of(VlanTag.NONE, new VlanTag(0, false, 10), new VlanTag(3, false, 10)), tags);
    }

    @Test
    void whatATrunkMayNotCarryIsDropped() {
        Station trunk = in(1, new Trunk(0, List.of(new Range(10, 12))));
        Station access13 = in(2, new Access(13));
        trunk.sendTagged(access13.address, 13, 1);
        bench.run();
        assertEquals(List.of(), access13.marks());
        assertEquals(1, trunk.port.counters().dropped(DropReason.FOREIGN_VLAN));
    }

    @Test
    void aClientWithoutVlansCannotTagItselfIntoOne() {
        Station untagged = in(1, new Untagged());
        Station access = in(2, new Access(10));
        Station victim = in(3, new Access(20));
        untagged.sendTagged(victim.address, 20, 1);
        access.sendTagged(victim.address, 20, 2);
        bench.run();
        assertEquals(List.of(), victim.marks());
        assertEquals(1, untagged.port.counters().dropped(DropReason.FOREIGN_VLAN));
        assertEquals(1, access.port.counters().dropped(DropReason.FOREIGN_VLAN));
    }

    @Test
    void aTagThatOnlyGivesAPriorityIsTakenOff() {
        Station a = in(1, new Access(10));
        Station b = in(2, new Access(10));
        a.sendTagged(b.address, 0, 9);
        bench.run();
        assertEquals(List.of(9), b.marks());
        assertEquals(false, header(b.came.getFirst()).tagged());
    }

    @Test
    void aTagBehindATagDoesNotHopIntoAnotherVlan() {
        Station access = in(1, new Access(5));
        Station trunk = in(2, new Trunk(5, List.of(new Range(20, 20))));
        byte[] inner = EthernetHeader.withTag(access.frame(trunk.address, 1).bytes(), new VlanTag(0, false, 20));
        access.port.send(Frame.of(EthernetHeader.withTag(inner, new VlanTag(0, false, 0))));
        access.port.send(Frame.of(EthernetHeader.withTag(inner, new VlanTag(0, false, 5))));
        bench.run();
        assertEquals(List.of(), trunk.marks());
        assertEquals(2, access.port.counters().dropped(DropReason.NESTED_TAG));
    }

    @Test
    void oneAddressMayBeLearnedInTwoVlans() {
        Station left = bench.station(1, r -> r.withVlan(new Access(10)).withSpoofing(true));
        Station right = bench.station(2, r -> r.withVlan(new Access(20)).withSpoofing(true));
        Station ten = in(3, new Access(10));
        Station twenty = in(4, new Access(20));
        MacAddress router = SwitchBench.mac(77);
        left.port.send(Frame.of(Station.bytes(ten.address, router, 0x0800, 60, 1)));
        right.port.send(Frame.of(Station.bytes(twenty.address, router, 0x0800, 60, 2)));
        ten.send(router, 3);
        twenty.send(router, 4);
        bench.run();
        assertEquals(List.of(3), left.marks());
        assertEquals(List.of(4), right.marks());
    }

    @Test
    void numbersOutOfRangeAreNoVlans() {
        assertThrows(IllegalArgumentException.class, () -> new Access(0));
        assertThrows(IllegalArgumentException.class, () -> new Access(4095));
        assertThrows(IllegalArgumentException.class, () -> new Range(20, 10));
        assertThrows(IllegalArgumentException.class, () -> new Trunk(4095, List.of()));
    }
}
