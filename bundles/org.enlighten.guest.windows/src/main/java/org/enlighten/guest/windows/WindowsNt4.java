// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows;

import org.enlighten.guest.GuestOs;
import org.enlighten.guest.windows.internal.nt4.Nt4;
import org.enlighten.guest.windows.internal.release.ReleaseSystem;
import org.osgi.service.component.annotations.Component;

/// Windows NT 4.0: a guest that knows nothing of a hypervisor. Installed by its setup from its CD onto a FAT16
/// partition, started from there to a command prompt.
@Component(service = GuestOs.class)
public final class WindowsNt4 implements WindowsSystem {
    private final GuestOs system = ReleaseSystem.guest(Nt4.release());

    @Override
    public GuestOs system() {
        return system;
    }
}
