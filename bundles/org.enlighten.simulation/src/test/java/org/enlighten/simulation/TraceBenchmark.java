// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What it costs to tell one event: with the flight recorder alone, with one reader more, and with neither. Unit:
/// nanoseconds an event; the noise of one run is a few percent.
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms512m", "-Xmx512m"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TraceBenchmark {
    private static final EventType READ = EventType.of("test.port-read", "port", "value");
    private static final EventType WRITTEN = EventType.of("test.port-write", "port", "value");

    private final Trace recorded = new Simulation(1).trace();
    private final Trace read = new Simulation(1).trace();
    private final Trace off = new Simulation(1).trace();
    private final CrossingCounter counter = CrossingCounter.ofAll();
    private long value;

    @Setup
    public void attach() {
        read.attach(counter);
        off.recording(false);
    }

    @Benchmark
    public void flightRecorder() {
        tell(recorded);
    }

    @Benchmark
    public void flightRecorderAndReader() {
        tell(read);
    }

    @Benchmark
    public void neither() {
        tell(off);
    }

    private void tell(Trace trace) {
        long n = value++;
        trace.record((n & 1) == 0 ? READ : WRITTEN, 1, 0, Mode.KERNEL, n >>> 5, 0x1F0, n);
    }
}
