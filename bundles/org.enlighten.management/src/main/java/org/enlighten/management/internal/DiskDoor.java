// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import org.enlighten.management.DiskCheck;
import org.enlighten.management.DiskManagement;
import org.enlighten.management.DiskView;
import org.enlighten.management.NewDisk;
import org.enlighten.management.Operation;

/// Virtual disks on a host's volumes, from outside.
record DiskDoor(World world, String host) implements DiskManagement {
    @Override
    public Operation<DiskView> create(NewDisk disk) {
        return world.begin("New-VHD", disk.path(), true, work -> new Disks(world.host(host)).create(disk, work));
    }

    @Override
    public Operation<DiskView> disk(String path) {
        return world.begin("Get-VHD", path, true, work -> new Disks(world.host(host)).look(path, work));
    }

    @Override
    public Operation<DiskCheck> test(String path) {
        return world.begin("Test-VHD", path, true, work -> new Disks(world.host(host)).test(path, work));
    }
}
