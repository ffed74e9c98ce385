// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.enlighten.guest.GuestLibraries;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.Shelf;
import org.enlighten.guest.Side;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.file.FileSystemFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/// The shelf that the framework's services fill.
@Component(service = Shelf.class)
public final class WhiteboardShelf implements Shelf {
    private final AtomicInteger version = new AtomicInteger();
    private final Map<String, String> origins = new ConcurrentSkipListMap<>();
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

    @Override
    public int version() {
        return version.get();
    }

    @Override
    public Optional<String> origin(String system) {
        return Optional.ofNullable(origins.get(system));
    }

    @Reference(
            service = GuestOs.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            unbind = "removeSystem")
    public void addSystem(GuestOs system, Map<String, Object> properties) {
        origins.put(system.id(), bundle(system));
        systems.add(system, properties);
        version.incrementAndGet();
    }

    public void removeSystem(GuestOs system) {
        systems.remove(system);
        version.incrementAndGet();
    }

    private static String bundle(GuestOs system) {
        Bundle bundle = FrameworkUtil.getBundle(system.getClass());
        return bundle == null ? system.getClass().getPackageName() : bundle.getSymbolicName();
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
