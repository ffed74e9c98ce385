// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.util.concurrent.TimeUnit;
import org.enlighten.block.Slice;
import org.enlighten.os.file.FileRequest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Requests to an ext2 volume in memory, one at a time, per wall second on one core: 4 KiB in place, 4 KiB that make a
/// file longer, and small files made and deleted.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Ext2Benchmark {
    private static final int BYTES = 4096;
    private static final int REQUESTS = 1_000;
    private Ext2Bench bench;
    private final Slice data = Slice.of(new byte[BYTES]);

    @Setup(Level.Iteration)
    public void volume() {
        bench = new Ext2Bench(64 << 20, Ext2Bench.format(64 << 20, 4096).pieces(), 512);
        bench.done(new FileRequest.MakeDirectory("\\dir"));
        bench.write("\\dir\\file.dat", new byte[256 << 10]);
    }

    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public void writesInPlace() {
        for (int i = 0; i < REQUESTS; i++) bench.done(new FileRequest.Write("\\dir\\file.dat", i % 64 * BYTES, data));
    }

    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public void reads() {
        for (int i = 0; i < REQUESTS; i++) bench.done(new FileRequest.Read("\\dir\\file.dat", i % 64 * BYTES, data));
    }

    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public void writesThatGrow() {
        bench.done(new FileRequest.Create("\\dir\\more.dat"));
        for (int i = 0; i < REQUESTS; i++) bench.done(new FileRequest.Write("\\dir\\more.dat", (long) i * BYTES, data));
        bench.done(new FileRequest.Delete("\\dir\\more.dat"));
    }

    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public void smallFilesMadeAndDeleted() {
        for (int i = 0; i < REQUESTS; i++) {
            bench.done(new FileRequest.Create("\\dir\\a small file.txt"));
            bench.done(new FileRequest.Write("\\dir\\a small file.txt", 0, data));
            bench.done(new FileRequest.Delete("\\dir\\a small file.txt"));
        }
    }
}
