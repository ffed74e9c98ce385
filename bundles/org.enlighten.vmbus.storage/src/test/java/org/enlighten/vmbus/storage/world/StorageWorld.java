// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.enlighten.block.Memories;
import org.enlighten.host.HardwareProfile;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.host.VolumeDevice;
import org.enlighten.hypervisor.Hypervisor;
import org.enlighten.machine.Machine;
import org.enlighten.os.Program;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.hostvolume.HostVolumeFactory;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.os.pc.DiskFactory;
import org.enlighten.os.pc.IdeChannels;
import org.enlighten.os.system.BootProgram;
import org.enlighten.os.system.Power;
import org.enlighten.os.system.SystemDescription;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;
import org.enlighten.vmbus.HostBus;
import org.enlighten.vmbus.HostBusFactory;
import org.enlighten.vmbus.HostChannel;
import org.enlighten.vmbus.HostDevice;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.PacketCauses;
import org.enlighten.vmbus.client.GuestBusFactory;
import org.enlighten.vmbus.client.GuestBusSettings;
import org.enlighten.vmbus.protocol.VmbusVersion;
import org.enlighten.vmbus.storage.StorageProviderFactory;
import org.enlighten.vmbus.storage.client.StorageDriverFactory;
import org.enlighten.vmbus.storage.client.StorageDriverFactory.Kind;
import org.enlighten.vmbus.storage.client.StorageSettings;
import org.enlighten.vmbus.storage.protocol.StorageClass;
import org.enlighten.vmbus.storage.protocol.StorageVersion;

/// A physical machine, the hypervisor, a root kernel with bus and storage provider, and a guest kernel with the
/// drivers,
/// or with one that says what a test wants. Everything goes through the hypervisor; only the disks are in memory, and
/// what stands for an IDE controller.
public final class StorageWorld implements SnapshotContract.Whole<StorageWorld.State> {
    /// How a world is built.
    ///
    /// @param raw the guest has [RawDriver] alone
    /// @param disks the accelerated one and those on the controller
    /// @param rounds of each program that writes and reads a disk
    public record Plan(long seed, boolean raw, VmbusVersion bus, StorageVersion newest, int disks, int rounds) {
        public static Plan raw(VmbusVersion bus) {
            return new Plan(7, true, bus, StorageVersion.WINDOWS_10, 3, 0);
        }

        public static Plan drivers(long seed, VmbusVersion bus, StorageVersion newest, int rounds) {
            return new Plan(seed, false, bus, newest, 3, rounds);
        }
    }

    /// All of it but the simulation.
    public record State(
            PhysicalMachine.State machine,
            Hypervisor.State hypervisor,
            Saved root,
            TestDisks.State disks,
            Saved guest) {}

    private static final int MIB = 16;
    private static final UUID CONTROLLER = new UUID(0x5C51, 1);
    private static final long LINUX = 0x8100_0006_01C0_0000L;
    private static final int RING_BYTES = 16 * 1024;

    private final Plan plan;
    private final Simulation simulation;
    private final PhysicalMachine machine;
    private final Hypervisor hypervisor;
    private final PacketCauses causes = new PacketCauses();
    private final Kernel root;
    private Kernel guest;
    private PartitionMaker maker;
    HostDevice provider;
    public final TestDisks disks;
    public HostBus bus;
    /// The guest's drivers, by the kind of their channel.
    public RawDriver ide;

    public RawDriver scsi;
    FakeAta ata;
    final List<LoadProgram> programs = new ArrayList<>();

    public StorageWorld(Plan plan, Path directory) {
        this.plan = plan;
        simulation = new Simulation(plan.seed());
        HardwareProfile profile = HardwareProfile.of("server-2008")
                .withLogicalProcessors(1 + (int) (plan.seed() % 2))
                .withMemoryMib(256);
        machine = new PhysicalMachine(profile, "host", simulation, new Memories(), directory);
        disks = new TestDisks(simulation, machine.machine().memories(), plan.disks());
        machine.powerOn();
        hypervisor = new Hypervisor(machine);
        SystemDescription system = SystemDescription.named("root", "1.0", "Root")
                .bootDrivers("partitions", HostBus.DRIVER, StorageProviderFactory.ID)
                .power(Power.KEYBOARD_CONTROLLER)
                .build();
        List<DriverFactory> drivers = rootDrivers();
        root = kernel(machine.machine(), system, drivers, List.of());
    }

    private List<DriverFactory> rootDrivers() {
        HostBusFactory busFactory = new HostBusFactory("1.0", causes);
        StorageProviderFactory storage = new StorageProviderFactory("1.0", disks);
        return List.of(
                new MadeDriver("partitions", Set.of(), (node, context) -> {
                    maker = new PartitionMaker(node, context, hypervisor.parentAccess(), MIB);
                    return maker;
                }),
                new MadeDriver(HostBus.DRIVER, Set.of(), (node, context) -> {
                    bus = (HostBus) busFactory.create(node, context);
                    return (Driver) bus;
                }),
                new MadeDriver(StorageProviderFactory.ID, Set.of(), (node, context) -> {
                    provider = (HostDevice) storage.create(node, context);
                    return provider;
                }));
    }

    private static Kernel kernel(
            Machine on, SystemDescription system, List<DriverFactory> drivers, List<ProgramFactory> programs) {
        return new Kernel(
                on,
                system,
                id -> drivers.stream().filter(f -> f.id().equals(id)).findFirst(),
                image -> programs.stream().filter(p -> p.image().equals(image)).findFirst(),
                List.of());
    }

    /// From power on to a guest that may connect.
    @Override
    public void start() {
        files();
        hypervisor.launch();
        machine.start();
        runUntil(() -> maker != null && bus != null && provider != null);
        runFor(1_000_000);
        maker.make();
        runUntil(() -> !maker.made.isEmpty() && maker.isIdle());
        long partition = maker.made.getFirst();
        place(partition);
        bus.open(partition, hypervisor.parentAccess().memory(partition).orElseThrow(), plan.bus());
        bus.offer(partition, StorageClass.ide(0, 0), provider);
        bus.offer(partition, StorageClass.controller(CONTROLLER), provider);
        maker.release(partition);
    }

    private VolumeDevice volume() {
        return machine.volumes().getFirst();
    }

    private void files() {
        try {
            Path image = Files.createTempFile("enlighten", ".exe");
            Files.write(image, new byte[] {1});
            volume().volume().bring(image, "load.exe");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void place(long partition) {
        Machine child = new Machine(
                "vm/" + partition,
                simulation,
                machine.machine().memories(),
                machine.machine().costs(),
                hypervisor.parentAccess().memory(partition).orElseThrow(),
                hypervisor.parentAccess().processors(partition));
        volume().volume().wire(() -> child.bootProcessor().raise(volume().vector()));
        DeviceNode node = new DeviceNode(
                volume().path(),
                volume().deviceId(),
                volume().description(),
                Map.of("vector", (long) volume().vector()),
                Optional.of(volume().volume()));
        List<BootProgram> load = new ArrayList<>();
        if (!plan.raw())
            for (int i = 0; i < plan.disks(); i++)
                load.add(new BootProgram("C:\\load.exe", "\\\\.\\PhysicalDrive" + i + " " + plan.rounds()));
        SystemDescription system = SystemDescription.named("guest", "1.0", "Guest")
                .bootDevices(List.of(node))
                .bootDrivers(HostVolumeFactory.ID, FakeAta.BUS, "fakedisk", "vmbus", "storage", "disk")
                .systemVolume("HostVolume0", 0)
                .processBytes(128 * 1024)
                .programs(load)
                .power(Power.KEYBOARD_CONTROLLER)
                .build();
        guest = kernel(child, system, guestDrivers(), List.of(new ProgramFactory() {
            @Override
            public String image() {
                return "load.exe";
            }

            @Override
            public Program create(String arguments) {
                programs.add(new LoadProgram(arguments));
                return programs.getLast();
            }
        }));
    }

    private List<DriverFactory> guestDrivers() {
        GuestBusSettings settings =
                new GuestBusSettings("vmbus", "1.0", "Bus", LINUX, GuestBusSettings.upTo(VmbusVersion.V5_3));
        StorageSettings storage = new StorageSettings(plan.newest().andOlder(), RING_BYTES, 1, 2);
        List<DriverFactory> drivers = new ArrayList<>();
        drivers.add(new HostVolumeFactory());
        drivers.add(new GuestBusFactory(settings, causes));
        if (plan.raw()) {
            Set<String> both = Set.of(Offer.deviceId(StorageClass.IDE), Offer.deviceId(StorageClass.SCSI));
            drivers.add(new MadeDriver("storage", both, (node, context) -> {
                RawDriver made = new RawDriver(node, context);
                if (node.deviceId().equals(Offer.deviceId(StorageClass.IDE))) ide = made;
                else scsi = made;
                return made;
            }));
            return drivers;
        }
        drivers.add(new StorageDriverFactory(
                "storage", "1.0", "Storage", "SCSIAdapter", Set.of(Kind.CONTROLLER, Kind.IDE_DISK), storage));
        drivers.add(new DiskFactory(new IdeChannels()));
        drivers.add(
                new MadeDriver(FakeAta.BUS, Set.of(), (node, context) -> new FakeAta(node, context, disks.layer(0))));
        drivers.add(new MadeDriver("fakedisk", Set.of(FakeAta.ID), (node, context) -> {
            ata = new FakeAta(node, context, disks.layer(0));
            return ata;
        }));
        return drivers;
    }

    public long partition() {
        return maker.made.getFirst();
    }

    /// The controller's first channel, at the host.
    public HostChannel controller() {
        return bus.channels(partition()).stream()
                .filter(c -> c.offer().instance().equals(CONTROLLER))
                .findFirst()
                .orElseThrow();
    }

    /// Whether every program has written and read its disk as often as it should.
    public boolean isOver() {
        return programs.size() == plan.disks() && programs.stream().allMatch(LoadProgram::isOver);
    }

    /// How often a disk had other bytes than were written, or a call failed.
    public int mistakes() {
        return programs.stream().mapToInt(p -> p.wrong + p.failed).sum();
    }

    /// Requests that came to the accelerated disk by its registers.
    public long byRegisters() {
        return ata.served;
    }

    public Kernel root() {
        return root;
    }

    public Kernel guest() {
        return guest;
    }

    public void runFor(long ns) {
        simulation.runUntil(simulation.now() + ns);
    }

    /// Steps until it holds; fails when it does not within ten virtual seconds.
    public void runUntil(BooleanSupplier done) {
        long end = simulation.now() + 10_000_000_000L;
        while (!done.getAsBoolean()) {
            if (simulation.now() > end || !simulation.step())
                throw new AssertionError("did not happen: now=" + simulation.now() + ", root=" + root.bugcheck()
                        + root.events().entries() + ", guest="
                        + (guest == null
                                ? ""
                                : guest.bugcheck() + guest.events().entries().toString()));
        }
    }

    @Override
    public Simulation simulation() {
        return simulation;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(machine.save(), hypervisor.save(), root.saveEngine(), disks.save(), guest.saveEngine());
    }

    @Override
    public void restore(State s) {
        files();
        machine.restore(s.machine());
        hypervisor.restore(s.hypervisor());
        machine.machine().processors().forEach(vp -> vp.engine(root));
        root.restoreEngine(s.root());
        disks.restore(s.disks());
        place(partition());
        guest.restoreEngine(s.guest());
    }

    @Override
    public void close() {
        machine.close();
    }
}
