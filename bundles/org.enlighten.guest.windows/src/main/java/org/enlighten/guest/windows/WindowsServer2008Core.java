// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows;

import org.enlighten.guest.GuestOs;
import org.enlighten.guest.windows.internal.server.Server2008;
import org.osgi.service.component.annotations.Component;

/// Windows Server 2008, Server Core installation: without the graphical shell and what needs it, hence with fewer
/// processes, services and open ports. A physical machine's own system, and a guest.
@Component(service = GuestOs.class)
public final class WindowsServer2008Core implements WindowsSystem {
    private final GuestOs system = Server2008.core();

    @Override
    public GuestOs system() {
        return system;
    }
}
