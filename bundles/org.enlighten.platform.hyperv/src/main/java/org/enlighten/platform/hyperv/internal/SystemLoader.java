// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal;

import java.util.Optional;
import org.enlighten.guest.BootServices;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.Shelf;
import org.enlighten.machine.BootLoader;
import org.enlighten.machine.BootRecord;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Machine;

/// All loaders of all systems there are, asked at the instant of booting; it knows whose loaded last.
final class SystemLoader implements BootLoader {
    private final Shelf shelf;
    private final BootServices services;
    private String loaded = "";

    SystemLoader(Shelf shelf, BootServices services) {
        this.shelf = shelf;
        this.services = services;
    }

    @Override
    public Optional<ExecutionEngine> load(BootRecord record, Machine machine) {
        for (GuestOs system : shelf.systems()) {
            for (BootLoader loader : system.bootLoaders(services)) {
                Optional<ExecutionEngine> engine = loader.load(record, machine);
                if (engine.isEmpty()) continue;
                loaded = system.id();
                return engine;
            }
        }
        return Optional.empty();
    }

    /// The id of the system that was loaded last; empty before.
    String loaded() {
        return loaded;
    }
}
