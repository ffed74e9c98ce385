// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the start script of a clone does with a build that fails. Maven's part is played by a script that says what
/// Maven says.
class BuildScriptTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    @TempDir
    Path clone;

    private record End(int status, String said) {}

    @BeforeEach
    void clonedBefore() throws IOException {
        Files.copy(ROOT.resolve("enlighten"), clone.resolve("enlighten"));
        Path functions = Files.createDirectories(clone.resolve("product/launcher/lib"));
        Files.copy(ROOT.resolve("product/launcher/lib/find-java.sh"), functions.resolve("find-java.sh"));
        for (String there :
                new String[] {".mvn", "target-platform", "features", "bundles", "product/target/enlighten/lib"})
            Files.createDirectories(clone.resolve(there));
        Files.createFile(clone.resolve("pom.xml"));
        Path old = clone.resolve("product/target/enlighten/enlighten");
        Files.writeString(old, "#!/bin/sh\necho old product\n");
        executable(old);
    }

    @Test
    void aFailedBuildEndsInItsReasonAndNotInTheProductOfYesterday() throws Exception {
        End end = started("echo '[ERROR] Thing.java: cannot find symbol'; echo '[ERROR] -> [Help 1]'; exit 1");
        assertEquals(70, end.status(), end.said());
        assertTrue(end.said().contains("The build failed:\n[ERROR] Thing.java: cannot find symbol\n"), end.said());
        assertFalse(end.said().contains("Help 1") || end.said().contains("old product"), end.said());
    }

    @Test
    void whatCannotBeFetchedIsCalledByItsName() throws Exception {
        End end = started("echo '[ERROR] Could not transfer artifact a:b:pom:1: Unknown host'; exit 1");
        assertEquals(70, end.status(), end.said());
        assertTrue(end.said().contains("Is there a way to the network"), end.said());
    }

    @Test
    void aBuildThatSucceedsStartsTheProduct() throws Exception {
        End end = started("echo '[INFO] Building Enlighten :: store 0.1.0-SNAPSHOT [17/23]'");
        assertEquals(0, end.status(), end.said());
        assertTrue(end.said().contains("store [17/23]") && end.said().contains("old product"), end.said());
    }

    private End started(String maven) throws Exception {
        Path tools = Files.createDirectories(clone.resolve("tools"));
        Path mvn = tools.resolve("mvn");
        Files.writeString(mvn, "#!/bin/sh\n" + maven + "\n");
        executable(mvn);
        ProcessBuilder builder = new ProcessBuilder(clone.resolve("enlighten").toString()).redirectErrorStream(true);
        builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new End(process.waitFor(), said);
    }

    private static void executable(Path file) {
        assertTrue(file.toFile().setExecutable(true));
    }
}
