// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux;

import java.util.List;
import java.util.Optional;
import org.enlighten.guest.BootServices;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.InstallationMedia;
import org.enlighten.guest.Personality;
import org.enlighten.guest.linux.internal.release.Distribution;
import org.enlighten.guest.linux.internal.release.InstallationCd;
import org.enlighten.guest.linux.internal.release.LinuxLoader;
import org.enlighten.machine.BootLoader;
import org.osgi.service.component.annotations.Component;

/// A Linux of no particular distribution, without integration components: it drives emulated devices only. Installed
/// from its CD onto an ext2 volume, started from there to a shell's prompt.
@Component
public final class PlainLinux implements GuestOs {
    @Override
    public String id() {
        return Distribution.PLAIN.id();
    }

    @Override
    public String displayName() {
        return Distribution.PLAIN.displayName();
    }

    @Override
    public Personality personality() {
        return Distribution.PLAIN.personality();
    }

    @Override
    public Optional<InstallationMedia> media() {
        return Optional.of(InstallationCd.of(Distribution.PLAIN));
    }

    @Override
    public List<BootLoader> bootLoaders(BootServices services) {
        return LinuxLoader.of(Distribution.PLAIN, services);
    }
}
