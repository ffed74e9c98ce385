// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.felix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.enlighten.simulation.fuel.OutOfFuel;
import org.enlighten.simulation.fuel.Tank;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/// Classes of bundles that build on the operating-system kit are counted; those of the house are not.
class MeteringTest {
    private static final String NAME = "org.example.endless";

    @Test
    void aPlugInThatLoopsIsStoppedAndNamed() throws Exception {
        Bundle bundle = Services.context().installBundle(NAME, new ByteArrayInputStream(plugIn()));
        try {
            bundle.start();
            ServiceReference<?> reference = bundle.getRegisteredServices()[0];
            LongSupplier endless = (LongSupplier) bundle.getBundleContext().getService(reference);
            Tank.ofThread().fill();
            OutOfFuel end = assertThrows(OutOfFuel.class, endless::getAsLong);
            assertEquals(NAME, end.plugIn());
        } finally {
            Tank.ofThread().open();
            bundle.uninstall();
        }
    }

    @Test
    void systemsOfTheHouseAreMeteredAndItsOtherRoomsAreNot() {
        for (Bundle bundle : Services.context().getBundles()) {
            String name = bundle.getSymbolicName();
            if (!name.startsWith("org.enlighten.")) continue;
            String expected = Boolean.toString(name.startsWith("org.enlighten.guest."));
            assertEquals(expected, bundle.getHeaders("").get("Enlighten-Metered"), name);
        }
    }

    private static byte[] plugIn() throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", NAME);
        headers.putValue("Bundle-Activator", Endless.class.getName());
        headers.putValue("Import-Package", "org.osgi.framework,org.enlighten.os");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            String path = Endless.class.getName().replace('.', '/') + ".class";
            jar.putNextEntry(new JarEntry(path));
            try (InputStream in = Endless.class.getResourceAsStream("/" + path)) {
                in.transferTo(jar);
            }
            jar.closeEntry();
        }
        return bytes.toByteArray();
    }
}
