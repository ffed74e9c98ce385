// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.List;

/// A virtualization platform. Vendors implement this; a service (whiteboard). Runs on the simulation's thread.
public interface Platform {
    PlatformInfo info();

    /// What keeps this platform from being installed on `host`, one entry for each thing that is missing; empty when it fits.
    List<Unmet> requirements(HostSystem host);

    /// Puts the platform's files on the host's system volume. They take effect at the host's next boot.
    void install(HostSystem host);

    /// Takes its files away again; takes effect at the next boot.
    void remove(HostSystem host);

    /// Whether its files are on the host's system volume.
    boolean isInstalled(HostSystem host);

    /// Called while the host boots, when the platform is installed, before the first instruction of the host's system: a hypervisor
    /// takes the processors here. The host's kernel exists already, not yet started.
    Installation launch(HostSystem host);
}
