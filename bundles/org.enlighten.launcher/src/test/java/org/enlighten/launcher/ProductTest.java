// SPDX-License-Identifier: Apache-2.0
package org.enlighten.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64",
        "Linux, aarch64, linux-aarch64",
        "Windows 11, amd64, win32-x86_64",
        "Mac OS X, aarch64, macosx-aarch64"
    })
    void knowsTheFolderOfASystem(String osName, String osArch, String folder) {
        assertEquals(folder, Product.platformName(osName, osArch));
    }

    @Test
    void installsTheFragmentOfThisSystemOnTheDesktopOnly() throws Exception {
        list("headless.bundles", "a.jar");
        list("desktop.bundles", "a.jar");
        Path bundle = file("bundles/a.jar");
        String here = Product.platformName(System.getProperty("os.name"), System.getProperty("os.arch"));
        Path fragment = file("platform/" + here + "/toolkit.jar");
        file("platform/another-system/toolkit.jar");

        assertEquals(List.of(bundle), new Product(home).bundles(Mode.HEADLESS));
        assertEquals(List.of(bundle, fragment), new Product(home).bundles(Mode.DESKTOP));
    }

    @Test
    void namesTheBundleThatIsMissing() throws Exception {
        list("headless.bundles", "gone.jar");
        Refusal refusal = assertThrows(Refusal.class, () -> new Product(home).bundles(Mode.HEADLESS));
        assertTrue(refusal.getMessage().contains("'gone.jar'"), refusal.getMessage());
    }

    @Test
    void saysThatAFolderIsNotAnInstallation() {
        Refusal refusal = assertThrows(Refusal.class, () -> new Product(home).bundles(Mode.HEADLESS));
        assertTrue(refusal.getMessage().contains("is not an installation"), refusal.getMessage());
    }

    private void list(String name, String... bundles) throws IOException {
        Files.writeString(file("lib/" + name), String.join("\n", bundles) + "\n");
    }

    private Path file(String name) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }
}
