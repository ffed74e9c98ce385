// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlighten.simulation.Saved;
import org.junit.jupiter.api.Test;

class SwitchExtensionTest {
    /// An extension of a test, with its maker.
    private record Maker(String id, boolean enabledAtFirst, Supplier<SwitchExtension> maker)
            implements SwitchExtensionFactory {
        @Override
        public String name() {
            return "Test " + id;
        }

        @Override
        public SwitchExtension create() {
            return maker.get();
        }
    }

    /// Lets so many frames of each sender in, and no more.
    private static final class Quota implements SwitchExtension {
        record State(int left) {}

        private int left = 2;

        @Override
        public Verdict entering(SwitchedFrame frame, PortInfo from) {
            return left-- > 0 ? Verdict.PASS : Verdict.DROP;
        }

        @Override
        public Saved save() {
            return Saved.of(new State(left));
        }

        @Override
        public void restore(Saved state) {
            left = state.as(State.class).left();
        }
    }

    /// Lets nothing out at a port.
    private record Wall(String port) implements SwitchExtension {
        @Override
        public Verdict leaving(SwitchedFrame frame, PortInfo from, PortInfo to) {
            return to.name().equals(port) ? Verdict.DROP : Verdict.PASS;
        }
    }

    /// Sends everything to one port.
    private record Funnel(String port) implements SwitchExtension {
        @Override
        public Optional<List<PortInfo>> destinations(SwitchedFrame frame, PortInfo from, List<PortInfo> ports) {
            return Optional.of(ports.stream().filter(p -> p.name().equals(port)).toList());
        }
    }

    private static final class Broken implements SwitchExtension {
        @Override
        public Verdict entering(SwitchedFrame frame, PortInfo from) {
            throw new IllegalStateException("out of ideas");
        }
    }

    private static Maker of(SwitchExtension extension) {
        return new Maker("test", true, () -> extension);
    }

    @Test
    void aFilterDropsOnTheWayIn() {
        SwitchBench bench = new SwitchBench(SwitchType.PRIVATE, of(new Quota()));
        Station a = bench.station(1);
        Station b = bench.station(2);
        for (int i = 0; i < 5; i++) a.send(b.address, i);
        bench.run();
        assertEquals(List.of(0, 1), b.marks());
        assertEquals(3, a.port.counters().dropped(DropReason.EXTENSION));
    }

    @Test
    void aFilterDropsOnTheWayOut() {
        SwitchBench bench = new SwitchBench(SwitchType.PRIVATE, of(new Wall("vm/2")));
        Station a = bench.station(1);
        Station b = bench.station(2);
        Station c = bench.station(3);
        a.send(org.enlighten.network.protocol.MacAddress.BROADCAST, 1);
        bench.run();
        assertEquals(List.of(), b.marks());
        assertEquals(List.of(1), c.marks());
        assertEquals(1, b.port.counters().dropped(DropReason.EXTENSION));
    }

    @Test
    void oneThatForwardsDecidesWhereToButNotPastAVlan() {
        SwitchBench bench = new SwitchBench(SwitchType.PRIVATE, of(new Funnel("vm/3")));
        Station a = bench.station(1);
        Station b = bench.station(2);
        Station c = bench.station(3);
        Station d = bench.station(4, r -> r.withVlan(new VlanMode.Access(9)));
        a.send(b.address, 1);
        d.send(b.address, 2);
        bench.run();
        assertEquals(List.of(), b.marks());
        assertEquals(List.of(1), c.marks());
    }

    @Test
    void oneThatFailsIsSwitchedOffAndSaysWhyAndTheSwitchGoesOn() throws NetworkException {
        SwitchBench bench = new SwitchBench(SwitchType.PRIVATE, of(new Broken()));
        Station a = bench.station(1);
        Station b = bench.station(2);
        a.send(b.address, 1);
        a.send(b.address, 2);
        bench.run();
        assertEquals(List.of(2), b.marks(), "the frame at hand is dropped, the next one passes");
        SwitchView.Extension view = bench.lan.view().extensions().getFirst();
        assertFalse(view.enabled());
        assertEquals(
                "The extension 'Test test' was switched off because it failed: java.lang.IllegalStateException: out of ideas. Switch it on again, or remove it.",
                view.problem());
        assertTrue(bench.simulation.trace().recent().stream()
                .anyMatch(e -> e.type().equals(NetworkEvents.EXTENSION_FAILED)));
        bench.lan.enable("test", true);
        assertEquals("", bench.lan.view().extensions().getFirst().problem());
    }

    @Test
    void oneThatIsOffSeesNothing() throws NetworkException {
        SwitchBench bench = new SwitchBench(SwitchType.PRIVATE, new Maker("test", false, Quota::new));
        Station a = bench.station(1);
        Station b = bench.station(2);
        for (int i = 0; i < 5; i++) a.send(b.address, i);
        bench.lan.enable("test", true);
        for (int i = 5; i < 9; i++) a.send(b.address, i);
        bench.run();
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), b.marks());
        NetworkException none = assertThrows(NetworkException.class, () -> bench.lan.enable("other", true));
        assertEquals(
                "'host/switch/LAN' has no extension 'other'. Install the bundle that brings it.", none.getMessage());
    }

    @Test
    void theStateOfOneWhoseBundleIsMissingSurvives() {
        SwitchBench with = new SwitchBench(SwitchType.PRIVATE, new Maker("quota", true, Quota::new));
        Station a = with.station(1);
        Station b = with.station(2);
        a.send(b.address, 1);
        with.run();
        String saved = Saved.of(with.lan).text();
        SwitchBench without = new SwitchBench(SwitchType.PRIVATE);
        without.station(1);
        without.station(2);
        Saved.parse(saved).into(without.lan);
        assertEquals(saved, Saved.of(without.lan).text());
    }
}
