// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is handed to whoever does not build.
class ZipTest {
    private static final Path DIRECTORY = Path.of(System.getProperty("enlighten.product"));

    @Test
    void holdsWhatTheDirectoryHoldsAndCanBeStarted() throws Exception {
        try (FileSystem zip = FileSystems.newFileSystem(zip(), Map.of("enablePosixFileAttributes", true))) {
            Path packed = zip.getPath("enlighten");
            assertEquals(files(DIRECTORY), files(packed));
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(packed.resolve("enlighten"));
            assertTrue(permissions.contains(PosixFilePermission.OTHERS_EXECUTE), permissions::toString);
        }
    }

    private static Path zip() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY.getParent())) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
