// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.enlighten.chipset.bench.Bench;
import org.enlighten.chipset.bench.Carrier;
import org.enlighten.chipset.bios.Bios;
import org.enlighten.machine.VirtualProcessor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Microseconds of wall time for a board and its firmware alone: no hypervisor, no worker process around them.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class BoardBenchmark {
    private static final long LONG_ENOUGH_NS = 10_000_000_000L;
    private final Bench bench = Bench.usual();
    private final Carrier carrier = new Carrier(bench);

    public BoardBenchmark() {
        carrier.notes = false;
    }

    /// From power-on to "no bootable device", on a board built anew.
    @Benchmark
    public Object fromPowerOnToNoBootableDevice() {
        bench.build(b -> b.disk(0, 8 << 20).dvd(2, 0));
        bench.wishes.clear();
        bench.vectors.clear();
        bench.transfers.clear();
        bench.vp.reset();
        bench.vp.engine(new Bios(bench.machine, List.of()));
        bench.vp.run(VirtualProcessor.Run.RUNNING);
        carrier.runUntil(bench.simulation.now() + LONG_ENOUGH_NS);
        return bench.board;
    }

    /// One register read.
    @Benchmark
    public int oneAccess() {
        return bench.in8(0x64);
    }
}
