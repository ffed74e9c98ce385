// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.host.Cable;
import org.enlighten.host.NetworkCard;
import org.enlighten.host.NicProfile;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;
import org.enlighten.testkit.state.SnapshotContract;

/// Two external switches with a cable between their cards, stations that send at their own times over lines that lose,
/// double and delay, an extension that counts, and a pool of addresses that are given and taken back.
class SwitchSnapshotTest extends SnapshotContract<SwitchSnapshotTest.Town.State> {
    /// Counts what comes in, and drops some of it.
    private static final class Toll implements SwitchExtension {
        record State(int count) {}

        private int count;

        @Override
        public Verdict entering(SwitchedFrame frame, PortInfo from) {
            return ++count % 7 == 0 ? Verdict.DROP : Verdict.PASS;
        }

        @Override
        public Saved save() {
            return Saved.of(new State(count));
        }

        @Override
        public void restore(Saved state) {
            count = state.as(State.class).count();
        }
    }

    private record TollFactory() implements SwitchExtensionFactory {
        @Override
        public String id() {
            return "toll";
        }

        @Override
        public String name() {
            return "Toll";
        }

        @Override
        public SwitchExtension create() {
            return new Toll();
        }
    }

    static final class Town implements Whole<Town.State> {
        record State(
                VirtualSwitch.State left,
                VirtualSwitch.State right,
                NetworkCard.State leftCard,
                NetworkCard.State rightCard,
                MacAddressPool.State pool) {}

        private static final NicProfile CARD = new NicProfile("Card", "00-1B-21", 100, 5_000, "made up");

        private final Simulation simulation;
        private final VirtualSwitch left;
        private final VirtualSwitch right;
        private final NetworkCard leftCard;
        private final NetworkCard rightCard;
        private final MacAddressPool pool = new MacAddressPool(MacAddressRange.ofHost(0x0A000001));
        private final List<SwitchPort> ports = new ArrayList<>();
        private final Timer talk;

        Town(long seed) throws NetworkException {
            simulation = new Simulation(seed);
            leftCard = card("left", 1);
            rightCard = card("right", 2);
            Cable.between(leftCard, rightCard, 30);
            left = lan("left");
            right = lan("right");
            left.enable("toll", true);
            left.connectUplink("uplink", leftCard, LineSettings.PERFECT);
            right.connectUplink("uplink", rightCard, LineSettings.PERFECT);
            for (int i = 0; i < 6; i++) connect(i);
            talk = simulation.timer("talk", this::talk);
        }

        private NetworkCard card(String host, int number) {
            NetworkCard card = new NetworkCard(host + "/nic/0", CARD, "00-1B-21-00-00-0" + number, simulation);
            card.wire(card::deliver);
            return card;
        }

        private VirtualSwitch lan(String host) {
            return new VirtualSwitch(
                    host + "/lan", SwitchType.EXTERNAL, SwitchSettings.USUAL, simulation, List.of(new TollFactory()));
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

        @Override
        public void start() {
            simulation.arm(talk, 1_000);
        }

        private void talk() {
            Chance chance = simulation.chance();
            for (int n = chance.nextInt(4); n > 0; n--) {
                SwitchPort from = ports.get(chance.nextInt(ports.size()));
                MacAddress to = chance.nextInt(3) == 0 ? MacAddress.BROADCAST : SwitchBench.mac(chance.nextInt(8));
                byte[] frame = Station.bytes(to, from.settings().address(), 0x0800, 60 + chance.nextInt(900), n);
                from.send(new Frame(frame, n));
            }
            move("vm/" + chance.nextInt(9) + "/nic/0", chance.nextInt(3) == 0);
            simulation.arm(talk, simulation.now() + 100_000 + chance.nextInt(400_000));
        }

        private void move(String holder, boolean out) {
            try {
                if (out) pool.release(holder);
                else pool.allocate(holder);
            } catch (NetworkException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Simulation simulation() {
            return simulation;
        }

        @Override
        public Class<State> stateType() {
            return State.class;
        }

        @Override
        public State save() {
            return new State(left.save(), right.save(), leftCard.save(), rightCard.save(), pool.save());
        }

        @Override
        public void restore(State s) {
            left.restore(s.left());
            right.restore(s.right());
            leftCard.restore(s.leftCard());
            rightCard.restore(s.rightCard());
            pool.restore(s.pool());
        }
    }

    @Override
    protected World<Town.State> build(long seed) {
        try {
            return new Town(seed);
        } catch (NetworkException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.host.NetworkCard",
                "org.enlighten.network.MacAddressPool",
                "org.enlighten.network.SwitchPort",
                "org.enlighten.network.VirtualSwitch",
                "org.enlighten.network.internal.AddressTable",
                "org.enlighten.network.internal.Extension",
                "org.enlighten.network.internal.Extensions",
                "org.enlighten.network.internal.Line");
    }

    @Override
    protected int stepsMax() {
        return 700;
    }

    @Override
    protected int stepsAfter() {
        return 120;
    }
}
