// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.List;
import org.enlighten.os.system.OsPackage;

/// A virtualization platform. Vendors implement this; a service (whiteboard). It has no state: what it makes of a
/// host is an [Installation]. Runs on the simulation's thread.
public interface Platform {
    PlatformInfo info();

    /// What keeps this platform from being installed on `host`, one entry for each thing that is missing; empty
    /// when it fits.
    List<Unmet> requirements(HostSystem host);

    /// What is put on the host's system volume when the platform is installed. It takes effect at the host's next
    /// boot.
    OsPackage feature();

    /// Builds what works on a host in one boot; nothing happens yet. Called when the feature lies on the host's
    /// volume and its requirements are met, before the host's kernel is built. [Installation#launch] or
    /// [Installation#restore] follows.
    Installation installation(HostSystem host);
}
