// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.hypervisor.protocol.InterceptMessage;
import org.enlighten.hypervisor.protocol.Message;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Exit;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Saved;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One port read of a child on one logical processor: exit, message in the root's page, interrupt, completion by
/// hypercall, halt of the root, entry of the child; with the flight recorder on. Unit: wall nanoseconds a read,
/// without any kernel in root or child.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms512m", "-Xmx512m"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InterceptBenchmark {
    @Param({"1", "2"})
    public int logicalProcessors;

    private HvWorld world;
    private Reader reader;

    @Setup
    public void build() throws IOException {
        world = HvWorld.running(logicalProcessors, Files.createTempDirectory("enlighten-benchmark"));
        reader = new Reader();
        long child = world.createChild(32, reader);
        world.suspend(child, 0, false);
        world.rootVp().engine(new Answerer());
    }

    @Benchmark
    public long portRead() {
        long target = reader.reads + 1;
        while (reader.reads < target) world.simulation.step();
        return reader.reads;
    }

    /// Reads a port for ever.
    private static final class Reader implements ExecutionEngine {
        long reads;

        @Override
        public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
            if (vp.exit().answers == Exit.Reason.IN) reads++;
            vp.exit().answers = Exit.Reason.NONE;
            vp.exit().reason = Exit.Reason.IN;
            vp.exit().port = 0x1F7;
            vp.exit().size = 1;
            return 20;
        }

        @Override
        public boolean cuttable() {
            return true;
        }

        @Override
        public Saved saveEngine() {
            return Saved.NOTHING;
        }

        @Override
        public void restoreEngine(Saved state) {}
    }

    /// Answers intercepts and halts.
    private static final class Answerer implements ExecutionEngine {
        private long owed = -1;

        @Override
        public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
            Exit exit = vp.exit();
            exit.answers = Exit.Reason.NONE;
            if (vp.hasPending()) {
                vp.takePending();
                long slot = Message.slot(RootSoftware.SIMP, Msr.INTERCEPT_SINT);
                Message.read(vp.memory(), slot)
                        .flatMap(InterceptMessage::decode)
                        .ifPresent(m -> {
                            owed = Hypercalls.interceptOf(m.partition(), m.vpIndex());
                            Message.release(vp.memory(), slot);
                        });
                return 300;
            }
            if (owed < 0) {
                exit.reason = Exit.Reason.HALT;
                return 0;
            }
            exit.reason = Exit.Reason.HYPERCALL;
            exit.value = Hypercalls.completeIntercept();
            exit.gpa = owed;
            exit.count = 0x50;
            owed = -1;
            return 700;
        }

        @Override
        public boolean cuttable() {
            return true;
        }

        @Override
        public Saved saveEngine() {
            return Saved.NOTHING;
        }

        @Override
        public void restoreEngine(Saved state) {}
    }
}
