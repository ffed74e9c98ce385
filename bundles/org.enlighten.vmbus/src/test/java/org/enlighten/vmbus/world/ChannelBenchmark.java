// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.enlighten.vmbus.protocol.VmbusVersion;
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

/// Packets of 512 bytes from a guest's driver to the root's device, through both kernels, both bus drivers and the
/// hypervisor: written to the ring, a doorbell by hypercall when it was empty, an interrupt in the root, taken out and
/// checked, told to the trace, and a doorbell back when the writer waits for room. The ring holds 128 KiB. Unit:
/// packets
/// a second of wall time; noise of a quiet machine some percent.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
public class ChannelBenchmark {
    static final int PACKETS = 50_000;

    /// Whether the flight recorder keeps what is told.
    @Param({"true", "false"})
    public boolean recording;

    private VmbusWorld world;

    @Setup(Level.Iteration)
    public void build() throws IOException {
        Path directory = Files.createTempDirectory("enlighten-vmbus");
        EchoDriver.Plan plan = new EchoDriver.Plan(132 << 10, 0, Long.MAX_VALUE, 512, false);
        world = VmbusWorld.with(
                VmbusWorld.Plan.of(VmbusVersion.V5_3, VmbusVersion.V5_3).with(plan), directory);
        world.simulation.trace().recording(recording);
        world.offer(EchoDevice.SINK, 1);
        world.start();
        world.runUntil(() -> world.device.received > 0);
    }

    @Benchmark
    @OperationsPerInvocation(PACKETS)
    public long packets() {
        long until = world.device.received + PACKETS;
        while (world.device.received < until) world.simulation.step();
        return world.device.received;
    }
}
