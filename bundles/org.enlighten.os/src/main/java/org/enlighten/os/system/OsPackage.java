// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Software that can be installed: files it puts on the system's volume, and what of them is bound at the
/// next boot. Drivers are among the files ([DriverFile]); services and programs go into the system file.
///
/// @param id stable, such as `hyper-v`
/// @param files bytes by path on the system volume, such as `\\WINDOWS\\SYSTEM32\\DRIVERS\\VMBUS.SYS`
public record OsPackage(
        String id,
        String version,
        String displayName,
        Map<String, byte[]> files,
        List<ServiceEntry> services,
        List<BootProgram> programs) {
    public OsPackage {
        files = java.util.Collections.unmodifiableMap(new TreeMap<>(files));
        services = List.copyOf(services);
        programs = List.copyOf(programs);
    }

    public static Builder named(String id, String version, String displayName) {
        return new Builder(id, version, displayName);
    }

    /// Collects what a package brings.
    public static final class Builder {
        private final String id;
        private final String version;
        private final String displayName;
        private final Map<String, byte[]> files = new TreeMap<>();
        private final List<ServiceEntry> services = new ArrayList<>();
        private final List<BootProgram> programs = new ArrayList<>();

        private Builder(String id, String version, String displayName) {
            this.id = id;
            this.version = version;
            this.displayName = displayName;
        }

        public Builder file(String path, byte[] bytes) {
            files.put(path, bytes.clone());
            return this;
        }

        public Builder driver(String path, DriverFile driver) {
            return file(path, driver.bytes());
        }

        public Builder service(ServiceEntry service) {
            services.add(service);
            return this;
        }

        public Builder program(BootProgram program) {
            programs.add(program);
            return this;
        }

        public OsPackage build() {
            return new OsPackage(id, version, displayName, files, services, programs);
        }
    }
}
