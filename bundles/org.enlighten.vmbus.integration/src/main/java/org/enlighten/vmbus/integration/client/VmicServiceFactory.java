// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.client;

import org.enlighten.os.Program;
import org.enlighten.os.ProgramFactory;
import org.enlighten.vmbus.integration.internal.guest.ComponentPrograms;
import org.osgi.service.component.annotations.Component;

/// Windows's services for integration components, one process each: `vmicsvc.exe -feature NAME`, where the name is
/// `Heartbeat`, `Shutdown`, `TimeSync`, `KvpExchange`, `VSS` or `GuestInterface`.
@Component(service = ProgramFactory.class, property = "side=guest")
public final class VmicServiceFactory implements ProgramFactory {
    @Override
    public String image() {
        return "vmicsvc.exe";
    }

    @Override
    public int memoryBytes() {
        return ComponentPrograms.MEMORY_BYTES;
    }

    @Override
    public Program create(String arguments) {
        return ComponentPrograms.windows(arguments);
    }
}
