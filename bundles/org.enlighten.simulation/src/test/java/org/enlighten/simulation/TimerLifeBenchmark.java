// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The life of a virtual machine's timers among those of 10,000 others: made, armed, armed anew, forgotten. Unit:
/// nanoseconds a timer and life, or a step; the noise of one run is a few percent.
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TimerLifeBenchmark {
    private static final int MACHINES = 10_000;
    private static final int TIMERS = 10;

    private final Simulation simulation = new Simulation(1);
    private final Simulation few = new Simulation(1);
    private final Timer[] own = new Timer[TIMERS];
    private int machine;

    @Setup
    public void fill() {
        while (machine < MACHINES) {
            makeMachine();
            machine++;
        }
        for (int i = 0; i < 4; i++) few.add(new Busy(few, i));
        for (int i = 0; i < TIMERS; i++) new Tick(few, i);
    }

    @Benchmark
    @OperationsPerInvocation(TIMERS)
    public void aMachineComesAndGoes() {
        machine++;
        makeMachine();
        for (Timer timer : own) simulation.arm(timer, simulation.now() + 2_000_000);
        for (Timer timer : own) simulation.forget(timer);
    }

    /// Four processors that always have something to do, ten timers a hundred times less often.
    @Benchmark
    public boolean aStepOfASmallWorld() {
        return few.step();
    }

    private void makeMachine() {
        for (int i = 0; i < TIMERS; i++) {
            own[i] = simulation.timer("vm/" + machine + "/timer/" + i, () -> {});
            simulation.arm(own[i], simulation.now() + 1_000_000 + machine);
        }
    }

    private record Tick(Simulation simulation, int number, Timer[] timer) implements Runnable {
        Tick(Simulation simulation, int number) {
            this(simulation, number, new Timer[1]);
            timer[0] = simulation.timer("tick/" + number, this);
            run();
        }

        @Override
        public void run() {
            simulation.arm(timer[0], simulation.now() + 250_000 + number);
        }
    }

    private static final class Busy implements Processor {
        private final Simulation simulation;
        private final int number;
        private long nextAtNs;

        Busy(Simulation simulation, int number) {
            this.simulation = simulation;
            this.number = number;
        }

        @Override
        public long nextAtNs() {
            return nextAtNs;
        }

        @Override
        public void step() {
            nextAtNs = simulation.now() + Math.min(1_000 + number, simulation.horizonNs(this, 2_000));
        }
    }
}
