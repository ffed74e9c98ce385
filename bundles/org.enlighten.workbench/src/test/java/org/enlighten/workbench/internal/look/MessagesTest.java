// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Pattern KEY = Pattern.compile("Messages\\s*\\.text\\(\\s*\"([a-z0-9.]+)\"\\s*[,)]");
    private final Set<String> known = ResourceBundle.getBundle(Messages.class.getPackageName() + ".messages")
            .keySet();

    @Test
    void everySentenceThatTheCodeAsksForIsThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher key = KEY.matcher(Files.readString(file));
                while (key.find()) if (!known.contains(key.group(1))) missing.add(key.group(1));
            }
        }
        assertEquals(Set.of(), missing);
        assertFalse(known.isEmpty());
    }

    @Test
    void everyVerbHasItsAttemptAndItsFailure() {
        for (String verb : List.of("start", "turnoff", "shutdown", "pause", "resume", "reset", "rename", "delete"))
            for (String prefix : List.of("attempt.", "failed."))
                assertEquals(true, known.contains(prefix + verb), prefix + verb);
    }

    @Test
    void argumentsAppearInTheSentence() {
        assertEquals("‘web1’ failed to start.", Messages.text("failed.start", "web1"));
        assertEquals("Startup memory: enter 8 to 16384 MB.", Messages.text("newvm.problem.memory", 8, 16384));
    }
}
