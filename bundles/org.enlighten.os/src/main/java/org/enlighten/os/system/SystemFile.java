// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.simulation.Saved;

/// The system file of a volume: services, first programs and installed packages, as JSON text. The kernel
/// reads it at boot; installers change it.
public record SystemFile(List<ServiceEntry> services, List<BootProgram> programs, List<InstalledPackage> packages) {
    public static final SystemFile EMPTY = new SystemFile(List.of(), List.of(), List.of());

    /// A package that lies on this volume.
    ///
    /// @param files paths on the system volume that removing it deletes
    public record InstalledPackage(
            String id,
            String version,
            String displayName,
            List<String> files,
            List<String> services,
            List<String> programs) {}

    public SystemFile {
        services = services == null ? List.of() : List.copyOf(services);
        programs = programs == null ? List.of() : List.copyOf(programs);
        packages = packages == null ? List.of() : List.copyOf(packages);
    }

    /// Where a new system file is written before it takes the place of the old one: `SYSTEM.NEW` beside
    /// `SYSTEM.JSON`. The kernel reads it when there is no other.
    public static String successor(String path) {
        int dot = path.lastIndexOf('.');
        return (dot > path.lastIndexOf('\\') ? path.substring(0, dot) : path) + ".NEW";
    }

    public byte[] bytes() {
        return Saved.of(this).text().getBytes(StandardCharsets.UTF_8);
    }

    /// Throws [IllegalArgumentException] with a sentence when the bytes are no system file.
    public static SystemFile parse(byte[] bytes) {
        try {
            SystemFile file = Saved.parse(new String(bytes, StandardCharsets.UTF_8).strip())
                    .as(SystemFile.class);
            if (file != null) return file;
        } catch (RuntimeException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new IllegalArgumentException("the system file is damaged: " + why, e);
        }
        throw new IllegalArgumentException("the system file is empty");
    }

    public Optional<InstalledPackage> installed(String id) {
        return packages.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    /// This file with a package in it; an older one of the same id is replaced.
    public SystemFile with(OsPackage added) {
        SystemFile rest = without(added.id());
        List<ServiceEntry> newServices = new ArrayList<>(rest.services);
        newServices.addAll(added.services());
        List<BootProgram> newPrograms = new ArrayList<>(rest.programs);
        newPrograms.addAll(added.programs());
        List<InstalledPackage> newPackages = new ArrayList<>(rest.packages);
        newPackages.add(new InstalledPackage(
                added.id(),
                added.version(),
                added.displayName(),
                List.copyOf(added.files().keySet()),
                added.services().stream().map(ServiceEntry::name).toList(),
                added.programs().stream().map(BootProgram::path).toList()));
        return new SystemFile(newServices, newPrograms, newPackages);
    }

    public SystemFile without(String id) {
        Optional<InstalledPackage> gone = installed(id);
        if (gone.isEmpty()) return this;
        List<String> goneServices = gone.get().services();
        List<String> gonePrograms = gone.get().programs();
        return new SystemFile(
                services.stream().filter(s -> !goneServices.contains(s.name())).toList(),
                programs.stream().filter(p -> !gonePrograms.contains(p.path())).toList(),
                packages.stream().filter(p -> !p.id().equals(id)).toList());
    }
}
