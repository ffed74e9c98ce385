// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.ArrayList;
import java.util.List;

/// A small world that does a bit of everything a world does: cells with timers that arm, re-arm and cancel each
/// other by chance, and two processors that run beside them.
public final class Hive implements Snapshottable<Hive.State> {
    static final EventType RANG = EventType.of("hive.rang", "cell", "left");
    static final EventType CROSSED = EventType.crossing("hive.crossed", "user→kernel", "processor", "work");

    /// What is saved.
    public record State(List<Integer> left, List<Long> workAtNs, long cause) {}

    private static final int LEFT = 60;

    private final Simulation simulation;
    private final List<Timer> timers = new ArrayList<>();
    private final int[] left;
    private final long[] workAtNs = {Simulation.NEVER, Simulation.NEVER};
    private long cause;

    public Hive(long seed, int cells) {
        simulation = new Simulation(seed);
        left = new int[cells];
        for (int i = 0; i < cells; i++) {
            int cell = i;
            timers.add(simulation.timer("hive/" + i, () -> ring(cell)));
        }
        simulation.add(new Worker(0));
        simulation.add(new Worker(1));
    }

    private final class Worker implements Processor {
        private final int number;

        Worker(int number) {
            this.number = number;
        }

        @Override
        public long nextAtNs() {
            return workAtNs[number];
        }

        @Override
        public void step() {
            simulation.trace().record(CROSSED, number, number, Mode.USER, cause, number, simulation.now());
            workAtNs[number] = simulation.chance().nextInt(3) == 0 ? Simulation.NEVER : later();
        }
    }

    private void ring(int cell) {
        left[cell]--;
        simulation.trace().record(RANG, 0, -1, Mode.DEVICE, cause, cell, left[cell]);
        int other = simulation.chance().nextInt(left.length);
        switch (simulation.chance().nextInt(4)) {
            case 0 -> simulation.cancel(timers.get(other));
            case 1 -> workAtNs[cell & 1] = later();
            case 2 -> cause = simulation.trace().newCause();
            default -> wind(other);
        }
        wind(cell);
    }

    private void wind(int cell) {
        if (left[cell] > 0) simulation.arm(timers.get(cell), later());
    }

    /// Often the very same instant, seldom a far one.
    private long later() {
        return simulation.now()
                + switch (simulation.chance().nextInt(4)) {
                    case 0 -> 0;
                    case 1 -> 100;
                    case 2 -> simulation.chance().nextInt(1_000_000);
                    default -> simulation.chance().nextLong(10_000_000_000L);
                };
    }

    public Simulation simulation() {
        return simulation;
    }

    public void start() {
        for (int cell = 0; cell < left.length; cell++) {
            left[cell] = LEFT;
            wind(cell);
        }
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        List<Integer> counts = new ArrayList<>();
        for (int count : left) counts.add(count);
        return new State(counts, List.of(workAtNs[0], workAtNs[1]), cause);
    }

    @Override
    public void restore(State state) {
        for (int i = 0; i < left.length; i++) left[i] = state.left().get(i);
        for (int i = 0; i < workAtNs.length; i++) workAtNs[i] = state.workAtNs().get(i);
        cause = state.cause();
    }
}
