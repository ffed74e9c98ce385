// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Supplier;
import org.enlighten.os.NetworkConfiguration;
import org.enlighten.os.SocketCall;
import org.enlighten.os.SystemCall;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.system.SystemPhase;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.junit.jupiter.api.Test;

/// Two systems in the middle of transfers over a bad wire, saved at any step and restored into fresh objects, go on
/// as if nothing had happened: threads that wait for sockets, frames in buffers and segments under way included.
class SavedKernelNetworkTest {
    private static final int STEPS = 3_000 * Integer.getInteger("enlighten.depth", 1);
    private static final int AHEAD = 400;
    private static final int EVERY = 61;

    private static final class World {
        record State(Saved one, Saved two, TestWire.State toOne, TestWire.State toTwo) {}

        final Simulation simulation = new Simulation(4);
        final TestWire toOne = new TestWire("one", simulation, 200_000);
        final TestWire toTwo = new TestWire("two", simulation, 200_000);
        final TestSystem one;
        final TestSystem two;

        World(int processors) {
            one = system(1, toTwo, processors);
            two = system(2, toOne, processors);
            toOne.to(one::received);
            toTwo.to(two::received);
            toOne.trouble(3);
            toTwo.trouble(3);
        }

        private TestSystem system(int number, TestWire wire, int processors) {
            return TestSystem.plan()
                    .in(simulation, "vm/" + number)
                    .processors(processors)
                    .nic(0x00155D_000000L + number, wire::send)
                    .program(SocketPrograms.upload())
                    .program(SocketPrograms.collect())
                    .program(SocketPrograms.mirror())
                    .build();
        }

        World started() {
            one.start();
            two.start();
            one.runUntil(() -> one.kernel.phase() == SystemPhase.RUNNING && two.kernel.phase() == SystemPhase.RUNNING);
            configure(one, 1);
            configure(two, 2);
            two.post(new SystemCall.StartProcess("C:\\SYS\\COLLECT.EXE", "3"));
            one.post(new SystemCall.StartProcess("C:\\SYS\\UPLOAD.EXE", "10.0.0.2 60000"));
            one.post(new SystemCall.StartProcess("C:\\SYS\\UPLOAD.EXE", "10.0.0.2 30001"));
            one.post(new SystemCall.StartProcess("C:\\SYS\\MIRROR.EXE", ""));
            two.post(new SystemCall.StartProcess("C:\\SYS\\UPLOAD.EXE", "10.0.0.1 9000"));
            return this;
        }

        private static void configure(TestSystem system, int number) {
            NetworkConfiguration addresses = NetworkConfiguration.of(Ipv4Address.of(10, 0, 0, number), 24);
            system.post(new SystemCall.Network(new SocketCall.Configure(1, addresses)));
        }

        String save() {
            return Saved.of(new State(one.save(), two.save(), toOne.save(), toTwo.save()))
                    .text();
        }

        void restore(String text) {
            State s = Saved.parse(text).as(State.class);
            toOne.restore(s.toOne());
            toTwo.restore(s.toTwo());
            one.restore(s.one());
            two.restore(s.two());
        }

        long hash() {
            return simulation.trace().hash() * 31 + simulation.now();
        }
    }

    @Test
    void onOneProcessorEach() {
        check(() -> new World(1));
    }

    @Test
    void onTwoProcessorsEach() {
        check(() -> new World(2));
    }

    private static void check(Supplier<World> made) {
        World reference = made.get().started();
        long[] hashes = new long[STEPS + AHEAD + 1];
        for (int i = 0; i < hashes.length; i++, reference.simulation.step()) hashes[i] = reference.hash();
        assertTrue(reference.one.kernel.networkCounters().orElseThrow().segmentsSent() > 10);
        World original = made.get().started();
        for (int step = 0; step < STEPS; step++, original.simulation.step()) {
            if (step % EVERY != 0) continue;
            String text = original.save();
            World copy = made.get();
            copy.restore(text);
            assertEquals(text, copy.save(), "step " + step);
            for (int i = 1; i <= AHEAD; i++) {
                copy.simulation.step();
                assertEquals(hashes[step + i], copy.hash(), "step " + step + " and " + i + " more");
            }
        }
    }
}
