// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Events a second of the clock, beside a loop around [PriorityQueue] that does the same work: take the first event,
/// run it, and let it come again up to a second later. Unit: events a second; the noise of one run is a few percent.
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms2g", "-Xmx2g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TimerQueueBenchmark {
    private static final int DELAY_NS_MAX = 1_000_000_000;

    @Param({"10000", "1000000"})
    public int pending;

    private final Simulation simulation = new Simulation(1);
    private final Chance chance = new Chance(1);
    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private long now;
    private long order;
    private Timer[] timers;

    @Setup
    public void fill() {
        timers = new Timer[pending];
        for (int i = 0; i < pending; i++) {
            timers[i] = new Recurring().timer(simulation, "timer/" + i);
            new Event().offer();
        }
    }

    @Benchmark
    public boolean wheelFires() {
        return simulation.step();
    }

    @Benchmark
    public long priorityQueueFires() {
        Event first = queue.poll();
        now = first.dueNs;
        first.wired.run();
        return now;
    }

    /// What a retransmission timer does: armed, and cancelled before it fires.
    @Benchmark
    public long wheelArmsAnew() {
        simulation.arm(timers[chance.nextInt(pending)], simulation.now() + delay());
        return simulation.nextAtNs();
    }

    private long delay() {
        return 1 + ((chance.nextLong() >>> 34) * DELAY_NS_MAX >>> 30);
    }

    private final class Recurring implements Runnable {
        private Timer timer;

        Timer timer(Simulation simulation, String id) {
            timer = simulation.timer(id, this);
            run();
            return timer;
        }

        @Override
        public void run() {
            simulation.arm(timer, simulation.now() + delay());
        }
    }

    private final class Event implements Comparable<Event> {
        private final Runnable wired = this::offer;
        private long dueNs;
        private long order;

        void offer() {
            dueNs = now + delay();
            order = TimerQueueBenchmark.this.order++;
            queue.add(this);
        }

        @Override
        public int compareTo(Event other) {
            int byDue = Long.compare(dueNs, other.dueNs);
            return byDue != 0 ? byDue : Long.compare(order, other.order);
        }
    }
}
