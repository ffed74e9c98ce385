// SPDX-License-Identifier: Apache-2.0
package org.enlighten.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Bundles for tests, made of classes of this test.
final class BundleFile {
    private BundleFile() {}

    static Path write(Path file, Map<String, String> headers, Class<?>... content) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        headers.forEach(main::putValue);
        Files.createDirectories(file.getParent());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (Class<?> type : content) {
                String entry = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(entry));
                try (InputStream in = type.getClassLoader().getResourceAsStream(entry)) {
                    in.transferTo(jar);
                }
            }
        }
        return file;
    }

    static Path frontEnd(Path file) throws IOException {
        Map<String, String> headers = Map.of(
                "Bundle-SymbolicName", "echo",
                "Bundle-Activator", EchoFrontEnd.class.getName(),
                "Import-Package", "org.osgi.framework");
        return write(file, headers, EchoFrontEnd.class);
    }
}
