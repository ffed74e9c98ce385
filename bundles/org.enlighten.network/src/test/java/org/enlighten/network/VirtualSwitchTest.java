// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlighten.network.protocol.MacAddress;
import org.junit.jupiter.api.Test;

class VirtualSwitchTest {
    private final SwitchBench bench = new SwitchBench(SwitchType.PRIVATE);

    @Test
    void aFrameGoesToWhoHasItsAddressAndToNobodyElse() {
        Station a = bench.station(1);
        Station b = bench.station(2);
        Station c = bench.station(3);
        a.send(b.address, 7);
        bench.run();
        assertEquals(List.of(7), b.marks());
        assertEquals(List.of(), c.marks());
        assertEquals(List.of(), a.marks());
    }

    @Test
    void broadcastsAndMulticastsGoToAllButTheSender() {
        Station a = bench.station(1);
        Station b = bench.station(2);
        Station c = bench.station(3);
        a.send(MacAddress.BROADCAST, 1);
        a.send(new MacAddress(0x01005E_000001L), 2);
        bench.run();
        assertEquals(List.of(1, 2), b.marks());
        assertEquals(List.of(1, 2), c.marks());
        assertEquals(List.of(), a.marks());
        assertEquals(new PortCounters.Flow(2, 120, 1, 1), b.port.counters().toClient());
        assertEquals(new PortCounters.Flow(2, 120, 1, 1), a.port.counters().fromClient());
    }

    @Test
    void nothingIsDeliveredFromWithinASend() {
        Station a = bench.station(1);
        Station b = bench.station(2);
        a.send(b.address, 1);
        assertEquals(List.of(), b.marks());
        bench.run();
        assertEquals(List.of(1), b.marks());
        assertEquals(0, bench.simulation.now(), "a perfect line takes no time");
    }

    @Test
    void anAddressNobodyHasIsSentToNoneThatHasOneAddressOnly() {
        Station a = bench.station(1);
        Station b = bench.station(2);
        Station router = bench.station(3, rules -> rules.withSpoofing(true));
        a.send(SwitchBench.mac(99), 5);
        bench.run();
        assertEquals(List.of(), b.marks());
        assertEquals(List.of(5), router.marks());
    }

    @Test
    void aClientMayNotSendFromAnothersAddress() {
        Station a = bench.station(1);
        Station b = bench.station(2);
        Station thief = bench.station(3);
        thief.port.send(Frame.of(Station.bytes(b.address, a.address, 0x0800, 60, 1)));
        bench.run();
        assertEquals(List.of(), b.marks());
        assertEquals(1, thief.port.counters().dropped(DropReason.SPOOFED_SOURCE));
        b.send(a.address, 2);
        bench.run();
        assertEquals(List.of(2), a.marks(), "what is for a still goes to a");
        assertEquals(List.of(), thief.marks());
    }

    @Test
    void addressesAreLearnedBehindAPortThatMaySpoof() {
        Station a = bench.station(1);
        Station bridge = bench.station(2, rules -> rules.withSpoofing(true));
        Station other = bench.station(3, rules -> rules.withSpoofing(true));
        MacAddress inner = SwitchBench.mac(50);
        bridge.port.send(Frame.of(Station.bytes(a.address, inner, 0x0800, 60, 1)));
        a.send(inner, 2);
        bench.run();
        assertEquals(List.of(2), bridge.marks());
        assertEquals(List.of(), other.marks());
        assertEquals(
                List.of("vm/2"),
                bench.lan.view().learned().stream()
                        .map(SwitchView.Learned::port)
                        .toList());
        other.port.send(Frame.of(Station.bytes(a.address, inner, 0x0800, 60, 3)));
        a.send(inner, 4);
        bench.run();
        assertEquals(List.of(4), other.marks(), "it has moved");
        assertEquals(List.of(2), bridge.marks());
    }

    @Test
    void aLearnedAddressNeverTakesWhatBelongsToAnAdapter() {
        Station a = bench.station(1);
        Station b = bench.station(2);
        Station liar = bench.station(3, rules -> rules.withSpoofing(true));
        liar.port.send(Frame.of(Station.bytes(a.address, b.address, 0x0800, 60, 1)));
        a.send(b.address, 2);
        bench.run();
        assertEquals(List.of(2), b.marks());
        assertEquals(List.of(), liar.marks());
    }

    @Test
    void whatNothingIsHeardOfIsForgottenAfterTheAgeingTime() {
        Station a = bench.station(1);
        Station bridge = bench.station(2, rules -> rules.withSpoofing(true));
        Station other = bench.station(3, rules -> rules.withSpoofing(true));
        MacAddress inner = SwitchBench.mac(50);
        bridge.port.send(Frame.of(Station.bytes(a.address, inner, 0x0800, 60, 1)));
        bench.simulation.runUntil(SwitchSettings.USUAL.ageingNs() - 1);
        a.send(inner, 2);
        bench.simulation.runUntil(SwitchSettings.USUAL.ageingNs());
        a.send(inner, 3);
        bench.run();
        assertEquals(List.of(2, 3), bridge.marks());
        assertEquals(List.of(3), other.marks());
        assertEquals(List.of(), bench.lan.view().learned());
    }

    @Test
    void theTableOfLearnedAddressesHasAnEnd() {
        Station a = bench.station(1);
        Station flooder = bench.station(2, rules -> rules.withSpoofing(true));
        for (int i = 0; i < 5_000; i++)
            flooder.port.send(Frame.of(Station.bytes(a.address, SwitchBench.mac(1_000 + i), 0x0800, 60, 1)));
        assertEquals(
                SwitchSettings.USUAL.addressesMax(), bench.lan.view().learned().size());
    }

    @Test
    void twoAdaptersCannotHaveOneAddress() {
        bench.station(1);
        NetworkException refused = assertThrows(
                NetworkException.class, () -> bench.lan.connect("vm/9", PortSettings.of(SwitchBench.mac(1)), _ -> {}));
        assertEquals(
                "The address 00-15-5D-00-00-01 is in use on 'host/switch/LAN' by 'vm/1'. Two adapters with one address would take each other's frames: give one of them another.",
                refused.getMessage());
        Station two = bench.station(2);
        assertThrows(
                NetworkException.class,
                () -> two.port.settings(two.port.settings().withAddress(SwitchBench.mac(1))));
        assertEquals(SwitchBench.mac(2), two.port.settings().address());
        assertTrue(bench.lan.port("vm/9").isEmpty());
    }

    @Test
    void aRefusedPortLeavesNothingBehind() throws NetworkException {
        bench.station(1);
        assertThrows(
                NetworkException.class, () -> bench.lan.connect("vm/9", PortSettings.of(SwitchBench.mac(1)), _ -> {}));
        assertThrows(
                NetworkException.class,
                () -> bench.lan.connect("vm/9", PortSettings.of(MacAddress.BROADCAST), _ -> {}));
        assertThrows(
                NetworkException.class, () -> bench.lan.connect("vm/1", PortSettings.of(SwitchBench.mac(5)), _ -> {}));
        bench.lan.connect("vm/9", PortSettings.of(SwitchBench.mac(9)), _ -> {});
    }

    @Test
    void anotherAddressTakesEffectAtOnce() throws NetworkException {
        Station a = bench.station(1);
        Station b = bench.station(2);
        b.port.settings(b.port.settings().withAddress(SwitchBench.mac(20)));
        a.send(SwitchBench.mac(2), 1);
        a.send(SwitchBench.mac(20), 2);
        bench.run();
        assertEquals(List.of(2), b.marks());
    }

    @Test
    void aPulledPlugLosesWhatIsUnderWayAndSwallowsWhatIsSent() {
        Station a = bench.station(1);
        Station b = bench.station(2);
        a.send(b.address, 1);
        bench.lan.disconnect(b.port);
        bench.run();
        b.send(a.address, 2);
        a.send(b.address, 3);
        bench.run();
        assertEquals(List.of(), a.marks());
        assertEquals(List.of(), b.marks());
        Station again = bench.station(2);
        a.send(again.address, 4);
        bench.run();
        assertEquals(List.of(4), again.marks());
    }

    @Test
    void aPrivateSwitchReachesNeitherTheHostNorTheWorld() {
        NetworkException refused = assertThrows(
                NetworkException.class,
                () -> bench.lan.connectManagement("host", PortSettings.of(SwitchBench.mac(1)), _ -> {}));
        assertEquals(
                "The management operating system cannot use 'host/switch/LAN': it is a private switch, for virtual machines alone. Make it internal or external first.",
                refused.getMessage());
    }

    @Test
    void anInternalSwitchReachesTheHost() throws NetworkException {
        SwitchBench internal = new SwitchBench(SwitchType.INTERNAL);
        Station vm = internal.station(1);
        Station host = new Station(SwitchBench.mac(2));
        host.port = internal.lan.connectManagement("host", PortSettings.of(host.address), host);
        vm.send(host.address, 1);
        host.send(vm.address, 2);
        internal.run();
        assertEquals(List.of(1), host.marks());
        assertEquals(List.of(2), vm.marks());
    }

    @Test
    void jumboFramesPassASwitchThatTakesThem() {
        SwitchBench jumbo = new SwitchBench(bench.simulation, SwitchType.PRIVATE, SwitchSettings.JUMBO);
        Station a = jumbo.station(1);
        Station b = jumbo.station(2);
        a.port.send(Frame.of(Station.bytes(b.address, a.address, 0x0800, 9_014, 1)));
        a.port.send(Frame.of(Station.bytes(b.address, a.address, 0x0800, 9_015, 2)));
        jumbo.run();
        assertEquals(List.of(1), b.marks());
        assertEquals(1, a.port.counters().dropped(DropReason.TOO_LONG));
    }
}
