// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.synthetic;

import java.util.Optional;
import org.enlighten.platform.VmDefinition;
import org.enlighten.platform.hyperv.internal.disk.DiskDriver;

/// What synthetic storage is given of the installation.
public interface StorageMachines {
    /// Number of the machine that has a partition.
    Optional<Integer> machineOf(long partition);

    VmDefinition definition(int machine);

    /// The driver that has the images open; empty before the role's first boot.
    Optional<DiskDriver> disks();
}
