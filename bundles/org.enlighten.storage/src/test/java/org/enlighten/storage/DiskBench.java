// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.block.MemoryLayer;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;

/// A disk on a file in memory, asked one thing after the other.
public final class DiskBench {
    private static final long STEPS_MOST = 2_000_000;
    public final Simulation simulation = new Simulation(1);
    public final Memories memories = new Memories();
    public final MemoryLayer file;
    public final VirtualDisk disk;
    private final Deque<Outcome> outcomes = new ArrayDeque<>();

    public DiskBench(DiskFormat format, byte[] image, long roomBytes) {
        file = new MemoryLayer("file", simulation, memories, 0, image.length + roomBytes, 0);
        if (image.length > 0) file.poke(0, image);
        disk = format.disk(new EngineSetup("disk", simulation, memories, file, 64));
        disk.attach((_, outcome) -> outcomes.add(outcome));
    }

    /// A file as `format` creates it.
    public static byte[] created(DiskFormat format, DiskSpec spec) {
        Simulation simulation = new Simulation(1);
        MemoryLayer file = new MemoryLayer("file", simulation, new Memories(), 0, 1L << 42, 0);
        file.attach((_, outcome) -> assertTrue(outcome.isDone(), outcome.toString()));
        for (BlockRequest request : format.create(spec)) file.submit(0, request, 0);
        while (simulation.step()) {}
        return file.peek(0, Math.toIntExact(file.sizeBytes()));
    }

    public static DiskSpec spec(DiskType type, long sizeBytes, int blockBytes) {
        return new DiskSpec(type, sizeBytes, blockBytes, new UUID(0x1234L, 0x5678L), 1_204_070_400L);
    }

    private Outcome answer() {
        for (long n = 0; outcomes.isEmpty(); n++) {
            assertTrue(n < STEPS_MOST && simulation.step(), "no answer after " + n + " steps");
        }
        return outcomes.remove();
    }

    public Outcome open() {
        disk.open(1, 0);
        return answer();
    }

    public DiskInfo opened() {
        Outcome outcome = open();
        return assertInstanceOf(Outcome.Done.class, outcome, outcome.toString())
                .detail()
                .as(DiskInfo.class);
    }

    public DiskInfo inspected() {
        disk.inspect(1, 0);
        return ((Outcome.Done) answer()).detail().as(DiskInfo.class);
    }

    public DiskReport checked() {
        disk.check(1, 0);
        Outcome outcome = answer();
        Saved detail = assertInstanceOf(Outcome.Done.class, outcome, outcome.toString())
                .detail();
        return detail.as(DiskReport.class);
    }

    public Outcome write(long at, byte[] bytes) {
        disk.submit(2, new BlockRequest.Write(at, Slice.of(bytes)), 0);
        return answer();
    }

    public Outcome tryRead(long at, byte[] into) {
        disk.submit(3, new BlockRequest.Read(at, Slice.of(into)), 0);
        return answer();
    }

    public byte[] read(long at, int count) {
        byte[] into = new byte[count];
        assertEquals(Outcome.done(count), tryRead(at, into));
        return into;
    }

    public Outcome flush() {
        disk.submit(4, new BlockRequest.Flush(), 0);
        return answer();
    }

    /// The file's bytes now.
    public byte[] image() {
        return file.peek(0, Math.toIntExact(file.sizeBytes()));
    }
}
