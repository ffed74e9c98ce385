// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.enlighten.network.VlanMode.Access;
import org.enlighten.network.VlanMode.Range;
import org.enlighten.network.VlanMode.Trunk;
import org.enlighten.network.protocol.DecodedFrame;
import org.enlighten.network.protocol.EthernetHeader;
import org.enlighten.network.protocol.FrameDefect;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.network.protocol.VlanTag;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

/// Whatever a client sends, the switch goes on: each frame is delivered or dropped for one stated reason.
class HostileFrameTest {
    private static final long SEED = Long.getLong("enlighten.seed", 0xF4A3EL);
    private static final int CASES = Integer.getInteger("enlighten.network.mutations", 20_000);

    @Test
    void whatIsNoFrameIsDroppedAndCounted() {
        SwitchBench bench = new SwitchBench(SwitchType.PRIVATE);
        Station a = bench.station(1);
        Station b = bench.station(2, rules -> rules.withVlan(Trunk.ALL));
        byte[] good = a.frame(b.address, 1).bytes();
        byte[] tagged = EthernetHeader.withTag(good, new VlanTag(0, false, 4095));
        for (int length = 0; length < 14; length++) a.port.send(Frame.of(Arrays.copyOf(good, length)));
        for (int length = 14; length < 18; length++) a.port.send(Frame.of(Arrays.copyOf(tagged, length)));
        a.port.send(Frame.of(tagged));
        a.port.send(Frame.of(EthernetHeader.withTag(EthernetHeader.withTag(good, VlanTag.NONE), VlanTag.NONE)));
        a.port.send(Frame.of(Station.bytes(b.address, MacAddress.BROADCAST, 0x0800, 60, 1)));
        a.port.send(Frame.of(Station.bytes(b.address, a.address, 0x0800, 1_515, 1)));
        bench.run();
        PortCounters counters = a.port.counters();
        assertEquals(14, counters.dropped(DropReason.TOO_SHORT));
        assertEquals(4, counters.dropped(DropReason.CUT_TAG));
        assertEquals(1, counters.dropped(DropReason.RESERVED_VLAN));
        assertEquals(1, counters.dropped(DropReason.NESTED_TAG));
        assertEquals(1, counters.dropped(DropReason.GROUP_SOURCE));
        assertEquals(1, counters.dropped(DropReason.TOO_LONG));
        assertEquals(counters.fromClient().frames(), counters.dropped());
        assertEquals(List.of(), b.marks());
    }

    @Test
    void framesOfAnyBytesDoNoHarm() {
        SwitchBench bench = new SwitchBench(SwitchType.PRIVATE);
        List<Station> all = List.of(
                bench.station(1),
                bench.station(2, r -> r.withVlan(new Access(10))),
                bench.station(3, r -> r.withVlan(new Trunk(10, List.of(new Range(20, 30))))),
                bench.station(4, r -> r.withSpoofing(true)),
                bench.station(5, r -> r.withVlan(new Access(20)).withSpoofing(true)));
        for (int i = 0; i < CASES; i++) {
            Chance chance = new Chance(SEED + i);
            Station from = all.get(chance.nextInt(all.size()));
            byte[] bytes = mutated(chance, from, all.get(chance.nextInt(all.size())));
            try {
                from.port.send(Frame.of(bytes));
                bench.run();
                check(all);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("replay: -Denlighten.seed=" + (SEED + i), e);
            }
        }
        EnumSet<DropReason> seen = EnumSet.noneOf(DropReason.class);
        for (Station s : all) seen.addAll(s.port.counters().drops().keySet());
        assertTrue(seen.containsAll(EnumSet.range(DropReason.TOO_SHORT, DropReason.FOREIGN_VLAN)), "only " + seen);
        assertTrue(bench.lan.view().learned().size() <= SwitchSettings.USUAL.addressesMax());
    }

    private static byte[] mutated(Chance chance, Station from, Station to) {
        byte[] bytes = from.frame(to.address, 1).bytes();
        for (int tags = chance.nextInt(3); tags > 0; tags--)
            bytes = EthernetHeader.withTag(bytes, new VlanTag(0, false, chance.nextInt(40)));
        for (int n = chance.nextInt(3); n > 0; n--)
            bytes[chance.nextInt(20)] = (byte) (chance.nextInt(4) == 0 ? 0xFF : chance.nextInt(256));
        int cut = chance.nextInt(6);
        if (cut == 0) return Arrays.copyOf(bytes, chance.nextInt(24));
        if (cut == 1) return Arrays.copyOf(bytes, 1_500 + chance.nextInt(600));
        return bytes;
    }

    /// What was delivered is a frame, and one that its receiver's VLANs allow.
    private static void check(List<Station> all) {
        for (Station s : all) {
            for (Frame f : s.came) {
                DecodedFrame decoded = EthernetHeader.decode(f.bytes());
                if (!(decoded instanceof EthernetHeader h)) throw new AssertionError("delivered: " + decoded);
                int vlan = s.port.settings().vlan().vlanOf(h);
                assertTrue(vlan != VlanMode.FOREIGN, "VLAN " + h.tag().vlan());
                assertTrue(f.length() <= 1_518, "length " + f.length());
            }
            s.came.clear();
        }
    }

    @Test
    void theDecoderOfHeadersTakesAnyBytes() {
        int good = 0;
        for (int i = 0; i < CASES; i++) {
            Chance chance = new Chance(SEED + i);
            byte[] bytes = new byte[chance.nextInt(80)];
            chance.nextBytes(bytes);
            if (bytes.length >= 14 && chance.nextInt(2) == 0) {
                bytes[12] = (byte) 0x81;
                bytes[13] = 0;
            }
            switch (EthernetHeader.decode(bytes)) {
                case EthernetHeader h -> {
                    good++;
                    if (h.tagged())
                        assertArrayEquals(
                                bytes,
                                EthernetHeader.withTag(EthernetHeader.withoutTag(bytes), h.tag()),
                                "replay: -Denlighten.seed=" + (SEED + i));
                }
                case FrameDefect _ -> {}
            }
        }
        assertTrue(good > CASES / 10, "good=" + good);
    }
}
