// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.Optional;
import org.enlighten.block.FileStore;
import org.enlighten.block.Memories;
import org.enlighten.guest.Shelf;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.simulation.Simulation;

/// A host as a platform sees it: the physical machine, and the system that runs on it.
public interface HostSystem {
    /// NetBIOS name, such as `HV01`.
    String name();

    Simulation simulation();

    Memories memories();

    PhysicalMachine hardware();

    /// The volume that the host's system boots from.
    FileStore systemVolume();

    /// The kernel of the running boot; empty while the host is off, and until a platform was launched.
    Optional<Kernel> kernel();

    /// What bundles bring for guests: drivers, programs, file systems, operating systems.
    Shelf shelf();
}
