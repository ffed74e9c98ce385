// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.release;

import java.util.List;
import java.util.Optional;
import org.enlighten.guest.BootServices;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.HostOs;
import org.enlighten.guest.InstallationMedia;
import org.enlighten.guest.Personality;
import org.enlighten.machine.BootLoader;

/// A release as the contract of operating systems wants it.
///
/// @param host how it runs a physical machine, if it does
public record ReleaseSystem(Release release, Optional<HostOs> host) implements GuestOs {
    /// One that guests alone run.
    public static ReleaseSystem guest(Release release) {
        return new ReleaseSystem(release, Optional.empty());
    }

    @Override
    public String id() {
        return release.identity().id();
    }

    @Override
    public String displayName() {
        return release.identity().name();
    }

    @Override
    public Personality personality() {
        return release.personality();
    }

    @Override
    public Optional<InstallationMedia> media() {
        return Optional.of(InstallationCd.of(release));
    }

    @Override
    public List<BootLoader> bootLoaders(BootServices services) {
        return List.of(ReleaseLoader.ofDisk(release, services), ReleaseLoader.ofCd(release, services));
    }
}
