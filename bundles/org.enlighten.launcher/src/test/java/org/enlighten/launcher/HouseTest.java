// SPDX-License-Identifier: Apache-2.0
package org.enlighten.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class HouseTest {
    @TempDir
    Path folder;

    @Test
    void handsTheArgumentsToTheFrontEndOfTheModeAndAnswersItsStatus() throws Exception {
        Path bundle = BundleFile.frontEnd(folder.resolve("echo.jar"));
        try (House house = House.open(List.of(bundle), folder.resolve("felix"))) {
            int status = house.frontEnd(Mode.HEADLESS).orElseThrow().applyAsInt(List.of("-c", "Get-VM"));
            assertEquals(2, status);
            assertTrue(house.frontEnd(Mode.DESKTOP).isEmpty(), "nobody registered a front end for the desktop");
        }
    }

    @Test
    void startsTheOthersWhenOneBundleCannotStartAndTellsWhich() throws Exception {
        Path broken = BundleFile.write(
                folder.resolve("broken.jar"),
                Map.of("Bundle-SymbolicName", "broken", "Import-Package", "no.such.package"));
        Path bundle = BundleFile.frontEnd(folder.resolve("echo.jar"));
        try (House house = House.open(List.of(broken, bundle), folder.resolve("felix"))) {
            assertTrue(house.frontEnd(Mode.HEADLESS).isPresent());
            assertEquals(1, house.troubles().size());
            String trouble = house.troubles().getFirst();
            assertTrue(trouble.startsWith("broken: ") && trouble.contains("no.such.package"), trouble);
        }
    }

    @Test
    void neverStartsAFragment() throws Exception {
        Path fragment = BundleFile.write(
                folder.resolve("fragment.jar"), Map.of("Bundle-SymbolicName", "fragment", "Fragment-Host", "echo"));
        Path bundle = BundleFile.frontEnd(folder.resolve("echo.jar"));
        try (House house = House.open(List.of(fragment, bundle), folder.resolve("felix"))) {
            assertEquals(List.of(), house.troubles());
            Bundle installed = house.framework().getBundleContext().getBundle(1);
            assertEquals("fragment", installed.getSymbolicName());
            assertEquals(Bundle.RESOLVED, installed.getState());
        }
    }
}
