// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.vhd;

import java.util.concurrent.TimeUnit;
import org.enlighten.block.BlockClient;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.ByteMemory;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.block.MemoryLayer;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Simulation;
import org.enlighten.storage.DiskBench;
import org.enlighten.storage.DiskType;
import org.enlighten.storage.VirtualDisk;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// 4 KiB requests to a dynamic disk over a file in memory, per wall second on one core: allocated and warm, cold (a
/// cache a 64th of the metadata), and growing.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class VhdBenchmark implements BlockClient {
    private static final int DISK = 64 << 20;
    private static final int BYTES = 4096;
    private static final int REQUESTS = 10_000;

    @Param({"1", "32"})
    int depth;

    private Simulation simulation;
    private VirtualDisk disk;
    private Chance chance;
    private ByteMemory guest;
    private boolean writing;
    private boolean sequential;
    private long place;
    private int left;
    private int answered;

    @Setup(Level.Iteration)
    public void warmDisk() {
        disk(2 << 20, 4096);
        sequential = true;
        writing = true;
        run(DISK / BYTES);
        sequential = false;
    }

    private void disk(int blockBytes, int cacheBlocks) {
        simulation = new Simulation(1);
        chance = new Chance(1);
        Memories memories = new Memories();
        guest = new ByteMemory("guest", new byte[depth * BYTES]);
        MemoryLayer file = new MemoryLayer("file", simulation, memories, 0, 2L * DISK, 0);
        VhdFormat format = new VhdFormat();
        file.poke(0, DiskBench.created(format, DiskBench.spec(DiskType.DYNAMIC, DISK, blockBytes)));
        disk = format.disk(new EngineSetup("disk", simulation, memories, file, cacheBlocks));
        disk.attach(this);
        disk.open(-1, 0);
        while (simulation.step()) {}
        place = 0;
    }

    private void run(int requests) {
        left = requests;
        for (int i = 0; i < depth; i++) issue(i);
        while (simulation.step()) {}
    }

    private void issue(int slot) {
        if (left-- <= 0) return;
        long at = sequential ? place++ * BYTES % DISK : chance.nextLong(DISK / BYTES) * BYTES;
        Slice data = new Slice(guest, (long) slot * BYTES, BYTES);
        disk.submit(slot, writing ? new BlockRequest.Write(at, data) : new BlockRequest.Read(at, data), 0);
    }

    @Override
    public void completed(long tag, Outcome outcome) {
        if (!outcome.isDone()) throw new IllegalStateException(outcome.toString());
        answered++;
        if (tag >= 0) issue((int) tag);
    }

    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public int randomWritesWarm() {
        writing = true;
        run(REQUESTS);
        return answered;
    }

    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public int randomReadsWarm() {
        writing = false;
        run(REQUESTS);
        return answered;
    }

    @Benchmark
    @OperationsPerInvocation(DISK / BYTES)
    public int sequentialWritesThatGrow() {
        disk(64 << 10, 8192);
        sequential = true;
        writing = true;
        run(DISK / BYTES);
        return answered;
    }

    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public int randomReadsCold(ColdDisk cold) {
        return cold.read(depth);
    }

    /// A disk whose metadata does not fit the cache.
    @State(Scope.Thread)
    public static class ColdDisk {
        private final VhdBenchmark bench = new VhdBenchmark();

        @Setup(Level.Iteration)
        public void fill() {
            bench.depth = 32;
            bench.disk(64 << 10, 16);
            bench.sequential = true;
            bench.writing = true;
            bench.run(DISK / BYTES);
            bench.sequential = false;
            bench.writing = false;
        }

        int read(int depth) {
            bench.depth = depth;
            bench.run(REQUESTS);
            return bench.answered;
        }
    }
}
