// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.client;

import org.enlighten.os.Program;
import org.enlighten.os.ProgramFactory;
import org.enlighten.vmbus.integration.internal.guest.ComponentPrograms;
import org.osgi.service.component.annotations.Component;

/// Linux's daemon for files that the host brings.
@Component(service = ProgramFactory.class, property = "side=guest")
public final class FileCopyDaemonFactory implements ProgramFactory {
    @Override
    public String image() {
        return "hv_fcopy_daemon";
    }

    @Override
    public int memoryBytes() {
        return ComponentPrograms.MEMORY_BYTES;
    }

    @Override
    public Program create(String arguments) {
        return ComponentPrograms.linuxFileCopy();
    }
}
