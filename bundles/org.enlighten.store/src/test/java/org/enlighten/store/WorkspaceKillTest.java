// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a real process in the middle of its writing, over and over, with one workspace. `-Denlighten.kills=N` does
/// it more often.
class WorkspaceKillTest {
    private static final int KILLS = Integer.getInteger("enlighten.kills", 6);

    @TempDir
    Path parent;

    @Test
    void aKilledProcessLosesNothingItWasPromisedAndLeavesNothingTorn() throws Exception {
        long seed = Long.getLong("enlighten.seed", 20_260_101L);
        Chance chance = new Chance(seed);
        long before = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Durability durability = Durability.values()[kill % 2];
            long promised = writeAndKill(durability, 1 + chance.nextInt(120));
            long found = foundAfterwards();
            String where = "seed=%d, kill=%d, promised=%d, found=%d".formatted(seed, kill, promised, found);
            assertTrue(found >= promised && found >= before, where);
            before = found;
        }
    }

    /// Lets it make `changes` more changes, then kills it without a warning. Answers the last one it was promised.
    private long writeAndKill(Durability durability, int changes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        workspace(),
                        durability.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long promised = 0;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            for (int i = 0; i < changes; i++) promised = Long.parseLong(out.readLine());
            process.toHandle().destroyForcibly();
            for (String line = out.readLine(); line != null; line = out.readLine())
                promised = Math.max(promised, whole(line).orElse(promised));
        }
        process.waitFor();
        return promised;
    }

    /// The last line may have been cut as well.
    private static Optional<Long> whole(String line) {
        return line.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(line) - 1) : Optional.empty();
    }

    private long foundAfterwards() throws StoreException {
        try (Workspace workspace = Workspace.open(workspace(), Durability.FORCED)) {
            JsonObject count = workspace.read("count").orElseThrow();
            long n = count.get("n").getAsLong();
            assertEquals(Optional.of(count), workspace.read("twin"));
            assertEquals(n % 2 == 0, workspace.read("even").isPresent());
            return n;
        }
    }

    private String workspace() {
        return parent.resolve("w").toString();
    }
}
