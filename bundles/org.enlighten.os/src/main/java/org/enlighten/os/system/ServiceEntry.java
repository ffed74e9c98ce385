// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

import java.util.List;
import java.util.Objects;
import org.enlighten.os.ServiceInfo;

/// A service as the system file lists it: one process of its own, started by the kernel.
///
/// @param path its image as this system writes paths, such as `C:\\WINDOWS\\SYSTEM32\\SVCHOST.EXE`
/// @param ports what it listens on while it runs, as `tcp/135`
public record ServiceEntry(
        String name, String displayName, String path, String arguments, ServiceInfo.Start start, List<String> ports) {
    public ServiceEntry {
        Objects.requireNonNull(name, "a service has a name");
        Objects.requireNonNull(displayName, "a service has a name for people");
        Objects.requireNonNull(path, "a service has a program");
        Objects.requireNonNull(arguments, "a service has arguments, if only empty ones");
        Objects.requireNonNull(start, "a service says when it starts");
        ports = List.copyOf(ports);
    }
}
