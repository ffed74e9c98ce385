// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows;

import java.util.Optional;
import org.enlighten.guest.Awareness;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.HostOs;
import org.enlighten.guest.Personality;
import org.enlighten.guest.windows.internal.host.ServerHost;
import org.osgi.service.component.annotations.Component;

/// Windows Server 2008, full installation, as a physical machine's own system.
@Component
public final class WindowsServer2008 implements GuestOs {
    public static final String ID = "windows-2008";

    private static final String NAME = "Windows Server 2008";
    private final HostOs host = ServerHost.full(ID, NAME);

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
        return Personality.of("Windows Server", "2008")
                .awareness(Awareness.ENLIGHTENED)
                .year(2008)
                .processorsMax(64)
                .memoryMib(512, 1 << 20)
                .description("A server with its graphical shell. Runs physical machines, and the Hyper-V role on them.")
                .build();
    }

    @Override
    public Optional<HostOs> host() {
        return Optional.of(host);
    }
}
