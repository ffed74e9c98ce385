// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlighten.host.Cable;
import org.enlighten.host.NetworkCard;
import org.enlighten.host.NicProfile;
import org.enlighten.network.VlanMode.Access;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.simulation.Simulation;
import org.junit.jupiter.api.Test;

/// Two hosts, each with an external switch, and a cable between their cards.
class UplinkTest {
    private static final NicProfile GIGABIT = new NicProfile("Card", "00-1B-21", 1_000, 2_000, "made up");

    private final Simulation simulation = new Simulation(1);
    private final NetworkCard leftCard = card("left", 1);
    private final NetworkCard rightCard = card("right", 2);
    private final VirtualSwitch left = external("left");
    private final VirtualSwitch right = external("right");

    UplinkTest() throws NetworkException {
        Cable.between(leftCard, rightCard, 10);
        left.connectUplink("uplink", leftCard, LineSettings.PERFECT);
        right.connectUplink("uplink", rightCard, LineSettings.PERFECT);
    }

    private NetworkCard card(String host, int number) {
        NetworkCard card = new NetworkCard(host + "/nic/0", GIGABIT, "00-1B-21-00-00-0" + number, simulation);
        card.wire(card::deliver);
        return card;
    }

    private VirtualSwitch external(String host) {
        return new VirtualSwitch(host + "/switch", SwitchType.EXTERNAL, SwitchSettings.USUAL, simulation, List.of());
    }

    private static Station on(VirtualSwitch lan, int number, VlanMode vlan) throws NetworkException {
        Station s = new Station(SwitchBench.mac(number));
        s.port = lan.connect("vm/" + number, PortSettings.of(s.address).withVlan(vlan), s);
        return s;
    }

    private static Station on(VirtualSwitch lan, int number) throws NetworkException {
        return on(lan, number, new VlanMode.Untagged());
    }

    @Test
    void machinesOfTwoHostsReachEachOther() throws NetworkException {
        Station a = on(left, 1);
        Station b = on(right, 2);
        a.send(b.address, 1);
        simulation.runUntil(Simulation.NEVER);
        assertEquals(List.of(1), b.marks());
        assertEquals((60 + 24) * 8 + 2_000 + 50, simulation.now(), "the time of card and cable");
        b.send(a.address, 2);
        simulation.runUntil(Simulation.NEVER);
        assertEquals(List.of(2), a.marks());
    }

    @Test
    void whatIsKnownToBeHereDoesNotLeaveTheHost() throws NetworkException {
        Station a = on(left, 1);
        Station b = on(left, 2);
        a.send(b.address, 1);
        simulation.runUntil(Simulation.NEVER);
        assertEquals(List.of(1), b.marks());
        assertEquals(0, leftCard.counters().framesSent());
    }

    @Test
    void whatIsThereIsLearnedAndDoesNotComeBack() throws NetworkException {
        Station a = on(left, 1);
        Station b = on(right, 2);
        Station c = on(right, 3);
        a.send(MacAddress.BROADCAST, 1);
        b.send(MacAddress.BROADCAST, 2);
        simulation.runUntil(Simulation.NEVER);
        assertEquals(List.of(2), a.marks());
        assertEquals(List.of(1), b.marks());
        assertEquals(List.of(2, 1), c.marks(), "the one from its own host comes first");
        assertEquals(
                List.of("uplink"),
                left.view().learned().stream()
                        .map(SwitchView.Learned::port)
                        .distinct()
                        .toList());
    }

    @Test
    void vlansReachAcrossTheCableAndStayApart() throws NetworkException {
        Station a = on(left, 1, new Access(10));
        Station b = on(right, 2, new Access(10));
        Station c = on(right, 3, new Access(20));
        Station d = on(right, 4);
        a.send(MacAddress.BROADCAST, 1);
        simulation.runUntil(Simulation.NEVER);
        assertEquals(List.of(1), b.marks());
        assertEquals(List.of(), c.marks());
        assertEquals(List.of(), d.marks());
    }

    @Test
    void theManagementSystemSharesTheCardAndItsAddress() throws NetworkException {
        Station host = new Station(MacAddress.parse(leftCard.macAddress()).orElseThrow());
        host.port = left.connectManagement("host", PortSettings.of(host.address), host);
        Station b = on(right, 2);
        b.send(host.address, 1);
        host.send(b.address, 2);
        simulation.runUntil(Simulation.NEVER);
        assertEquals(List.of(1), host.marks());
        assertEquals(List.of(2), b.marks());
    }

    @Test
    void oneCardServesOneSwitch() {
        NetworkException taken = assertThrows(
                NetworkException.class,
                () -> external("other").connectUplink("uplink", leftCard, LineSettings.PERFECT));
        assertEquals(
                "The adapter 'Card' (00-1B-21-00-00-01) is in use by another switch. One adapter serves one external switch: choose another adapter.",
                taken.getMessage());
        NetworkException second = assertThrows(
                NetworkException.class, () -> left.connectUplink("more", card("more", 3), LineSettings.PERFECT));
        assertTrue(second.getMessage().contains("uses a physical adapter already"), second.getMessage());
        VirtualSwitch internal =
                new VirtualSwitch("internal", SwitchType.INTERNAL, SwitchSettings.USUAL, simulation, List.of());
        assertThrows(
                NetworkException.class, () -> internal.connectUplink("uplink", card("third", 4), LineSettings.PERFECT));
    }

    @Test
    void aCardThatWasGivenBackServesAnother() throws NetworkException {
        left.disconnect(left.port("uplink").orElseThrow());
        assertFalse(leftCard.isTaken());
        VirtualSwitch other = external("other");
        other.connectUplink("uplink", leftCard, LineSettings.PERFECT);
        Station a = on(other, 1);
        Station b = on(right, 2);
        a.send(b.address, 1);
        simulation.runUntil(Simulation.NEVER);
        assertEquals(List.of(1), b.marks());
    }
}
