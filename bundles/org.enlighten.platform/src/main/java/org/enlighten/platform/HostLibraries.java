// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.guest.GuestLibraries;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.driver.DriverFactory;

/// What a host's kernel may use: what bundles bring, and what the platform launched below it brings for this boot.
final class HostLibraries {
    private HostLibraries() {}

    static GuestLibraries with(GuestLibraries general, Installation installation) {
        return GuestLibraries.preferring(installation.drivers(), installation.programs(), general);
    }
}
