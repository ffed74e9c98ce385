// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.util.List;
import org.enlighten.guest.GuestLibraries;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.Shelf;
import org.enlighten.guest.Side;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.file.FileSystemFactory;

/// A shelf of exactly these.
record PlainShelf(
        List<GuestOs> systems,
        List<DriverFactory> hostDrivers,
        List<DriverFactory> guestDrivers,
        List<FileSystemFactory> fileSystems)
        implements Shelf {
    @Override
    public GuestLibraries libraries(Side side) {
        return GuestLibraries.of(side == Side.HOST ? hostDrivers : guestDrivers, List.of(), fileSystems);
    }
}
