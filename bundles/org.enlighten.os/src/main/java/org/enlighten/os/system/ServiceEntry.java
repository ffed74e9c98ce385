// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

import java.util.List;
import org.enlighten.os.ServiceInfo;

/// A service as the system file lists it: one process of its own, started by the kernel.
///
/// @param path its image as this system writes paths, such as `C:\\WINDOWS\\SYSTEM32\\SVCHOST.EXE`
/// @param ports what it listens on while it runs, as `tcp/135`
public record ServiceEntry(
        String name, String displayName, String path, String arguments, ServiceInfo.Start start, List<String> ports) {
    public ServiceEntry {
        ports = List.copyOf(ports);
    }
}
