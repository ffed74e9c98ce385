// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MemoriesTest {
    private final Memories memories = new Memories();
    private final Slice.State saved = new Slice.State("vm/1/memory", 2, 3, new byte[0]);

    @Test
    void aMemoryThatIsNotThereIsNamed() {
        String why = assertThrows(IllegalStateException.class, () -> saved.in(memories))
                .getMessage();
        assertEquals("a saved slice refers to a memory that is not there: name=vm/1/memory", why);
    }

    @Test
    void whoIsRestoredEarlyFindsItsBytesWhenTheMemoryHasCome() {
        Slice slice = saved.in(memories.patient());
        assertEquals("vm/1/memory", slice.save().memory());
        assertThrows(IllegalStateException.class, slice::toBytes);
        ByteMemory memory = new ByteMemory("vm/1/memory", new byte[] {1, 2, 3, 4, 5});
        memories.add(memory);
        assertArrayEquals(new byte[] {3, 4, 5}, slice.toBytes());
        slice.fill(new byte[] {7, 8, 9}, 0);
        assertArrayEquals(new byte[] {1, 2, 7, 8, 9}, memory.bytes());
    }
}
