// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Programs that others wrote, as judges of our images.
public final class Tool {
    private Tool() {}

    /// Ends the test as skipped when the program is not installed.
    public static void required(String name) {
        String[] folders = (System.getenv("PATH") + File.pathSeparator + "/usr/sbin").split(File.pathSeparator);
        assumeTrue(
                Arrays.stream(folders).anyMatch(f -> Files.isExecutable(Path.of(f, name))),
                "skipped: tool " + name + " missing");
    }

    /// What it printed; its exit status must be 0.
    public static String run(String... command) {
        Run run = tried(command);
        assertEquals(0, run.status, String.join(" ", command) + "\n" + run.output);
        return run.output;
    }

    public record Run(int status, String output) {}

    public static Run tried(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("PATH", System.getenv("PATH") + File.pathSeparator + "/usr/sbin");
            builder.environment().put("MTOOLS_SKIP_CHECK", "1");
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes());
            return new Run(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
