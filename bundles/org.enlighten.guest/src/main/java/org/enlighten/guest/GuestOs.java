// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest;

import java.util.List;
import java.util.Optional;
import org.enlighten.machine.BootLoader;
import org.osgi.annotation.versioning.ConsumerType;

/// An operating system. Third parties implement this and register it as a service; it appears where systems are
/// chosen, and goes when its bundle stops.
///
/// An object of this type has no state: it makes things. It sees a machine, a kernel kit and its own files, never a
/// partition, a switch or a host's disk.
@ConsumerType
public interface GuestOs {
    /// Stable name in commands, boot records and definitions, such as `windows-nt4`: lower-case letters, digits and
    /// hyphens, at most 32.
    String id();

    default String displayName() {
        return personality().family() + " " + personality().release();
    }

    Personality personality();

    /// What its installation CD holds; empty for a system that comes on a disk image only.
    default Optional<InstallationMedia> media() {
        return Optional.empty();
    }

    /// Who loads it: from its installed boot record and from its installation medium. Asked once per machine that is
    /// built; the answer of [BootLoader#load] for the same record is the same engine anew, to which a saved state
    /// can be restored.
    ///
    /// @param services libraries closed over the guest's side, and what the machine's settings say
    default List<BootLoader> bootLoaders(BootServices services) {
        return List.of();
    }

    /// How it runs a physical machine; empty for a system that only guests run.
    default Optional<HostOs> host() {
        return Optional.empty();
    }
}
