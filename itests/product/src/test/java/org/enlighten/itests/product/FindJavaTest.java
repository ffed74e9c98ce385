// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the start scripts take for a Java 25.
class FindJavaTest {
    private static final Path FUNCTIONS = Path.of(System.getProperty("enlighten.product"), "lib", "find-java.sh");

    @TempDir
    Path home;

    @BeforeEach
    void installJava() throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.createFile(home.resolve("bin/java"));
        home.resolve("bin/java").toFile().setExecutable(true);
    }

    @Test
    void takesEveryReleaseOf25() throws Exception {
        assertEquals("yes", taken("JAVA_VERSION=\"25\"", "java"));
        assertEquals("yes", taken("IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"25.0.1\"", "java"));
    }

    @Test
    void leavesOtherReleases() throws Exception {
        assertEquals("no", taken("JAVA_VERSION=\"17.0.15\"", "java"));
        assertEquals("no", taken("JAVA_VERSION=\"250\"", "java"));
    }

    @Test
    void doesNotBuildWithWhatCannotCompile() throws Exception {
        assertEquals("no", taken("JAVA_VERSION=\"25\"", "javac"));
    }

    @Test
    void prefersTheOneThatJavaHomeNames() throws Exception {
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"25\"\n");
        assertEquals(home.toString(), shell("JAVA_HOME='%s'; find_java_25 java; echo $JAVA_25".formatted(home)));
    }

    private String taken(String release, String program) throws Exception {
        Files.writeString(home.resolve("release"), release + "\n");
        return shell("if is_java_25 '%s' %s; then echo yes; else echo no; fi".formatted(home, program));
    }

    private static String shell(String text) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-eu", "-c", ". '%s'; %s".formatted(FUNCTIONS, text))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }
}
