// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/// Everything that bundles bring for operating systems, as it is at this instant. A service of this bundle.
@ProviderType
public interface Shelf {
    /// What kernels of one side may use.
    GuestLibraries libraries(Side side);

    /// Every operating system there is, by id.
    List<GuestOs> systems();

    /// Another number whenever a system came or went; always the same where none does.
    default int version() {
        return 0;
    }

    /// The bundle that brings a system, or brought it before it went.
    default Optional<String> origin(String system) {
        return Optional.empty();
    }

    default Optional<GuestOs> system(String id) {
        return systems().stream().filter(system -> system.id().equals(id)).findFirst();
    }
}
