// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.block.FileStore;
import org.enlighten.os.OsEvents;
import org.enlighten.os.file.FileSystem;
import org.enlighten.os.file.FileSystemFactory;
import org.enlighten.os.internal.disk.PartitionTable;
import org.enlighten.os.system.SystemDescription.PathStyle;
import org.enlighten.os.system.VolumeView;
import org.enlighten.simulation.Mode;

/// Block devices, mounted volumes, and where in the tree of names they hang.
final class Volumes {
    private static final int CD_SECTOR_BYTES = 2048;
    private static final String DEVICES = "\\\\.\\";

    private final Executive x;
    private final TreeMap<Integer, Volume> volumes = new TreeMap<>();
    private final TreeMap<String, BlockDevice> devices = new TreeMap<>();
    /// Names of devices in the order in which they were found.
    private final List<String> order = new ArrayList<>();
    /// Numbers of drivers that stand above another's block device, by how that one's path ends.
    private final TreeMap<String, Integer> filters = new TreeMap<>();
    private int nextVolume = 1;
    private int hostVolumes;

    Volumes(Executive x) {
        this.x = x;
    }

    /// The volume of that number, or null.
    Volume get(int id) {
        return volumes.get(id);
    }

    /// The block device of that name, or null.
    BlockDevice device(String name) {
        return devices.get(name);
    }

    List<BlockDevice> devices() {
        return order.stream().map(devices::get).toList();
    }

    Iterable<Volume> all() {
        return List.copyOf(volumes.values());
    }

    Optional<Volume> system() {
        return volumes.values().stream().filter(v -> v.system).findFirst();
    }

    int countOn(String device) {
        return (int)
                volumes.values().stream().filter(v -> v.device.equals(device)).count();
    }

    /// A driver offers its device, or tells that its medium is another one.
    void offered(DriverInstance driver, String label, long sizeBytes, int sectorBytes, boolean removable) {
        Optional<BlockDevice> known =
                devices.values().stream().filter(d -> d.driver == driver).findFirst();
        BlockDevice device = known.orElseGet(() -> add(driver, label, sectorBytes, removable));
        for (Volume v : all()) if (v.device.equals(device.name)) dismount(v);
        device.medium(sizeBytes, sectorBytes);
        x.messages.say(
                "%s: %s, %d sectors of %d bytes",
                UnixNames.of(device.name), label, device.sizeBytes / device.sectorBytes, device.sectorBytes);
        x.mounter.request(device);
    }

    private BlockDevice add(DriverInstance driver, String label, int sectorBytes, boolean removable) {
        String kind = sectorBytes == CD_SECTOR_BYTES ? "CdRom" : removable ? "Floppy" : "PhysicalDrive";
        int number = 0;
        while (devices.containsKey(kind + number)) number++;
        BlockDevice device = new BlockDevice(x, kind + number, driver, label, removable || kind.equals("CdRom"));
        if (device.removable) device.root = freeRoot(device.name, 0, kind.equals("Floppy") ? 'A' : 'D');
        devices.put(device.name, device);
        order.add(device.name);
        applyFilter(device);
        return device;
    }

    /// A driver takes the requests to another's block device.
    void filtered(DriverInstance driver, String path) {
        filters.values().removeIf(number -> number == driver.number);
        if (!path.isEmpty()) filters.put(path, driver.number);
        devices.values().forEach(this::applyFilter);
    }

    private void applyFilter(BlockDevice device) {
        device.filter = filters.entrySet().stream()
                .filter(f -> device.driver.node.path().endsWith(f.getKey()))
                .map(f -> x.drivers.get(f.getValue()))
                .findFirst();
    }

    /// A driver's device is gone, with all that was mounted on it; what it stood above stays.
    void lost(DriverInstance driver) {
        if (filters.values().removeIf(number -> number == driver.number))
            devices.values().forEach(this::applyFilter);
        for (Volume v : all()) if (v.driver == driver) dismount(v);
        for (BlockDevice d : devices.values()) if (d.driver == driver) x.mounter.wakeWaiters(d);
        devices.values().removeIf(d -> d.driver == driver);
        order.removeIf(name -> !devices.containsKey(name));
    }

    /// A driver offers a tree of files: a host's volume.
    void offered(DriverInstance driver, FileStore files) {
        String name = "HostVolume" + hostVolumes++;
        boolean system = name.equals(x.description.systemDevice());
        String root = system ? systemRoot() : freeRoot(name, 0, 'C');
        Volume volume = new Volume(x, nextVolume++, root, name, driver, files.capacityBytes());
        volume.system = system;
        volume.mount(new HostFileSystem(x, volume));
        added(volume);
        if (system) x.pokeSystem();
    }

    /// Mounts what lies on a stretch of a device, if any file system knows it; the first that does gets it.
    boolean mount(BlockDevice device, int partition, boolean system, long at, long bytes, byte[] firstSectors) {
        for (FileSystemFactory factory : x.fileSystems) {
            if (!factory.recognizes(firstSectors)) continue;
            String root = system && !device.removable
                    ? systemRoot()
                    : device.removable ? device.root : freeRoot(device.name, partition, 'C');
            Volume volume = new Volume(x, nextVolume++, root, device, partition, at, bytes);
            volume.system = system;
            volume.firstSectors = withoutTrailingZeros(firstSectors);
            volume.fileSystemName = factory.name();
            volume.mount(make(factory, volume, firstSectors));
            added(volume);
            return true;
        }
        return false;
    }

    private FileSystem make(FileSystemFactory factory, Volume volume, byte[] firstSectors) {
        return factory.mount(
                x.machine.name() + "/volume/" + volume.id,
                x.simulation,
                x.machine.memories(),
                volume,
                firstSectors,
                x.description.cacheBlocks(),
                x.time::clockNs);
    }

    private void added(Volume volume) {
        volumes.put(volume.id, volume);
        x.tell(OsEvents.VOLUME_MOUNTED, Mode.KERNEL, 0, volume.id, volume.sizeBytes());
        x.messages.say(
                "VFS: mounted %s (%s) on %s",
                UnixNames.of(volume.device, volume.partition),
                UnixNames.ofFileSystem(volume.fileSystemName),
                volume.root);
    }

    void dismount(Volume volume) {
        volumes.remove(volume.id);
        x.files.abandon(volume);
        volume.gone = true;
        x.guarded(volume.fileSystemName, volume.fileSystem::close);
        x.tell(OsEvents.VOLUME_LOST, Mode.KERNEL, 0, volume.id, 0);
    }

    /// The volume that is mounted from exactly this stretch and that nobody has written past.
    boolean isMounted(BlockDevice device, long at, long bytes) {
        return volumes.values().stream()
                .anyMatch(v -> v.device.equals(device.name) && v.atBytes == at && v.sizeBytes() == bytes && !v.stale);
    }

    /// Dismounts what the device's table does not name any more, and what was written past its file system.
    void keepOnly(BlockDevice device, List<PartitionTable.Partition> partitions) {
        for (Volume v : all()) {
            if (!v.device.equals(device.name)) continue;
            boolean listed = v.partition == 0
                    ? partitions.isEmpty()
                    : partitions.stream().anyMatch(p -> p.atBytes() == v.atBytes && p.sizeBytes() == v.sizeBytes());
            if (!listed || v.stale) dismount(v);
        }
    }

    /// A program writes to a device past the file systems on it.
    void writtenPast(String device, long at, int bytes) {
        for (Volume v : volumes.values())
            if (v.device.equals(device) && at < v.atBytes + v.sizeBytes() && at + bytes > v.atBytes) v.stale = true;
    }

    private boolean isRooted() {
        return x.description.paths() == PathStyle.ROOTED;
    }

    /// What a file system says, with paths as this system writes them.
    String inItsWords(String message) {
        return isRooted() ? message.replace('\\', '/') : message;
    }

    private String systemRoot() {
        return isRooted() ? "/" : "C:";
    }

    /// C: is kept for a system on a fixed disk until it is mounted.
    private String freeRoot(String name, int partition, char first) {
        if (isRooted()) return "/media/" + UnixNames.of(name, partition);
        boolean kept = !x.description.systemDevice().startsWith("CdRom") && system().isEmpty();
        for (char letter = first; letter <= 'Z'; letter++) {
            String root = letter + ":";
            if (!(kept && letter == 'C') && !isTaken(root)) return root;
        }
        return name;
    }

    private boolean isTaken(String root) {
        return volumes.values().stream().anyMatch(v -> v.root.equals(root))
                || devices.values().stream().anyMatch(d -> d.root.equals(root));
    }

    /// What a path leads to, as this system writes paths.
    Target resolve(String path) {
        String upper = path.toUpperCase(Locale.ROOT);
        if (upper.startsWith(DEVICES)) return deviceTarget(path.substring(DEVICES.length()));
        switch (upper) {
            case "CON", "CONIN$", "CONOUT$", "/DEV/CONSOLE" -> {
                return new Target.Console();
            }
            case "NUL", "/DEV/NULL" -> {
                return new Target.Nul();
            }
            default -> {}
        }
        return isRooted() ? rooted(path) : lettered(path);
    }

    private Target lettered(String path) {
        boolean hasLetter = path.length() >= 2 && path.charAt(1) == ':';
        if (!hasLetter)
            return system().<Target>map(v -> new Target.File(v, PathNames.onVolume(path)))
                    .orElseGet(Target.Nowhere::new);
        String root = path.substring(0, 2).toUpperCase(Locale.ROOT);
        return at(root, PathNames.onVolume(path.substring(2)));
    }

    private Target rooted(String path) {
        if (path.startsWith("/dev/")) return deviceTarget(path.substring("/dev/".length()));
        Optional<String> text = KernelTexts.name(path);
        if (text.isPresent()) return new Target.Text(text.get());
        for (Volume v : volumes.values()) {
            Optional<String> below = v.root.equals("/") ? Optional.empty() : PathNames.below(v.root, path);
            if (below.isPresent()) return new Target.File(v, below.get());
        }
        for (BlockDevice d : devices.values()) {
            if (!d.root.isEmpty() && PathNames.below(d.root, path).isPresent()) return new Target.Unmounted(d);
        }
        return at("/", PathNames.onVolume(path));
    }

    private Target at(String root, String name) {
        for (Volume v : volumes.values()) if (v.root.equals(root)) return new Target.File(v, name);
        for (BlockDevice d : devices.values()) if (d.root.equals(root)) return new Target.Unmounted(d);
        return new Target.Nowhere();
    }

    private Target deviceTarget(String name) {
        for (Map.Entry<String, BlockDevice> d : devices.entrySet())
            if (d.getKey().equalsIgnoreCase(name)
                    || isRooted() && UnixNames.of(d.getKey()).equals(name)) return new Target.Raw(d.getValue());
        return x.drivers
                .offering(name)
                .or(() -> x.drivers.named(name))
                .<Target>map(Target.Device::new)
                .orElseGet(Target.Nowhere::new);
    }

    List<VolumeView> views() {
        return volumes.values().stream()
                .map(v -> new VolumeView(
                        v.root,
                        v.device,
                        v.partition,
                        v.fileSystem instanceof HostFileSystem ? HostFileSystem.NAME : v.fileSystemName,
                        v.sizeBytes(),
                        v.system))
                .toList();
    }

    private static byte[] withoutTrailingZeros(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) end--;
        return java.util.Arrays.copyOf(bytes, end);
    }

    void close() {
        for (Volume v : volumes.values()) v.fileSystem.close();
    }

    /// What is saved.
    record State(
            List<Volume.State> volumes,
            List<BlockDevice.State> devices,
            List<String> order,
            int nextVolume,
            int hostVolumes,
            Map<String, Integer> filters) {}

    State save() {
        return new State(
                volumes.values().stream().map(Volume::save).toList(),
                devices.values().stream().map(BlockDevice::save).toList(),
                List.copyOf(order),
                nextVolume,
                hostVolumes,
                new TreeMap<>(filters));
    }

    void restore(State s) {
        for (BlockDevice.State d : s.devices()) {
            BlockDevice device = new BlockDevice(x, d.name(), x.drivers.get(d.driver()), d.label(), d.removable());
            device.restore(d);
            devices.put(d.name(), device);
        }
        order.addAll(s.order());
        filters.putAll(s.filters());
        devices.values().forEach(this::applyFilter);
        for (Volume.State v : s.volumes()) volumes.put(v.id(), rebuilt(v));
        nextVolume = s.nextVolume();
        hostVolumes = s.hostVolumes();
    }

    private Volume rebuilt(Volume.State s) {
        Volume volume = s.fileSystem().isEmpty()
                ? new Volume(x, s.id(), s.root(), s.device(), x.drivers.get(s.driver()), s.sizeBytes())
                : new Volume(x, s.id(), s.root(), devices.get(s.device()), s.partition(), s.atBytes(), s.sizeBytes());
        volume.system = s.system();
        volume.stale = s.stale();
        volume.fileSystemName = s.fileSystem();
        volume.firstSectors = s.firstSectors();
        if (s.fileSystem().isEmpty()) volume.mount(new HostFileSystem(x, volume));
        else volume.mount(make(factory(s.fileSystem()), volume, padded(s.firstSectors(), s.sizeBytes())));
        volume.fileSystem.restore(s.content());
        return volume;
    }

    private static byte[] padded(byte[] bytes, long volumeBytes) {
        return java.util.Arrays.copyOf(bytes, (int) Math.min(Mounter.FIRST_BYTES, volumeBytes));
    }

    private FileSystemFactory factory(String name) {
        return x.fileSystems.stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the saved system has a volume with file system '" + name + "', which no bundle here knows"));
    }
}
