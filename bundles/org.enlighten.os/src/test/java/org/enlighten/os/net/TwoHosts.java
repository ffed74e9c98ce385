// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.SimulationState;

/// Two hosts, 1 and 2, and a wire each way.
final class TwoHosts {
    record State(
            StackHost.State one,
            StackHost.State two,
            TestWire.State toOne,
            TestWire.State toTwo,
            SimulationState simulation) {}

    static final long DELAY_NS = 500_000;
    static final int PORT = 445;
    static final Endpoint TWO = new Endpoint(StackHost.address(2), PORT);
    static final long MINUTES_10 = 600_000_000_000L;

    final Simulation simulation;
    final TestWire toOne;
    final TestWire toTwo;
    final StackHost one;
    final StackHost two;

    TwoHosts(long seed, StackSettings settings) {
        simulation = new Simulation(seed);
        toOne = new TestWire("one", simulation, DELAY_NS);
        toTwo = new TestWire("two", simulation, DELAY_NS);
        one = new StackHost("one", 1, settings, simulation, toTwo::send);
        two = new StackHost("two", 2, settings, simulation, toOne::send);
        toOne.to(one::received);
        toTwo.to(two::received);
    }

    TwoHosts(long seed) {
        this(seed, StackSettings.USUAL);
    }

    TwoHosts up() {
        one.up(1);
        two.up(2);
        return this;
    }

    void run() {
        simulation.runUntil(simulation.now() + MINUTES_10);
    }

    String save() {
        return Saved.of(new State(one.save(), two.save(), toOne.save(), toTwo.save(), simulation.save()))
                .text();
    }

    void restore(String text) {
        State s = Saved.parse(text).as(State.class);
        one.restore(s.one());
        two.restore(s.two());
        toOne.restore(s.toOne());
        toTwo.restore(s.toTwo());
        simulation.restore(s.simulation());
    }
}
