// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows;

import org.enlighten.guest.GuestOs;
import org.enlighten.guest.windows.internal.nt5.Windows2003Release;
import org.enlighten.guest.windows.internal.release.ReleaseSystem;
import org.osgi.service.component.annotations.Component;

/// Windows Server 2003: looks for a hypervisor when it starts, and takes drivers for synthetic devices.
@Component(service = GuestOs.class)
public final class WindowsServer2003 implements WindowsSystem {
    private final GuestOs system = ReleaseSystem.guest(Windows2003Release.release());

    @Override
    public GuestOs system() {
        return system;
    }
}
