// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows;

import java.util.List;
import java.util.Optional;
import org.enlighten.guest.BootServices;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.HostOs;
import org.enlighten.guest.InstallationMedia;
import org.enlighten.guest.Personality;
import org.enlighten.machine.BootLoader;

/// A plug-in of this bundle is a name for a system that is put together inside.
interface WindowsSystem extends GuestOs {
    GuestOs system();

    @Override
    default String id() {
        return system().id();
    }

    @Override
    default String displayName() {
        return system().displayName();
    }

    @Override
    default Personality personality() {
        return system().personality();
    }

    @Override
    default Optional<InstallationMedia> media() {
        return system().media();
    }

    @Override
    default List<BootLoader> bootLoaders(BootServices services) {
        return system().bootLoaders(services);
    }

    @Override
    default Optional<HostOs> host() {
        return system().host();
    }
}
