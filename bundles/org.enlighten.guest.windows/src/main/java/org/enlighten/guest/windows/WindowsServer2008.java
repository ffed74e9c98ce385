// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows;

import org.enlighten.guest.GuestOs;
import org.enlighten.guest.windows.internal.server.Server2008;
import org.osgi.service.component.annotations.Component;

/// Windows Server 2008, full installation: a physical machine's own system, and a guest with a desktop.
@Component(service = GuestOs.class)
public final class WindowsServer2008 implements WindowsSystem {
    private final GuestOs system = Server2008.full();

    @Override
    public GuestOs system() {
        return system;
    }
}
