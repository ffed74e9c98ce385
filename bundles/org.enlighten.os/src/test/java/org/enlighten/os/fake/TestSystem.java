// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.enlighten.machine.Costs;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.Result;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.file.FileSystemFactory;
import org.enlighten.os.hostvolume.HostVolumeFactory;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.os.system.BootProgram;
import org.enlighten.os.system.DriverFile;
import org.enlighten.os.system.Power;
import org.enlighten.os.system.ServiceEntry;
import org.enlighten.os.system.SystemDescription;
import org.enlighten.os.system.SystemFile;
import org.enlighten.os.system.SystemPhase;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;

/// A machine with a disk, a CD drive, a screen and a clock, and a system on it; or a host with a volume of
/// files.
public final class TestSystem {
    /// Everything but the simulation, as saved.
    public record State(
            BareMachine.State machine,
            List<DiskDevice.State> disks,
            List<ScreenDevice.State> screen,
            List<ClockDevice.State> clock,
            List<MemoryFiles.State> files,
            List<NicDevice.State> nic,
            Saved kernel) {}

    static final int DISK_PORT = 0x100;
    static final int CD_PORT = 0x200;
    static final int SECOND_PORT = 0x300;
    static final int NIC_PORT = 0x400;
    static final int FILES_VECTOR = 0x45;
    static final int NIC_VECTOR = 0x46;
    private static final int CD_SECTOR = 2048;

    /// What a system is made of.
    public static final class Plan {
        int processors = 1;
        long costNs = 100;
        boolean clock = true;
        boolean host;
        byte[] cd = new byte[0];
        boolean hasCd;
        byte[] second = new byte[0];
        final TreeMap<String, byte[]> files = new TreeMap<>();
        final List<ProgramFactory> programs = new ArrayList<>();
        final List<DriverFactory> drivers = new ArrayList<>();
        final List<DeviceNode> devices = new ArrayList<>();
        final List<ServiceEntry> services = new ArrayList<>();
        final List<BootProgram> boot = new ArrayList<>();
        final List<FileSystemFactory> fileSystems = new ArrayList<>(List.of(new TinyFactory()));
        UnaryOperator<SystemDescription.Builder> more = d -> d;
        UnaryOperator<byte[]> disk = TinyImage::disk;
        Simulation simulation = new Simulation(1);
        String name = "bare";
        Optional<Consumer<byte[]>> wire = Optional.empty();
        long hardware;

        /// One of several machines in a simulation.
        public Plan in(Simulation shared, String machine) {
            simulation = shared;
            name = machine;
            return this;
        }

        /// A network adapter, and what is plugged in.
        public Plan nic(long macAddress, Consumer<byte[]> plugged) {
            hardware = macAddress;
            wire = Optional.of(plugged);
            return this;
        }

        public Plan processors(int count) {
            processors = count;
            return this;
        }

        public Plan costNs(long ns) {
            costNs = ns;
            return this;
        }

        public Plan withoutClock() {
            clock = false;
            return this;
        }

        public Plan host() {
            host = true;
            clock = false;
            return this;
        }

        public Plan cd(byte[] medium) {
            cd = medium;
            hasCd = true;
            return this;
        }

        public Plan secondDisk(byte[] content) {
            second = content;
            return this;
        }

        public Plan fileSystem(FileSystemFactory factory) {
            fileSystems.add(factory);
            return this;
        }

        public Plan disk(UnaryOperator<byte[]> ofVolume) {
            disk = ofVolume;
            return this;
        }

        public Plan file(String path, byte[] content) {
            files.put(path, content);
            return this;
        }

        public Plan file(String path, String content) {
            return file(path, content.getBytes(StandardCharsets.ISO_8859_1));
        }

        /// A program and its image file.
        public Plan program(ProgramFactory program) {
            programs.add(program);
            return file("\\SYS\\" + program.image().toUpperCase(java.util.Locale.ROOT), "image of " + program.image());
        }

        /// A program whose image file comes from elsewhere.
        public Plan image(ProgramFactory program) {
            programs.add(program);
            return this;
        }

        /// A program that is started at boot.
        public Plan boots(ProgramFactory program, String arguments) {
            boot.add(new BootProgram(
                    root() + "\\SYS\\" + program.image().toUpperCase(java.util.Locale.ROOT), arguments));
            return program(program);
        }

        public Plan service(ServiceEntry service) {
            services.add(service);
            return this;
        }

        public Plan driver(DriverFactory driver) {
            drivers.add(driver);
            return this;
        }

        public Plan device(DeviceNode node) {
            devices.add(node);
            return this;
        }

        public Plan description(UnaryOperator<SystemDescription.Builder> change) {
            more = change;
            return this;
        }

        String root() {
            return "C:";
        }

        public TestSystem build() {
            return new TestSystem(this);
        }
    }

    public final Simulation simulation;
    public final BareMachine bare;
    public final Kernel kernel;
    public final List<String> power = new ArrayList<>();
    final Optional<DiskDevice> disk;
    final Optional<DiskDevice> cd;
    final Optional<DiskDevice> second;
    final Optional<ScreenDevice> screen;
    final Optional<ClockDevice> clock;
    final Optional<MemoryFiles> files;
    final Optional<NicDevice> nic;

    private TestSystem(Plan plan) {
        simulation = plan.simulation;
        bare = new BareMachine(plan.name, simulation, plan.processors, 16 << 20, Costs.uniform(plan.costNs));
        List<DeviceNode> nodes = new ArrayList<>();
        screen = Optional.of(new ScreenDevice(bare));
        clock = plan.clock ? Optional.of(new ClockDevice(bare)) : Optional.empty();
        Map<String, byte[]> content = new TreeMap<>(plan.files);
        content.put("\\SYS\\SYSTEM.JSON", new SystemFile(plan.services, plan.boot, List.of()).bytes());
        content.putIfAbsent(
                "\\SYS\\DRIVERS\\SCREEN.SYS", new DriverFile("screen", "1.0", List.of("TEST\\SCREEN")).bytes());
        if (plan.wire.isPresent())
            content.put("\\SYS\\DRIVERS\\NIC.SYS", new DriverFile("nic", "1.0", List.of("TEST\\NIC")).bytes());
        if (plan.host) {
            disk = Optional.empty();
            files = Optional.of(new MemoryFiles(
                    plan.name,
                    simulation,
                    bare.machine.memories(),
                    () -> bare.machine.bootProcessor().raise(FILES_VECTOR)));
            content.forEach((path, bytes) -> files.get().put(path.substring(1).replace('\\', '/'), bytes));
            nodes.add(new DeviceNode(
                    "volume/C",
                    HostVolumeFactory.DEVICE_ID,
                    "Volume C",
                    Map.of("vector", (long) FILES_VECTOR),
                    Optional.of(files.get())));
        } else {
            files = Optional.empty();
            DiskDevice d =
                    new DiskDevice(bare, DISK_PORT, 0x42, plan.disk.apply(TinyImage.volume(content)), 512, 100_000);
            disk = Optional.of(d);
            nodes.add(disk("disk/0", DISK_PORT, 0x42, 512, Map.of()));
        }
        cd = plan.hasCd
                ? Optional.of(new DiskDevice(bare, CD_PORT, 0x43, plan.cd, CD_SECTOR, 200_000))
                : Optional.empty();
        if (plan.hasCd) nodes.add(disk("disk/1", CD_PORT, 0x43, CD_SECTOR, Map.of("removable", 1L)));
        second = plan.second.length == 0
                ? Optional.empty()
                : Optional.of(new DiskDevice(bare, SECOND_PORT, 0x44, plan.second, 512, 80_000));
        if (second.isPresent()) nodes.add(disk("disk/2", SECOND_PORT, 0x44, 512, Map.of()));
        nic = adapter(plan, nodes);
        nodes.add(DeviceNode.registers("screen/0", "TEST\\SCREEN", "Terminal", Map.of()));
        if (plan.clock) nodes.add(DeviceNode.registers("clock/0", "TEST\\CLOCK", "Timer", Map.of()));
        nodes.addAll(plan.devices);
        kernel = kernel(plan, nodes);
    }

    private Optional<NicDevice> adapter(Plan plan, List<DeviceNode> nodes) {
        if (plan.wire.isEmpty()) return Optional.empty();
        Map<String, Long> resources = Map.of("port", (long) NIC_PORT, "vector", (long) NIC_VECTOR);
        nodes.add(DeviceNode.registers("nic/0", "TEST\\NIC", "Adapter", resources));
        return Optional.of(new NicDevice(bare, NIC_PORT, NIC_VECTOR, plan.hardware, plan.wire.get()));
    }

    private static DeviceNode disk(String path, int port, int vector, int sector, Map<String, Long> more) {
        Map<String, Long> resources = new TreeMap<>(more);
        resources.putAll(Map.of("port", (long) port, "vector", (long) vector, "sector", (long) sector));
        return DeviceNode.registers(path, "TEST\\DISK", "Disk at " + port, resources);
    }

    private Kernel kernel(Plan plan, List<DeviceNode> nodes) {
        SystemDescription.Builder d = SystemDescription.named("test", "1.0", "Test System")
                .bootDevices(nodes)
                .bootDrivers("testdisk", "clock", "hostvolume")
                .systemVolume(plan.host ? "HostVolume0" : "PhysicalDrive0", 0)
                .driverDirectory("\\SYS\\DRIVERS")
                .systemFile("\\SYS\\SYSTEM.JSON")
                .power(new Power.Control(new Switch()));
        List<DriverFactory> drivers = new ArrayList<>(plan.drivers);
        drivers.add(new FakeFactory("testdisk", "1.0", Set.of("TEST\\DISK"), DiskDriver::new));
        drivers.add(new FakeFactory("screen", "1.0", Set.of("TEST\\SCREEN"), ScreenDriver::new));
        drivers.add(new FakeFactory("clock", "1.0", Set.of("TEST\\CLOCK"), ClockDriver::new));
        drivers.add(new FakeFactory("nic", "1.0", Set.of("TEST\\NIC"), NicDriver::new));
        drivers.add(new HostVolumeFactory());
        return new Kernel(
                bare.machine,
                plan.more.apply(d).build(),
                id -> drivers.stream().filter(f -> f.id().equals(id)).findFirst(),
                image -> plan.programs.stream()
                        .filter(p -> p.image().equals(image))
                        .findFirst(),
                plan.fileSystems);
    }

    private final class Switch implements org.enlighten.os.system.PowerControl {
        @Override
        public void powerOff() {
            power.add("off");
        }

        @Override
        public void restart() {
            power.add("restart");
        }
    }

    public static Plan plan() {
        return new Plan();
    }

    /// What lies on another system's disk and volume of files, as after a restart.
    public TestSystem withMediaOf(TestSystem other) {
        disk.ifPresent(d -> d.bytes = other.diskBytes().clone());
        files.ifPresent(f -> f.copyOf(other.files.get()));
        return this;
    }

    public TestSystem start() {
        bare.start();
        return this;
    }

    /// Starts, and runs until the system is up.
    public TestSystem boot() {
        start();
        runUntil(() -> kernel.phase() == SystemPhase.RUNNING);
        return this;
    }

    /// Steps until the condition holds; fails when it does not within ten virtual minutes or nothing is left
    /// to do.
    public void runUntil(BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            if (simulation.now() > 600_000_000_000L || !simulation.step())
                throw new AssertionError("did not happen: now=" + simulation.now() + ", phase=" + kernel.phase()
                        + ", events=" + kernel.events().entries() + ", console=" + kernel.consoleText());
        }
    }

    public void runFor(long ns) {
        simulation.runUntil(simulation.now() + ns);
    }

    public boolean isDown() {
        return bare.isDown();
    }

    public String screenText() {
        return screen.get().text();
    }

    public void type(String text) {
        for (char c : text.toCharArray()) {
            screen.get().type(c);
            runFor(100_000);
        }
    }

    /// One key, at this instant.
    public void press(char key) {
        screen.get().type(key);
    }

    /// Another medium, if there is a drive for it.
    public void changeCd(byte[] medium) {
        cd.ifPresent(d -> d.insert(medium));
    }

    /// From now on no sector of the disk can be read or written.
    public void breakDisk() {
        disk.get().badFrom = 0;
    }

    public void insert(byte[] medium) {
        cd.get().insert(medium);
    }

    /// Interrupts that the clock device has raised.
    public long clockInterrupts() {
        return clock.get().ticks();
    }

    /// A frame comes to its adapter.
    public void received(byte[] frame) {
        nic.get().receive(frame);
    }

    /// Puts the adapter's plug in, or pulls it.
    public void link(boolean up) {
        nic.get().link(up);
    }

    public byte[] diskBytes() {
        return disk.get().bytes;
    }

    public void renameHostFile(String from, String to) {
        files.get().rename(from, to);
    }

    public void removeHostFile(String path) {
        files.get().remove(path);
    }

    public byte[] hostFile(String path) {
        return files.get().content(path);
    }

    /// Makes a call from outside and runs until it is answered.
    public Result post(org.enlighten.os.SystemCall call) {
        long number = kernel.post(call);
        Optional<?>[] answer = new Optional<?>[1];
        runUntil(() -> (answer[0] = kernel.answer(number)).isPresent());
        return (Result) answer[0].orElseThrow();
    }

    public State save() {
        List<DiskDevice.State> disks = new ArrayList<>();
        disk.ifPresent(d -> disks.add(d.save()));
        cd.ifPresent(d -> disks.add(d.save()));
        second.ifPresent(d -> disks.add(d.save()));
        return new State(
                bare.save(),
                disks,
                screen.map(ScreenDevice::save).stream().toList(),
                clock.map(ClockDevice::save).stream().toList(),
                files.map(MemoryFiles::save).stream().toList(),
                nic.map(NicDevice::save).stream().toList(),
                kernel.saveEngine());
    }

    public void restore(State s) {
        bare.restore(s.machine());
        int n = 0;
        if (disk.isPresent()) disk.get().restore(s.disks().get(n++));
        if (cd.isPresent()) cd.get().restore(s.disks().get(n++));
        if (second.isPresent()) second.get().restore(s.disks().get(n));
        screen.ifPresent(d -> d.restore(s.screen().getFirst()));
        clock.ifPresent(d -> d.restore(s.clock().getFirst()));
        files.ifPresent(d -> d.restore(s.files().getFirst()));
        nic.ifPresent(d -> d.restore(s.nic().getFirst()));
        kernel.restoreEngine(s.kernel());
    }
}
