// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.junit.jupiter.api.Test;

class LayersTest {
    private final Simulation simulation = new Simulation(1);
    private final Memories memories = new Memories();
    private final MemoryLayer disk = new MemoryLayer("disk", simulation, memories, 1 << 20, 1 << 20, 100);
    private final Map<Long, Outcome> answers = new TreeMap<>();

    private void run() {
        while (simulation.step()) {}
    }

    @Test
    void aPartitionIsARangeOfItsDisk() {
        PartitionLayer partition = new PartitionLayer("c", simulation, disk, 4096, 8192);
        partition.attach(answers::put);
        partition.submit(-5, new BlockRequest.Write(512, Slice.of(new byte[] {7})), 0);
        run();
        assertEquals(Outcome.done(1), answers.get(-5L));
        assertArrayEquals(new byte[] {7}, disk.peek(4096 + 512, 1));
    }

    @Test
    void aPartitionRefusesWhatLiesOutside() {
        PartitionLayer partition = new PartitionLayer("c", simulation, disk, 4096, 8192);
        partition.attach(answers::put);
        long[] outside = {-512, 8192, 7681, Long.MAX_VALUE, Long.MIN_VALUE};
        for (int i = 0; i < outside.length; i++) {
            partition.submit(i, new BlockRequest.Read(outside[i], Slice.of(new byte[512])), 0);
        }
        assertTrue(answers.isEmpty(), "never answered from within submit");
        Saved saved = Saved.of(partition);
        run();
        assertEquals(outside.length, answers.size());
        for (Outcome o : answers.values()) {
            assertEquals(
                    Outcome.Failure.OUT_OF_RANGE,
                    assertInstanceOf(Outcome.Failed.class, o).failure());
        }
        assertEquals(5, saved.as(PendingAnswers.State.class).answers().size());
    }

    @Test
    void aLayerInMemoryServesOneRequestAfterTheOther() {
        disk.attach((tag, outcome) -> answers.put(tag, Outcome.done(simulation.now())));
        for (int i = 0; i < 3; i++) disk.submit(i, new BlockRequest.Flush(), 0);
        run();
        assertEquals("{0=100, 1=200, 2=300}", answers.toString().replaceAll("Done\\[value=(\\d+)[^\\]]*\\]\\]", "$1"));
    }

    @Test
    void aLayerInMemoryIsRestoredWithWhatItHasStillToDo() {
        disk.attach(answers::put);
        ByteMemory guest = new ByteMemory("guest", new byte[512]);
        memories.add(guest);
        disk.poke(70_000, new byte[] {1, 2, 3});
        disk.submit(9, new BlockRequest.Read(69_632, new Slice(guest, 0, 512)), 0);
        Saved saved = Saved.parse(Saved.of(disk).text());

        Simulation other = new Simulation(1);
        MemoryLayer fresh = new MemoryLayer("disk", other, memories, 1 << 20, 1 << 20, 100);
        fresh.attach(answers::put);
        saved.into(fresh);
        other.restore(simulation.save());
        while (other.step()) {}
        assertEquals(Outcome.done(512), answers.get(9L));
        assertArrayEquals(new byte[] {1, 2, 3}, java.util.Arrays.copyOfRange(guest.bytes(), 368, 371));
    }

    @Test
    void truncatedBytesReadAsZeros() {
        SparseBytes bytes = new SparseBytes();
        byte[] ones = new byte[200_000];
        java.util.Arrays.fill(ones, (byte) 1);
        bytes.write(0, Slice.of(ones));
        bytes.truncate(100_000);
        byte[] read = new byte[200_000];
        bytes.read(0, read, 0, read.length);
        java.util.Arrays.fill(ones, 100_000, 200_000, (byte) 0);
        assertArrayEquals(ones, read);
    }
}
