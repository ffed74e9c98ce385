// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StateCodecTest {
    private static final int STATES = 1_000;
    private static final int MUTATIONS = 10_000;

    @Test
    void aStateOfEveryKindComesBackEqualAndWithTheSameText() {
        long seed = Long.getLong("enlighten.seed", 0x5A7EDL);
        Chance chance = new Chance(seed);
        for (int i = 0; i < STATES; i++) {
            EveryKind state = EveryKind.of(chance);
            String text = Saved.of(state).text();
            EveryKind again = Saved.parse(text).as(EveryKind.class);
            String replay = "replay: -Denlighten.seed=" + seed + ", state " + i;
            assertEquals(state.told(), again.told(), replay);
            assertEquals(text, Saved.of(again).text(), replay);
            assertEquals(Saved.of(state), Saved.parse(text), replay);
        }
    }

    @Test
    void theReleasedFormStaysReadableAndStaysTheSame() throws IOException {
        String released = resource("every-kind-0.1.json");
        EveryKind state = EveryKind.of(new Chance(2026));
        assertEquals(released, Saved.of(state).text() + "\n");
        assertEquals(state.told(), Saved.parse(released).as(EveryKind.class).told());
    }

    @Test
    void theReleasedFormOfASimulationStaysReadableAndStaysTheSame() throws IOException {
        Hive hive = new Hive(1, 8);
        hive.start();
        for (int i = 0; i < 40; i++) hive.simulation().step();
        String released = resource("simulation-0.1.json");
        assertEquals(released, Saved.of(hive.simulation()).text() + "\n");
        Hive restored = new Hive(1, 8);
        Saved.parse(released).into(restored.simulation());
        assertEquals(released, Saved.of(restored.simulation()).text() + "\n");
    }

    @Test
    void whatAnOlderFormDoesNotHaveIsEmpty() {
        EveryKind state = Saved.parse("{\"part\":{\"is\":\"Empty\"}}").as(EveryKind.class);
        assertEquals(
                "[0, 0, 0, 0, 0, 0, false, \0, 0, , 00000000-0000-0000-0000-000000000000, USER, Inner[name=, at=0], Empty[], "
                        + "[], [], {}, {}, {}, Optional.empty, Optional.empty, [], [], [], [], [], {}]",
                state.told());
    }

    @Test
    void aDamagedTextGivesAStateOrASentenceAndNothingElse() {
        long seed = Long.getLong("enlighten.seed", 0xDA3A6EL);
        Chance chance = new Chance(seed);
        String text = Saved.of(EveryKind.of(chance)).text();
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            String damaged = damaged(text, chance);
            try {
                Saved.parse(damaged).as(EveryKind.class);
            } catch (IllegalArgumentException told) {
                refused++;
                assertFalse(told.getMessage().isBlank());
                assertTrue(told.getMessage().startsWith("A saved state is not "), told.getMessage());
            } catch (RuntimeException other) {
                throw new AssertionError("replay: -Denlighten.seed=" + seed + ", text " + damaged, other);
            }
        }
        assertTrue(refused > MUTATIONS / 2, "refused=" + refused);
    }

    @Test
    void aLargeStateIsWrittenAndReadInAStream() throws IOException {
        byte[] page = new byte[1 << 20];
        new Chance(1).nextBytes(page);
        Saved saved = Saved.of(new Pages(page));
        StringBuilder text = new StringBuilder();
        saved.writeTo(text);
        assertEquals(saved.text(), text.toString());
        byte[] again =
                Saved.read(new StringReader(text.toString())).as(Pages.class).bytes();
        assertEquals(
                java.util.HexFormat.of().formatHex(page),
                java.util.HexFormat.of().formatHex(again));
    }

    private record Pages(byte[] bytes) {}

    private static String damaged(String text, Chance chance) {
        int at = chance.nextInt(text.length());
        String odd = "{}[]\",:0-9e.x\\tn";
        return switch (chance.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1 + chance.nextInt(9)));
            case 2 -> text.substring(0, at) + odd.charAt(chance.nextInt(odd.length())) + text.substring(at);
            default -> text.substring(0, at) + odd.charAt(chance.nextInt(odd.length())) + text.substring(at + 1);
        };
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = StateCodecTest.class.getResourceAsStream(name)) {
            if (in == null) throw new IOException("no resource " + name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
