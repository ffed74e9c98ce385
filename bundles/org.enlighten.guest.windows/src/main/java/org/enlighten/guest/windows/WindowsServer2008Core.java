// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows;

import java.util.Optional;
import org.enlighten.guest.Awareness;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.HostOs;
import org.enlighten.guest.Personality;
import org.enlighten.guest.windows.internal.host.ServerHost;
import org.osgi.service.component.annotations.Component;

/// Windows Server 2008, Server Core installation: without the graphical shell and what needs it, hence with fewer
/// processes, services and open ports.
@Component
public final class WindowsServer2008Core implements GuestOs {
    public static final String ID = "windows-2008-core";

    private static final String NAME = "Windows Server 2008 (Server Core)";
    private final HostOs host = ServerHost.core(ID, NAME);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String displayName() {
        return NAME;
    }

    @Override
    public Personality personality() {
        return Personality.of("Windows Server", "2008 Core")
                .awareness(Awareness.ENLIGHTENED)
                .year(2008)
                .processorsMax(64)
                .memoryMib(512, 1 << 20)
                .description("A server with a command line alone. Less of it runs, so less of it can be attacked.")
                .build();
    }

    @Override
    public Optional<HostOs> host() {
        return Optional.of(host);
    }
}
