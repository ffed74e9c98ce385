// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import java.util.concurrent.TimeUnit;
import org.enlighten.os.fake.Programs;
import org.enlighten.os.fake.TestSystem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Actions of a kernel a second of wall time, with the flight recorder on: a program that writes and reads 4
/// KiB blocks through file system and driver, beside one that computes.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class KernelBenchmark {
    private static final int STEPS = 1000;

    @Param({"1", "2"})
    int processors;

    private TestSystem system;

    @Setup
    public void boot() {
        system = TestSystem.plan()
                .processors(processors)
                .boots(Programs.writer("writer.exe", Integer.MAX_VALUE), "C:\\W.DAT")
                .boots(Programs.burner("burner.exe"), "")
                .build()
                .boot();
    }

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public long actions() {
        for (int i = 0; i < STEPS; i++) system.simulation.step();
        return system.simulation.now();
    }
}
