// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class NoDisplayTest {
    @TempDir
    Path home;

    @Test
    void withoutADisplayItSaysSoAndOpensTheCommandLine() throws Exception {
        try (Started started = Started.with(home, Map.of("DISPLAY", "", "WAYLAND_DISPLAY", ""))) {
            String output = started.output();
            assertEquals(0, started.status(), output);
            assertTrue(output.startsWith("There is no display for the workbench"), output);
        }
    }

    @Test
    void aDisplayThatNobodyServesIsNoDisplayEither() throws Exception {
        try (Started started = Started.with(home, Map.of("DISPLAY", ":59999", "WAYLAND_DISPLAY", ""))) {
            String output = started.output();
            assertEquals(0, started.status(), output);
            assertTrue(output.contains("There is no display for the workbench"), output);
        }
    }
}
