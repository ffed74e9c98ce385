// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.enlighten.host.PhysicalMemory.Claim;
import org.enlighten.host.PhysicalMemory.Range;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Saved;
import org.junit.jupiter.api.Test;

class PhysicalMemoryTest {
    private final PhysicalMemory memory = new PhysicalMemory(1024);

    @Test
    void refusesWhatDoesNotFitWithTheFiguresAndTakesNothing() {
        assertInstanceOf(Claim.Granted.class, memory.claim("partition/2", 800));
        Claim refused = memory.claim("partition/3", 512);
        assertEquals(new Claim.Refused(512, 224), refused);
        assertEquals(224, memory.freeMib());
        assertInstanceOf(Claim.Granted.class, memory.claim("partition/3", 224));
        assertEquals(0, memory.freeMib());
    }

    @Test
    void givesBackEverythingOfAnOwner() {
        memory.claim("a", 100);
        memory.claim("b", 100);
        memory.claim("a", 50);
        memory.release("a");
        assertEquals(924, memory.freeMib());
        assertTrue(memory.ranges().stream().allMatch(r -> r.owner().equals("b")));
    }

    @Test
    void knowsWhoOwnsWhichPage() {
        assertTrue(memory.take("a", 10, 5));
        assertTrue(memory.take("a", 15, 5));
        assertFalse(memory.take("b", 19, 2));
        assertTrue(memory.isOwned("a", 10, 10));
        assertFalse(memory.isOwned("a", 9, 2));
        assertFalse(memory.isOwned("b", 10, 1));
        assertFalse(memory.isFree(1024 * 256, 1));
        assertFalse(memory.isFree(-1, 1));
        assertTrue(memory.isFree(20, 1));
    }

    @Test
    void neverGivesOnePageTwice() {
        long seed = 42;
        Chance chance = new Chance(seed);
        for (int i = 0; i < 5_000; i++) {
            String owner = "vm/" + chance.nextInt(8);
            switch (chance.nextInt(4)) {
                case 0 -> memory.release(owner);
                case 1 -> memory.take(owner, chance.nextInt(1024 * 256), 1 + chance.nextInt(600));
                default -> memory.claim(owner, 1 + chance.nextInt(200));
            }
            Map<String, Long> sums = new HashMap<>();
            long end = 0;
            for (Range r : memory.ranges()) {
                assertTrue(r.page() >= end, "overlap at " + r + ", seed " + seed);
                end = r.end();
                sums.merge(r.owner(), r.pages(), Long::sum);
            }
            assertTrue(end <= 1024 * 256);
            long owned = sums.values().stream().mapToLong(Long::longValue).sum();
            assertEquals(1024 * 256 - owned, memory.freePages());
        }
    }

    @Test
    void comesBackTheSame() {
        memory.claim("a", 3);
        memory.take("b", 7, 9);
        PhysicalMemory fresh = new PhysicalMemory(1024);
        Saved.parse(Saved.of(memory).text()).into(fresh);
        assertEquals(memory.ranges(), fresh.ranges());
    }
}
