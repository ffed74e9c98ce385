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

/// SUSE Linux Enterprise Server 10 with its Xen kernel. As installed it drives emulated devices; once the Linux
/// integration
/// components are set up in it, its kernel finds drivers for the synthetic ones, from the next start on.
@Component
public final class SuseLinux implements GuestOs {
    @Override
    public String id() {
        return Distribution.SUSE.id();
    }

    @Override
    public String displayName() {
        return Distribution.SUSE.displayName();
    }

    @Override
    public Personality personality() {
        return Distribution.SUSE.personality();
    }

    @Override
    public Optional<InstallationMedia> media() {
        return Optional.of(InstallationCd.of(Distribution.SUSE));
    }

    @Override
    public List<BootLoader> bootLoaders(BootServices services) {
        return LinuxLoader.of(Distribution.SUSE, services);
    }
}
