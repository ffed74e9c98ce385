// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.enlighten.guest.GuestLibraries;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.Personality;
import org.enlighten.guest.Side;
import org.enlighten.os.Program;
import org.enlighten.os.ProgramFactory;
import org.junit.jupiter.api.Test;

class WhiteboardShelfTest {
    private final WhiteboardShelf shelf = new WhiteboardShelf();

    private record Named(String image, int number) implements ProgramFactory {
        @Override
        public Program create(String arguments) {
            throw new UnsupportedOperationException("nobody runs this");
        }
    }

    private record System(String id) implements GuestOs {
        @Override
        public Personality personality() {
            return Personality.of("Test", "1").build();
        }
    }

    @Test
    void givesEachSideItsOwnProgramsAndThoseOfBoth() {
        shelf.addProgram(new Named("guest.exe", 1), Map.of("side", "guest"));
        shelf.addProgram(new Named("host.exe", 1), Map.of("side", "host"));
        shelf.addProgram(new Named("both.exe", 1), Map.of("side", "both"));
        shelf.addProgram(new Named("none.exe", 1), Map.of());
        assertEquals(List.of(true, false, true, false), found(shelf.libraries(Side.GUEST)));
        assertEquals(List.of(false, true, true, false), found(shelf.libraries(Side.HOST)));
    }

    private static List<Boolean> found(GuestLibraries libraries) {
        return List.of("GUEST.EXE", "host.exe", "Both.exe", "none.exe").stream()
                .map(image -> libraries.programs().find(image).isPresent())
                .toList();
    }

    @Test
    void prefersTheHigherRankingWhateverCameFirst() {
        Named low = new Named("cmd.exe", 1);
        Named high = new Named("cmd.exe", 2);
        shelf.addProgram(low, Map.of("side", "both"));
        shelf.addProgram(high, Map.of("side", "both", "service.ranking", 5));
        assertSame(high, shelf.libraries(Side.GUEST).programs().find("cmd.exe").orElseThrow());
    }

    @Test
    void librariesFollowWhatComesAndGoes() {
        GuestLibraries libraries = shelf.libraries(Side.HOST);
        Named program = new Named("late.exe", 1);
        assertTrue(libraries.programs().find("late.exe").isEmpty());
        shelf.addProgram(program, Map.of("side", "host"));
        assertTrue(libraries.programs().find("late.exe").isPresent());
        shelf.removeProgram(program);
        assertTrue(libraries.programs().find("late.exe").isEmpty());
    }

    @Test
    void listsSystemsByNameNotByArrival() {
        shelf.addSystem(new System("zeta"), Map.of());
        shelf.addSystem(new System("alpha"), Map.of());
        assertEquals(
                List.of("alpha", "zeta"),
                shelf.systems().stream().map(GuestOs::id).toList());
        assertEquals("alpha", shelf.system("alpha").orElseThrow().id());
        assertEquals("Test 1", shelf.system("zeta").orElseThrow().displayName());
    }
}
