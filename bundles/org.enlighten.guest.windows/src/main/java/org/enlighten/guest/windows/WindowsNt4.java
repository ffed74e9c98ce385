// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows;

import java.util.List;
import java.util.Optional;
import org.enlighten.guest.Awareness;
import org.enlighten.guest.BootServices;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.InstallationMedia;
import org.enlighten.guest.Personality;
import org.enlighten.guest.windows.internal.nt4.Nt4;
import org.enlighten.guest.windows.internal.nt4.Nt4Files;
import org.enlighten.guest.windows.internal.nt4.Nt4Loader;
import org.enlighten.machine.BootLoader;
import org.osgi.service.component.annotations.Component;

/// Windows NT 4.0: a guest that knows nothing of a hypervisor. Installed by its setup from its CD onto a FAT16
/// partition, started from there to a command prompt.
@Component
public final class WindowsNt4 implements GuestOs {
    private static final Personality PERSONALITY = Personality.of("Windows NT", "4.0")
            .awareness(Awareness.UNAWARE)
            .year(1996)
            .processorsMax(1)
            .memoryMib(16, 2048)
            .diskMibMin(32)
            .description("Knows nothing of a hypervisor and drives emulated devices only. Runs at a command prompt.")
            .build();

    @Override
    public String id() {
        return Nt4.ID;
    }

    @Override
    public String displayName() {
        return Nt4.DISPLAY_NAME;
    }

    @Override
    public Personality personality() {
        return PERSONALITY;
    }

    @Override
    public Optional<InstallationMedia> media() {
        return Optional.of(Nt4Files.media());
    }

    @Override
    public List<BootLoader> bootLoaders(BootServices services) {
        return List.of(Nt4Loader.ofDisk(services), Nt4Loader.ofCd(services));
    }
}
