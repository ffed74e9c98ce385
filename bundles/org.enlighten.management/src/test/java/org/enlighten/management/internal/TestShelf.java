// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.List;
import org.enlighten.guest.GuestLibraries;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.Shelf;
import org.enlighten.guest.Side;
import org.enlighten.guest.windows.Windows2000;
import org.enlighten.guest.windows.WindowsNt4;
import org.enlighten.guest.windows.WindowsServer2003;
import org.enlighten.guest.windows.WindowsServer2008;
import org.enlighten.guest.windows.WindowsServer2008Core;
import org.enlighten.os.cdfs.CdfsFactory;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.file.FileSystemFactory;
import org.enlighten.os.hostvolume.HostVolumeFactory;
import org.enlighten.platform.hyperv.internal.hostile.HostileSystem;

/// What the product brings, without a framework. Guests find no drivers: these tests boot none.
record TestShelf() implements Shelf {
    private static final List<GuestOs> SYSTEMS = List.of(
            new Windows2000(),
            new WindowsServer2003(),
            new WindowsServer2008(),
            new WindowsServer2008Core(),
            new WindowsNt4(),
            new HostileSystem());
    private static final List<FileSystemFactory> FILE_SYSTEMS = List.of(new CdfsFactory());

    @Override
    public GuestLibraries libraries(Side side) {
        List<DriverFactory> drivers = side == Side.HOST ? List.of(new HostVolumeFactory()) : List.of();
        return GuestLibraries.of(drivers, List.of(), FILE_SYSTEMS);
    }

    @Override
    public List<GuestOs> systems() {
        return SYSTEMS;
    }
}
