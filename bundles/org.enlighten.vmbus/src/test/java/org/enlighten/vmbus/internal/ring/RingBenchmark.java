// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.ring;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.enlighten.vmbus.internal.ring.RingReader.Found;
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

/// Packets through one ring on one thread, beside Agrona's ring with messages of the same length in the same run: one
/// is written, then it is read, and each is copied in and copied out, as a reader must who does not trust the writer.
/// Both rings hold 512 KiB, as a network channel's does. Unit: packets a second; noise of a quiet machine a few
/// percent.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx512m"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 8, time = 1)
public class RingBenchmark {
    private static final int RING_BYTES = 1 << 19;

    @Param({"64", "512", "4096", "65536"})
    public int bytes;

    private final RingPair ring = new RingPair(RING_BYTES / 4096);
    private final OneToOneRingBuffer agrona = new OneToOneRingBuffer(
            new UnsafeBuffer(ByteBuffer.allocateDirect(RING_BYTES + RingBufferDescriptor.TRAILER_LENGTH)));
    private byte[] payload;
    private UnsafeBuffer source;
    private byte[] copy;
    private final MessageHandler handler = this::take;
    private long seen;

    @Setup
    public void fill() {
        payload = new byte[bytes];
        source = new UnsafeBuffer(payload);
        copy = new byte[bytes];
    }

    @Benchmark
    public long vmbus() {
        ring.send(1, payload);
        if (ring.reader.next(ring.packet) != Found.PACKET) throw new IllegalStateException("nothing came");
        ring.reader.finish();
        return seen += ring.packet.transaction();
    }

    /// Where the end of Agrona's ring is too near for a message, a write fails until a read has passed it.
    @Benchmark
    public long agrona() {
        while (!agrona.write(1, source, 0, bytes)) agrona.read(handler, 1);
        agrona.read(handler, 1);
        return seen;
    }

    private void take(int type, DirectBuffer buffer, int index, int length) {
        buffer.getBytes(index, copy, 0, length);
        seen += type;
    }
}
