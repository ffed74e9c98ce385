// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.util.List;
import org.enlighten.guest.GuestLibraries;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.Shelf;
import org.enlighten.guest.Side;
import org.enlighten.vmbus.integration.client.VmicFactory;
import org.enlighten.vmbus.integration.client.VmicServiceFactory;

/// What a world has, and the integration services of Windows guests.
final class ServicesShelf implements Shelf {
    private final Shelf others = World.shelf();

    @Override
    public GuestLibraries libraries(Side side) {
        GuestLibraries all = others.libraries(side);
        return side == Side.HOST ? all : all.with(List.of(new VmicFactory()), List.of(new VmicServiceFactory()));
    }

    @Override
    public List<GuestOs> systems() {
        return others.systems();
    }
}
