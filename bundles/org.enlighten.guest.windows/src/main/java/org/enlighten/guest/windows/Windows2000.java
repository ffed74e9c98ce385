// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows;

import org.enlighten.guest.GuestOs;
import org.enlighten.guest.windows.internal.nt5.Windows2000Release;
import org.enlighten.guest.windows.internal.release.ReleaseSystem;
import org.osgi.service.component.annotations.Component;

/// Windows 2000: as NT 4.0 it knows nothing of a hypervisor, but it has plug and play, and its disk goes by DMA.
@Component(service = GuestOs.class)
public final class Windows2000 implements WindowsSystem {
    private final GuestOs system = ReleaseSystem.guest(Windows2000Release.release());

    @Override
    public GuestOs system() {
        return system;
    }
}
