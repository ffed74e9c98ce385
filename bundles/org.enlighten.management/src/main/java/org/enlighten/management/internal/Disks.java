// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome;
import org.enlighten.management.DiskCheck;
import org.enlighten.management.DiskView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.NewDisk;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.simulation.Cause;
import org.enlighten.storage.DiskFormat;
import org.enlighten.storage.DiskFormats;
import org.enlighten.storage.DiskInfo;
import org.enlighten.storage.DiskReport;
import org.enlighten.storage.DiskSpec;
import org.enlighten.storage.DiskType;
import org.enlighten.storage.FileEnds;
import org.enlighten.storage.VirtualDisk;

/// Virtual disks on a host's volumes.
final class Disks {
    private static final int CACHE_BLOCKS = 64;

    private final HostNode host;

    Disks(HostNode host) {
        this.host = host;
    }

    void create(NewDisk disk, Work<DiskView> work) throws ManagementException {
        host.installation();
        HostPaths.Place place = HostPaths.place(host, disk.path());
        if (place.volume().entry(place.path()).isPresent())
            throw new ManagementException("There is a '%s' already. Choose another name.".formatted(place.written()));
        List<BlockRequest> requests = requests(format(place), disk);
        checkRoom(disk, place);
        host.during(work);
        FileWork files = new FileWork(place.volume(), work, "The disk '%s' was not made.".formatted(place.written()));
        if (place.written().startsWith(HostPaths.DISK_FOLDER)) HostPaths.makeFolders(place);
        requireFolder(place);
        files.make(place.path(), requests, () -> look(place, work));
    }

    private void requireFolder(HostPaths.Place place) throws ManagementException {
        boolean there =
                place.folder().isEmpty() || place.volume().entry(place.folder()).isPresent();
        if (!there) HostPaths.makeFolders(place);
    }

    private DiskFormat format(HostPaths.Place place) throws ManagementException {
        String name = place.path();
        String ending = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
        return host.world()
                .providers()
                .formats()
                .named(ending)
                .orElseThrow(() -> new ManagementException(
                        "'%s' says by its ending which format the disk is to have; this one is not known. Use .vhd."
                                .formatted(place.written())));
    }

    private List<BlockRequest> requests(DiskFormat format, NewDisk disk) throws ManagementException {
        var simulation = host.world().simulation();
        DiskSpec spec = new DiskSpec(
                disk.type() == NewDisk.Type.FIXED ? DiskType.FIXED : DiskType.DYNAMIC,
                disk.sizeBytes(),
                0,
                simulation.chance().nextUuid(),
                Dates.at(simulation.now()).getEpochSecond());
        try {
            return format.create(spec);
        } catch (OperationFailed e) {
            throw new ManagementException(e.outcome().message());
        }
    }

    private void checkRoom(NewDisk disk, HostPaths.Place place) throws ManagementException {
        long free = place.volume().freeBytes();
        if (disk.type() == NewDisk.Type.FIXED && disk.sizeBytes() > free)
            throw new ManagementException("A fixed disk of %,d bytes does not fit: '%s' has %,d bytes free."
                    .formatted(disk.sizeBytes(), place.written().substring(0, 2), free));
    }

    void look(String path, Work<DiskView> work) throws ManagementException {
        host.installation();
        look(existing(path), work);
    }

    private void look(HostPaths.Place place, Work<DiskView> work) {
        host.during(work);
        ask(place, work, (disk, format) -> disk.inspect(1, 0), outcome -> {
            DiskInfo info = outcome.detail().as(DiskInfo.class);
            work.done(view(place, info));
        });
    }

    private DiskView view(HostPaths.Place place, DiskInfo info) {
        String type = info.type().name();
        return new DiskView(
                place.written(),
                info.format(),
                type.charAt(0) + type.substring(1).toLowerCase(Locale.ROOT),
                info.sizeBytes(),
                info.fileBytes(),
                info.blockBytes(),
                info.id(),
                attachedTo(place.written()));
    }

    private String attachedTo(String path) {
        List<String> names = new ArrayList<>();
        for (VmNode vm : host.machines())
            for (DeviceSettings device : vm.definition().devices())
                if (device.isHardDisk() && device.path().equalsIgnoreCase(path)) names.add(vm.name());
        return String.join(", ", names);
    }

    void test(String path, Work<DiskCheck> work) throws ManagementException {
        host.installation();
        HostPaths.Place place = existing(path);
        new HostFiles(host).requireUnused(place.written());
        host.during(work);
        ask(place, work, (disk, format) -> disk.check(1, 0), outcome -> {
            DiskReport report = outcome.detail().as(DiskReport.class);
            work.done(new DiskCheck(place.written(), report.problems()));
        });
    }

    HostPaths.Place existing(String path) throws ManagementException {
        HostPaths.Place place = HostPaths.place(host, path);
        if (!place.exists())
            throw new ManagementException("There is no file '%s' on %s.".formatted(place.written(), host.name()));
        return place;
    }

    /// What to do with an answer.
    private interface Answered {
        void done(Outcome.Done outcome);
    }

    /// Finds the format of a file, opens a disk over it, asks it, and lets it go.
    private void ask(
            HostPaths.Place place, Work<?> work, BiConsumer<VirtualDisk, DiskFormat> question, Answered answered) {
        ends(place, work, ends -> {
            List<DiskFormat> formats = host.world().providers().formats().sorted();
            Optional<DiskFormat> format = DiskFormats.of(formats, ends, place.path());
            if (format.isEmpty()) {
                work.failed(
                        ("'%s' is not a virtual disk of any format known here. An image without a format of its own "
                                        + "is taken for a disk when its name ends in .raw.")
                                .formatted(place.written()));
                return;
            }
            VirtualDisk disk = format.get().disk(setup(place));
            disk.attach((tag, outcome) -> {
                disk.close();
                switch (outcome) {
                    case Outcome.Done done -> answered.done(done);
                    case Outcome.Failed failed ->
                        work.failed(new Cause(
                                "The virtual disk '%s' cannot be used.".formatted(place.written()),
                                new Cause(failed.message())));
                }
            });
            question.accept(disk, format.get());
        });
    }

    private EngineSetup setup(HostPaths.Place place) {
        World world = host.world();
        String id = "management/disk/" + world.jobs().newNumber();
        return new EngineSetup(
                id, world.simulation(), world.memories(), place.volume().open(place.path()), CACHE_BLOCKS);
    }

    private void ends(HostPaths.Place place, Work<?> work, java.util.function.Consumer<FileEnds> then) {
        FileWork files =
                new FileWork(place.volume(), work, "The virtual disk '%s' cannot be read.".formatted(place.written()));
        long size = place.volume().entry(place.path()).orElseThrow().sizeBytes();
        int first = (int) Math.min(size, FileEnds.FIRST_BYTES);
        int last = (int) Math.min(size, FileEnds.LAST_BYTES);
        if (size == 0) {
            work.failed("'%s' is empty: it is not a virtual disk.".formatted(place.written()));
            return;
        }
        files.read(
                place.path(),
                0,
                first,
                begin -> new FileWork(place.volume(), work, place.written())
                        .read(place.path(), size - last, last, end -> then.accept(new FileEnds(begin, end, size))));
    }
}
