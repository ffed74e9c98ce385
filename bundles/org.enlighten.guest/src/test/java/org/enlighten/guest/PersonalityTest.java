// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PersonalityTest {
    @Test
    void needsNoMoreThanAName() {
        Personality small = Personality.of("Tiny", "1").build();
        assertEquals(Awareness.UNAWARE, small.awareness());
        assertEquals(1, small.processorsMax());
    }

    @Test
    void isNotChangedByItsBuilderLater() {
        Personality.Builder builder = Personality.of("Tiny", "1").processorsMax(2);
        Personality first = builder.build();
        builder.processorsMax(4);
        assertEquals(2, first.processorsMax());
    }

    @Test
    void refusesWhatCannotRun() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Personality.of("Tiny", "1").processorsMax(0).build());
        assertThrows(
                IllegalArgumentException.class,
                () -> Personality.of("Tiny", "1").memoryMib(64, 32).build());
    }
}
