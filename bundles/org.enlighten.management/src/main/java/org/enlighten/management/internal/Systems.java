// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.List;
import org.enlighten.guest.Awareness;
import org.enlighten.guest.GuestOs;
import org.enlighten.management.GuestSystemView;
import org.enlighten.management.ManagementException;

/// The operating systems that plug-ins bring.
final class Systems {
    private Systems() {}

    static List<GuestSystemView> views(World world) {
        return world.providers().shelf().systems().stream().map(Systems::view).toList();
    }

    private static GuestSystemView view(GuestOs system) {
        return new GuestSystemView(
                system.id(),
                system.displayName(),
                system.personality().family(),
                awareness(system.personality().awareness()),
                system.media().isPresent());
    }

    private static String awareness(Awareness awareness) {
        return switch (awareness) {
            case UNAWARE -> "not aware";
            case ENLIGHTENED -> "enlightened";
            case XEN_ADAPTED -> "Xen-enabled, by adapter";
        };
    }

    /// The id as its plug-in writes it.
    static String withMedia(World world, String id) throws ManagementException {
        List<GuestOs> systems = world.providers().shelf().systems();
        for (GuestOs system : systems)
            if (system.id().equalsIgnoreCase(id) && system.media().isPresent()) return system.id();
        List<String> there = systems.stream()
                .filter(system -> system.media().isPresent())
                .map(GuestOs::id)
                .toList();
        throw new ManagementException("There is no installation image of an operating system '%s'. There %s."
                .formatted(id, there.isEmpty() ? "is none at all" : "is " + String.join(", ", there)));
    }
}
