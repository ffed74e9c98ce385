// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.host.Cable;
import org.enlighten.host.NetworkCard;
import org.enlighten.host.NicProfile;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.SimulationState;
import org.enlighten.simulation.Timer;
import org.junit.jupiter.api.Test;

/// A switch that is saved between any two steps, frames under way and all, and restored into fresh objects goes on as
/// if nothing had happened.
class SavedSwitchTest {
    private static final int STEPS = 600;
    private static final int AHEAD = 120;
    private static final int EVERY = 5;

    /// Two external switches with a cable between; stations that send at their own times, over lines that lose, double
    /// and delay.
    private static final class World {
        record State(
                VirtualSwitch.State left,
                VirtualSwitch.State right,
                NetworkCard.State leftCard,
                NetworkCard.State rightCard,
                SimulationState simulation) {}

        static final NicProfile CARD = new NicProfile("Card", "00-1B-21", 100, 5_000, "made up");

        final Simulation simulation;
        final VirtualSwitch left;
        final VirtualSwitch right;
        final NetworkCard leftCard;
        final NetworkCard rightCard;
        final List<SwitchPort> ports = new ArrayList<>();
        final Timer talk;

        World(long seed, boolean inAnotherOrder) throws NetworkException {
            simulation = new Simulation(seed);
            leftCard = card("left", 1);
            rightCard = card("right", 2);
            Cable.between(leftCard, rightCard, 30);
            left = lan("left");
            right = lan("right");
            left.connectUplink("uplink", leftCard, LineSettings.PERFECT);
            right.connectUplink("uplink", rightCard, LineSettings.PERFECT);
            for (int i = 0; i < 6; i++) connect(inAnotherOrder ? 5 - i : i);
            if (inAnotherOrder) ports.sort(java.util.Comparator.comparing(SwitchPort::name));
            talk = simulation.timer("talk", this::talk);
        }

        private NetworkCard card(String host, int number) {
            NetworkCard card = new NetworkCard(host + "/nic/0", CARD, "00-1B-21-00-00-0" + number, simulation);
            card.wire(card::deliver);
            return card;
        }

        private VirtualSwitch lan(String host) {
            return new VirtualSwitch(host + "/lan", SwitchType.EXTERNAL, SwitchSettings.USUAL, simulation, List.of());
        }

        private void connect(int number) throws NetworkException {
            LineSettings line = LineSettings.PERFECT
                    .withRate(10_000_000, 20_000)
                    .withLoss(50_000)
                    .withDuplication(50_000)
                    .withReordering(100_000, 300_000);
            PortSettings rules = PortSettings.of(SwitchBench.mac(number))
                    .withLine(line)
                    .withSpoofing(number % 2 == 0)
                    .withVlan(number < 4 ? new VlanMode.Untagged() : new VlanMode.Access(7));
            ports.add((number % 2 == 0 ? left : right).connect("vm/" + number, rules, _ -> {}));
        }

        World started() {
            simulation.arm(talk, 1_000);
            return this;
        }

        private void talk() {
            Chance chance = simulation.chance();
            for (int n = chance.nextInt(4); n > 0; n--) {
                SwitchPort from = ports.get(chance.nextInt(ports.size()));
                MacAddress to = chance.nextInt(3) == 0 ? MacAddress.BROADCAST : SwitchBench.mac(chance.nextInt(8));
                from.send(new Frame(
                        Station.bytes(to, from.settings().address(), 0x0800, 60 + chance.nextInt(900), n), n));
            }
            simulation.arm(talk, simulation.now() + 100_000 + chance.nextInt(400_000));
        }

        String save() {
            return Saved.of(new State(left.save(), right.save(), leftCard.save(), rightCard.save(), simulation.save()))
                    .text();
        }

        void restore(String text) {
            State s = Saved.parse(text).as(State.class);
            left.restore(s.left());
            right.restore(s.right());
            leftCard.restore(s.leftCard());
            rightCard.restore(s.rightCard());
            simulation.restore(s.simulation());
        }

        long hash() {
            return simulation.trace().hash() * 31 + simulation.now();
        }
    }

    @Test
    void goesOnTheSameFromAnyStepAlsoWhenPortsAreConnectedInAnotherOrder() throws NetworkException {
        for (long seed = 1; seed <= 3; seed++) {
            long[] hashes = new long[STEPS + AHEAD + 1];
            World reference = new World(seed, false).started();
            for (int i = 0; i < hashes.length; i++, reference.simulation.step()) hashes[i] = reference.hash();
            World original = new World(seed, false).started();
            int frames = 0;
            for (int step = 0; step < STEPS; step++, original.simulation.step()) {
                if (step % EVERY != 0) continue;
                String replay = "seed " + seed + ", step " + step;
                String text = original.save();
                frames = Math.max(frames, text.split("\"dueNs\"").length);
                World copy = new World(seed, step % 2 == 0);
                copy.restore(text);
                assertEquals(text, copy.save(), replay);
                for (int i = 1; i <= AHEAD; i++) {
                    copy.simulation.step();
                    assertEquals(hashes[step + i], copy.hash(), replay + " and " + i + " more");
                }
            }
            assertTrue(frames > 5, "frames under way at most: " + frames);
        }
    }

    @Test
    void aSwitchWithOtherPortsIsNotTheSavedOne() {
        SwitchBench bench = new SwitchBench(SwitchType.PRIVATE);
        bench.station(1);
        VirtualSwitch.State saved = bench.lan.save();
        SwitchBench other = new SwitchBench(SwitchType.PRIVATE);
        other.station(2);
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> other.lan.restore(saved));
        assertEquals("the saved switch 'host/switch/LAN' has the ports [vm/1], this one [vm/2]", refused.getMessage());
    }
}
