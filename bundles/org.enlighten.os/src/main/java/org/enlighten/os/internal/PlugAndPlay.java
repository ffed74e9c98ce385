// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.machine.Frame;
import org.enlighten.os.EventLog;
import org.enlighten.os.OsEvents;
import org.enlighten.os.SystemInfo;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.system.DeviceView;
import org.enlighten.os.system.DriverFile;
import org.enlighten.simulation.Mode;

/// The device tree, and which driver is bound to which device: first those that boot needs, then those whose
/// files lie on the system's volume.
final class PlugAndPlay {
    private static final int NOBODY = -1;

    /// A device and what became of it.
    private static final class Entry {
        final DeviceNode node;
        /// The driver behind which it was found; -1 for roots.
        final int parent;
        int driver = NOBODY;
        int problem;

        Entry(DeviceNode node, int parent) {
            this.node = node;
            this.parent = parent;
        }
    }

    /// A device as it is saved.
    record EntryState(
            String path,
            String deviceId,
            String description,
            Map<String, Long> resources,
            int parent,
            int driver,
            int problem) {}

    /// What is saved.
    record State(List<EntryState> devices, List<String> queue, List<DriverFile> shelf, boolean shelfRead) {}

    private final Executive x;
    private final List<Entry> devices = new ArrayList<>();
    /// Paths of devices that may have a driver, and ids of drivers without a device (after a `:`).
    private final ArrayDeque<String> queue = new ArrayDeque<>();
    private final TreeMap<String, DriverFile> shelf = new TreeMap<>();
    private boolean shelfRead;

    PlugAndPlay(Executive x) {
        this.x = x;
    }

    /// What firmware named, and the boot drivers that need no device.
    void begin() {
        for (DeviceNode node : x.description.bootDevices()) add(node, NOBODY);
        for (String id : x.description.bootDrivers())
            x.library.find(id).filter(f -> f.binds().isEmpty()).ifPresent(_ -> queue.add(":" + id));
    }

    void add(DeviceNode node, int parent) {
        if (devices.stream().anyMatch(e -> e.node.path().equals(node.path()))) return;
        devices.add(new Entry(node, parent));
        queue.add(node.path());
        x.pokeSystem();
    }

    /// A device and everything behind it is gone.
    void lost(String path) {
        Optional<Entry> gone = find(path);
        if (gone.isEmpty()) return;
        devices.remove(gone.get());
        if (gone.get().driver == NOBODY) return;
        DriverInstance d = x.drivers.get(gone.get().driver);
        for (Entry child : List.copyOf(devices)) if (child.parent == d.number) lost(child.node.path());
        x.volumes.lost(d);
        x.network.lost(d);
        x.drivers.remove(d);
    }

    boolean hasWork() {
        return !queue.isEmpty();
    }

    /// Binds the next device in the queue, if it has a driver; its initialization is left on the thread.
    void bindNext(KernelThread t) {
        String next = queue.poll();
        if (next.startsWith(":")) {
            loadWithoutDevice(t, next.substring(1));
            return;
        }
        Optional<Entry> entry = find(next).filter(e -> e.driver == NOBODY);
        if (entry.isEmpty()) return;
        Optional<DriverFactory> factory = driverFor(entry.get().node.deviceId());
        if (factory.isPresent()) load(t, entry.get(), factory.get());
        else entry.get().problem = isOnShelf(entry.get().node) ? DeviceView.NOT_LOADABLE : DeviceView.NO_DRIVER;
    }

    private void loadWithoutDevice(KernelThread t, String id) {
        Optional<DriverFactory> factory = x.library.find(id);
        if (factory.isEmpty() || x.drivers.named(id).isPresent()) return;
        DeviceNode node =
                DeviceNode.registers("root/" + id, "ROOT\\" + id, factory.get().description(), Map.of());
        Entry entry = new Entry(node, NOBODY);
        devices.add(entry);
        load(t, entry, factory.get());
    }

    private void load(KernelThread t, Entry entry, DriverFactory factory) {
        DriverInstance d = new DriverInstance(x.drivers.all().size(), factory, entry.node);
        try {
            d.driver = factory.create(entry.node, new DriverKit(x, d));
        } catch (RuntimeException | VirtualMachineError | LinkageError e) {
            entry.problem = DeviceView.NOT_STARTED;
            x.log.report(
                    EventLog.Level.ERROR,
                    7000,
                    "Service Control Manager",
                    "The driver '%s' could not start the device '%s': %s."
                            .formatted(factory.id(), entry.node.description(), Crash.what(e)));
            return;
        }
        x.drivers.add(d);
        entry.driver = d.number;
        entry.problem = 0;
        x.tell(OsEvents.DRIVER_BOUND, Mode.KERNEL, 0, d.number, 0);
        x.messages.say("%s: %s (%s)", factory.id(), factory.description(), entry.node.path());
        t.frame = new Frame(d.number, Driver.Entry.INITIALIZE.ordinal(), 0, 0);
    }

    /// Boot drivers go first, in the order of the description; then the shelf's, by id.
    private Optional<DriverFactory> driverFor(String deviceId) {
        for (String id : x.description.bootDrivers()) {
            Optional<DriverFactory> f = x.library.find(id).filter(d -> d.binds().contains(deviceId));
            if (f.isPresent()) return f;
        }
        for (DriverFile file : shelf.values()) {
            Optional<DriverFactory> f = loadable(file).filter(d -> d.binds().contains(deviceId));
            if (f.isPresent()) return f;
        }
        return Optional.empty();
    }

    /// The code that a driver file names, at least as new as the file.
    private Optional<DriverFactory> loadable(DriverFile file) {
        return x.library.find(file.driver()).filter(f -> Versions.compare(f.version(), file.version()) >= 0);
    }

    private boolean isOnShelf(DeviceNode node) {
        return shelf.values().stream().anyMatch(f -> f.binds().contains(node.deviceId()));
    }

    /// A driver file was read from the system's volume.
    void shelve(DriverFile file) {
        shelf.put(file.driver(), file);
    }

    /// All driver files were read: devices without a driver get another chance, drivers without a device are
    /// loaded.
    void shelfIsRead() {
        shelfRead = true;
        for (Entry e : devices) if (e.driver == NOBODY && !queue.contains(e.node.path())) queue.add(e.node.path());
        for (DriverFile file : shelf.values()) {
            Optional<DriverFactory> factory = loadable(file);
            if (factory.isEmpty()) reportMissing(file);
            else if (factory.get().binds().isEmpty()) queue.add(":" + file.driver());
        }
    }

    private void reportMissing(DriverFile file) {
        x.log.report(
                EventLog.Level.ERROR,
                7026,
                "Service Control Manager",
                "The driver file of '%s' (version %s) is there, but no such driver can be loaded."
                        .formatted(file.driver(), file.version()));
    }

    private Optional<Entry> find(String path) {
        return devices.stream().filter(e -> e.node.path().equals(path)).findFirst();
    }

    List<DeviceView> views() {
        List<DeviceView> views = new ArrayList<>();
        for (Entry e : devices) {
            Optional<DriverFactory> f =
                    e.driver == NOBODY ? Optional.empty() : Optional.of(x.drivers.get(e.driver).factory);
            views.add(new DeviceView(
                    e.node.path(),
                    e.node.deviceId(),
                    f.map(factory -> factory.name(e.node)).orElse(e.node.description()),
                    f.map(DriverFactory::deviceClass).orElse("Unknown"),
                    f.map(DriverFactory::id).orElse(""),
                    f.map(DriverFactory::version).orElse(""),
                    e.problem));
        }
        return views;
    }

    /// What `SystemInfo` lists: every loaded driver, and every device with a problem.
    List<SystemInfo.DriverInfo> infos() {
        return views().stream()
                .filter(v -> !v.driver().isEmpty() || v.problem() != 0)
                .map(v -> new SystemInfo.DriverInfo(
                        v.driver(),
                        v.version(),
                        v.path().startsWith("root/") ? "" : v.name(),
                        v.deviceClass(),
                        v.problem()))
                .toList();
    }

    State save() {
        List<EntryState> saved = new ArrayList<>();
        for (Entry e : devices)
            saved.add(new EntryState(
                    e.node.path(),
                    e.node.deviceId(),
                    e.node.description(),
                    e.node.resources(),
                    e.parent,
                    e.driver,
                    e.problem));
        return new State(saved, List.copyOf(queue), List.copyOf(shelf.values()), shelfRead);
    }

    void restore(State s) {
        for (EntryState e : s.devices()) {
            Entry entry = new Entry(node(e), e.parent());
            entry.driver = e.driver();
            entry.problem = e.problem();
            devices.add(entry);
        }
        queue.addAll(s.queue());
        for (DriverFile file : s.shelf()) shelve(file);
        shelfRead = s.shelfRead();
    }

    private DeviceNode node(EntryState e) {
        for (DeviceNode root : x.description.bootDevices()) if (root.path().equals(e.path())) return root;
        return DeviceNode.registers(e.path(), e.deviceId(), e.description(), e.resources());
    }

    /// Number of the driver that found a device; empty when firmware named it, or it is gone.
    Optional<Integer> parentOf(String path) {
        return find(path).map(e -> e.parent).filter(parent -> parent != NOBODY);
    }

    /// The node of a saved driver.
    DeviceNode nodeAt(String path) {
        return find(path).map(e -> e.node).orElseGet(() -> DeviceNode.registers(path, "", "", Map.of()));
    }
}
