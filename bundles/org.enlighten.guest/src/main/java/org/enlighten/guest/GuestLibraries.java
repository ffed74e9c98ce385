// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.ProgramLibrary;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.driver.DriverLibrary;
import org.enlighten.os.file.FileSystemFactory;

/// What a kernel may use of everything that bundles bring, closed over its side. What is found is found at the
/// instant of the question: a bundle that has gone is not found any more.
public final class GuestLibraries {
    private final Supplier<List<DriverFactory>> drivers;
    private final Supplier<List<ProgramFactory>> programs;
    private final Supplier<List<FileSystemFactory>> fileSystems;

    private GuestLibraries(
            Supplier<List<DriverFactory>> drivers,
            Supplier<List<ProgramFactory>> programs,
            Supplier<List<FileSystemFactory>> fileSystems) {
        this.drivers = drivers;
        this.programs = programs;
        this.fileSystems = fileSystems;
    }

    /// Libraries of exactly these; where two have the same name the earlier one is found.
    public static GuestLibraries of(
            List<DriverFactory> drivers, List<ProgramFactory> programs, List<FileSystemFactory> fileSystems) {
        List<DriverFactory> fixedDrivers = List.copyOf(drivers);
        List<ProgramFactory> fixedPrograms = List.copyOf(programs);
        List<FileSystemFactory> fixedFileSystems = List.copyOf(fileSystems);
        return live(() -> fixedDrivers, () -> fixedPrograms, () -> fixedFileSystems);
    }

    /// Libraries of what there is when they are asked.
    public static GuestLibraries live(
            Supplier<List<DriverFactory>> drivers,
            Supplier<List<ProgramFactory>> programs,
            Supplier<List<FileSystemFactory>> fileSystems) {
        return new GuestLibraries(drivers, programs, fileSystems);
    }

    /// These, and what `more` brings: where two have the same name, that of `more` is found.
    public GuestLibraries with(List<DriverFactory> moreDrivers, List<ProgramFactory> morePrograms) {
        List<DriverFactory> addedDrivers = List.copyOf(moreDrivers);
        List<ProgramFactory> addedPrograms = List.copyOf(morePrograms);
        return live(
                () -> Stream.concat(addedDrivers.stream(), drivers.get().stream())
                        .toList(),
                () -> Stream.concat(addedPrograms.stream(), programs.get().stream())
                        .toList(),
                fileSystems);
    }

    /// By driver id, compared without case.
    public DriverLibrary drivers() {
        return this::driver;
    }

    /// By image name, compared without case.
    public ProgramLibrary programs() {
        return this::program;
    }

    /// In the order in which they are asked whether they recognise a volume.
    public List<FileSystemFactory> fileSystems() {
        return fileSystems.get();
    }

    private Optional<DriverFactory> driver(String id) {
        return drivers.get().stream()
                .filter(factory -> factory.id().equalsIgnoreCase(id))
                .findFirst();
    }

    private Optional<ProgramFactory> program(String image) {
        return programs.get().stream()
                .filter(factory -> factory.image().equalsIgnoreCase(image))
                .findFirst();
    }
}
