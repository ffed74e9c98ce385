// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal;

import java.util.List;
import java.util.Map;
import org.enlighten.guest.GuestLibraries;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.Shelf;
import org.enlighten.guest.Side;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.file.FileSystemFactory;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/// The shelf that the framework's services fill.
@Component(service = Shelf.class)
public final class WhiteboardShelf implements Shelf {
    private final Offers<GuestOs> systems = new Offers<>(GuestOs::id);
    private final Offers<DriverFactory> drivers = new Offers<>(factory -> factory.id() + " " + factory.version());
    private final Offers<ProgramFactory> programs = new Offers<>(ProgramFactory::image);
    private final Offers<FileSystemFactory> fileSystems = new Offers<>(FileSystemFactory::name);

    @Override
    public GuestLibraries libraries(Side side) {
        return GuestLibraries.live(
                () -> drivers.where(properties -> side.takes(properties.get(Side.PROPERTY))),
                () -> programs.where(properties -> side.takes(properties.get(Side.PROPERTY))),
                fileSystems::all);
    }

    @Override
    public List<GuestOs> systems() {
        return systems.all();
    }

    @Reference(
            service = GuestOs.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeSystem")
    public void addSystem(GuestOs system, Map<String, Object> properties) {
        systems.add(system, properties);
    }

    public void removeSystem(GuestOs system) {
        systems.remove(system);
    }

    @Reference(
            service = DriverFactory.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeDriver")
    public void addDriver(DriverFactory factory, Map<String, Object> properties) {
        drivers.add(factory, properties);
    }

    public void removeDriver(DriverFactory factory) {
        drivers.remove(factory);
    }

    @Reference(
            service = ProgramFactory.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeProgram")
    public void addProgram(ProgramFactory factory, Map<String, Object> properties) {
        programs.add(factory, properties);
    }

    public void removeProgram(ProgramFactory factory) {
        programs.remove(factory);
    }

    @Reference(
            service = FileSystemFactory.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeFileSystem")
    public void addFileSystem(FileSystemFactory factory, Map<String, Object> properties) {
        fileSystems.add(factory, properties);
    }

    public void removeFileSystem(FileSystemFactory factory) {
        fileSystems.remove(factory);
    }
}
