// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

class LineParserTest {
    private final Session session = new Session(new Host("", "", "# "));

    private List<String> words(String line) {
        return LineParser.parse(line, session).commands().getFirst().words().stream()
                .map(Word::text)
                .toList();
    }

    @Test
    void quotesAndEscapesKeepWordsTogether() {
        assertEquals(
                List.of("a", "b c", "d e", "f g", "$HOME", "/root"), words("a 'b c' \"d e\" f\\ g '$HOME' \"$HOME\""));
        assertEquals(List.of("ab", "", "~x", "/root", "/root/x"), words("'a'b '' ~x ~ ~/x"));
        assertEquals(List.of("echo", "$"), words("echo $"));
    }

    @Test
    void redirectionsBelongToTheirCommand() {
        List<Command> commands =
                LineParser.parse("a >x && b>>'y z' || c & d", session).commands();
        assertEquals(
                List.of("x", "y z", "", ""),
                commands.stream().map(Command::target).toList());
        assertEquals(
                List.of(Command.Link.ALWAYS, Command.Link.IF_WELL, Command.Link.IF_ILL, Command.Link.ALWAYS),
                commands.stream().map(Command::link).toList());
        assertTrue(commands.get(1).append() && commands.get(2).background());
    }

    @Test
    void anyLineIsUnderstoodOrRefusedInWords() {
        String letters = "ab '\"\\$?*~;&|<>#\t/-";
        for (long seed = 0; seed < 20_000; seed++) {
            Chance chance = new Chance(seed);
            StringBuilder line = new StringBuilder();
            for (int n = chance.nextInt(16); n > 0; n--) line.append(letters.charAt(chance.nextInt(letters.length())));
            String replay = "seed=" + seed + ": " + line;
            LineParser.Parsed parsed = LineParser.parse(line.toString(), session);
            boolean known = parsed.problem().isEmpty() || parsed.commands().isEmpty();
            assertTrue(known, replay);
            parsed.commands().forEach(command -> assertTrue(!command.words().isEmpty(), replay));
        }
    }
}
