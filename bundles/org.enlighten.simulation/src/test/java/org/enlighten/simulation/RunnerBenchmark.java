// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.concurrent.TimeUnit;
import org.enlighten.simulation.SimulationRunner.Pace;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// From a posted command to its answer, there and back between two threads: to a runner that sleeps, to one that is
/// stepping, and without a thread. Unit: microseconds a command; on a machine with other work noise is large.
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms512m", "-Xmx512m"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RunnerBenchmark {
    private final ThreadedRunner asleep = ThreadedRunner.start(new Simulation(1), new Pace.Paused(), _ -> {});
    private final ThreadedRunner stepping = ThreadedRunner.start(busy(), new Pace.Batch(), _ -> {});
    private final DirectRunner direct = new DirectRunner(new Simulation(1));

    private static Simulation busy() {
        Simulation simulation = new Simulation(1);
        Timer[] timer = new Timer[1];
        timer[0] = simulation.timer("busy", () -> simulation.arm(timer[0], simulation.now() + 1_000));
        simulation.arm(timer[0], 0);
        return simulation;
    }

    @TearDown
    public void close() {
        asleep.close();
        stepping.close();
    }

    @Benchmark
    public int postToOneThatSleeps() {
        return asleep.post(() -> 1).join();
    }

    @Benchmark
    public int postToOneThatSteps() {
        return stepping.post(() -> 1).join();
    }

    @Benchmark
    public int postWithoutAThread() {
        return direct.post(() -> 1).join();
    }
}
