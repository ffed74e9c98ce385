// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The world saved as text at many instants of [Life] and restored in another process into fresh objects goes on as
/// if nothing had happened: the same state, the same trace, the same files. `-Denlighten.points=N` tries more.
class SavedWorldTest {
    private static final int POINTS = Integer.getInteger("enlighten.points", 24);
    private static final long SEED = Long.getLong("enlighten.seed", 11);
    private static final int POINTS_OF_A_LIFE = 50;

    @TempDir
    Path directory;

    @Test
    void aWorldRestoredAtAnyInstantGoesOnAlike() throws Exception {
        for (int done = 0; done < POINTS; done += POINTS_OF_A_LIFE) {
            int number = done / POINTS_OF_A_LIFE;
            Path place = Files.createDirectory(directory.resolve("life-" + number));
            Life life = Life.lived(place.resolve("first"), SEED + number, 1 + (number + 1) % 3);
            int points = Math.min(POINTS_OF_A_LIFE, POINTS - done);
            SavedPoints.make(place, life, points);
            assertEquals("tried " + points + "\n", checked(place));
            delete(place);
        }
    }

    private static String checked(Path place) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SavedWorldChecker.class.getName(),
                        place.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private static void delete(Path place) throws IOException {
        try (var all = Files.walk(place)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
