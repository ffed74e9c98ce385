// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/// Bundles that bring operating systems, drivers, programs, file systems, platforms or disk formats, and on which no
/// other bundle is built: they can be started and stopped while machines run. A service of this bundle.
@ProviderType
public interface PlugIns {
    /// Where nothing is plugged in or out.
    PlugIns NONE = new PlugIns() {
        @Override
        public List<PlugIn> all() {
            return List.of();
        }

        @Override
        public Optional<String> run(String name, boolean running) {
            return Optional.of("There is no plug-in '%s' here.".formatted(name));
        }
    };

    /// By name.
    List<PlugIn> all();

    /// Starts or stops one. Why it could not be done, as a sentence; empty when it was.
    Optional<String> run(String name, boolean running);
}
