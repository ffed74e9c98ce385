// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Saved;
import org.junit.jupiter.api.Test;

class GuestMemoryTest {
    private static final int SIZE = 64 << 10;

    private final GuestMemory memory = new GuestMemory("vm/1/memory", SIZE);

    @Test
    void readsZerosWhereNothingWasWrittenAndMakesNoPageForIt() {
        assertEquals(0, memory.i64(4096 - 4));
        assertEquals(0, memory.residentPages());
        memory.put8(5000, 7);
        assertEquals(1, memory.residentPages());
    }

    @Test
    void behavesAsAByteBufferForEveryWidthAndAlignment() {
        long seed = 20260101;
        Chance chance = new Chance(seed);
        ByteBuffer model = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 200_000; i++) {
            int at = chance.nextInt(SIZE - 8);
            long value = chance.nextLong();
            int page = chance.nextInt(SIZE / 4096 - 2);
            if (i > 100_000 && i % 1_000 == 0)
                assertTrue(memory.map(page + 1, page, page + 2).isPresent());
            switch (chance.nextInt(8)) {
                case 0 -> {
                    memory.put8(at, (int) value);
                    model.put(at, (byte) value);
                }
                case 1 -> {
                    memory.put16(at, (int) value);
                    model.putShort(at, (short) value);
                }
                case 2 -> {
                    memory.put32(at, (int) value);
                    model.putInt(at, (int) value);
                }
                case 3 -> {
                    memory.put64(at, value);
                    model.putLong(at, value);
                }
                case 4 -> assertEquals(model.get(at) & 0xFF, memory.u8(at), "seed " + seed);
                case 5 -> assertEquals(model.getShort(at) & 0xFFFF, memory.u16(at), "seed " + seed);
                case 6 -> assertEquals(model.getInt(at), memory.i32(at), "seed " + seed);
                default -> assertEquals(model.getLong(at), memory.i64(at), "seed " + seed);
            }
        }
        byte[] all = new byte[SIZE];
        memory.read(0, all, 0, SIZE);
        assertArrayEquals(model.array(), all);
    }

    @Test
    void copiesBlocksAcrossPages() {
        byte[] block = new byte[10_000];
        new Chance(7).nextBytes(block);
        memory.write(4000, block, 0, block.length);
        byte[] back = new byte[10_000];
        memory.read(4000, back, 0, back.length);
        assertArrayEquals(block, back);
        assertEquals(4, memory.residentPages());
    }

    @Test
    void mappedPagesAreTheMemoryUntilTheEpochChanges() {
        memory.put8(7 * 4096 + 8, 76);
        byte[] pages = memory.map(2, 7, 3).orElseThrow();
        long epoch = memory.epoch();
        assertEquals(76, pages[4096 + 8]);
        pages[2 * 4096 + 4095] = 77;
        assertEquals(77, memory.u8(3 * 4096 + 4095));
        memory.put32(8 * 4096 - 2, 0x11223344);
        assertEquals(0x44, pages[2 * 4096 - 2]);
        assertEquals(0x11223344, memory.i32(8 * 4096 - 2), "across the end of what is mapped");
        assertSame(pages, memory.map(2, 7, 3).orElseThrow(), "both ends see one array");
        assertEquals(epoch, memory.epoch());
        byte[] others = memory.map(3, 4).orElseThrow();
        assertNotEquals(epoch, memory.epoch());
        assertEquals(77, others[4095]);
        assertEquals(76, memory.map(2, 7, 3).orElseThrow()[4096 + 8]);
    }

    @Test
    void mapsNoPageTwiceAndNoneThatIsNotThere() {
        assertTrue(memory.map(2, 5, 2).isEmpty());
        assertThrows(IndexOutOfBoundsException.class, () -> memory.map(2, SIZE / 4096));
        assertThrows(IndexOutOfBoundsException.class, () -> memory.map(-1));
    }

    @Test
    void mappedPagesAreSavedLikeOthers() {
        byte[] pages = memory.map(9, 4).orElseThrow();
        pages[4096] = 5;
        Saved saved = Saved.of(memory);
        GuestMemory fresh = new GuestMemory("vm/1/memory", SIZE);
        saved.into(fresh);
        assertEquals(saved.text(), Saved.of(fresh).text());
        assertEquals(5, fresh.u8(4 * 4096));
        long epoch = memory.epoch();
        saved.into(memory);
        assertNotEquals(epoch, memory.epoch());
        assertEquals(5, memory.map(9, 4).orElseThrow()[4096]);
    }

    @Test
    void refusesEveryAddressOutside() {
        assertThrows(IndexOutOfBoundsException.class, () -> memory.u8(SIZE));
        assertThrows(IndexOutOfBoundsException.class, () -> memory.u8(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> memory.put64(SIZE - 7, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> memory.read(SIZE - 1, new byte[2], 0, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> memory.write(Long.MAX_VALUE, new byte[2], 0, 2));
        assertTrue(memory.contains(SIZE, 0));
        assertFalse(memory.contains(SIZE, 1));
        assertFalse(memory.contains(0, Long.MAX_VALUE));
        assertFalse(memory.contains(-1, 1));
    }

    @Test
    void savesOnlyPagesThatWereWrittenAndComesBackTheSame() {
        memory.put32(8192, 0xCAFEBABE);
        memory.put8(SIZE - 1, 9);
        Saved saved = Saved.of(memory);
        assertEquals(2, memory.save().pages().size());
        GuestMemory fresh = new GuestMemory("vm/1/memory", SIZE);
        fresh.put8(3, 3);
        Saved.parse(saved.text()).into(fresh);
        assertEquals(saved.text(), Saved.of(fresh).text());
        assertEquals(0, fresh.u8(3));
        assertEquals(0xCAFEBABE, fresh.i32(8192));
    }
}
