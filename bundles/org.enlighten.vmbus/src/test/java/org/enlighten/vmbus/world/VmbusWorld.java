// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.hostvolume.HostVolumeFactory;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.os.system.DriverFile;
import org.enlighten.os.system.Power;
import org.enlighten.os.system.SystemDescription;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.vmbus.HostBus;
import org.enlighten.vmbus.HostBusFactory;
import org.enlighten.vmbus.HostChannel;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.PacketCauses;
import org.enlighten.vmbus.client.GuestBus;
import org.enlighten.vmbus.client.GuestBusFactory;
import org.enlighten.vmbus.client.GuestBusSettings;
import org.enlighten.vmbus.protocol.VmbusVersion;

/// A physical machine, the hypervisor, a root kernel with its bus driver and the echo device, and guests whose kernels
/// have theirs and its driver. Nothing stands for anything: every message and signal goes through the hypervisor.
public final class VmbusWorld {
    /// How a world is built.
    ///
    /// @param files driver files on the guest's volume; none: the guest's drivers need no files
    public record Plan(
            int logicalProcessors,
            VmbusVersion host,
            List<VmbusVersion> guest,
            EchoDriver.Plan echo,
            int processors,
            List<String> files) {
        public static Plan of(VmbusVersion host, VmbusVersion guest) {
            return new Plan(2, host, GuestBusSettings.upTo(guest), EchoDriver.Plan.SMALL, 1, List.of());
        }

        public Plan with(EchoDriver.Plan driver) {
            return new Plan(logicalProcessors, host, guest, driver, processors, files);
        }

        public Plan on(int lps) {
            return new Plan(lps, host, guest, echo, processors, files);
        }

        public Plan processors(int count) {
            return new Plan(logicalProcessors, host, guest, echo, count, files);
        }

        public Plan files(String... ids) {
            return new Plan(logicalProcessors, host, guest, echo, processors, List.of(ids));
        }
    }

    /// Everything but the simulation, as saved.
    record State(PhysicalMachine.State machine, Hypervisor.State hypervisor, Saved root, List<Saved> guests) {}

    static final long LINUX = 0x8100_0006_01C0_0000L;
    private static final int MIB = 16;

    public final Simulation simulation = new Simulation(7);
    final PhysicalMachine machine;
    final Hypervisor hypervisor;
    final Kernel root;
    final List<Kernel> guests = new ArrayList<>();
    /// What guests' drivers were made, latest last.
    public final List<EchoDriver> drivers = new ArrayList<>();

    public EchoDevice device;
    public HostBus bus;
    public GuestBus guestBus;
    PartitionMaker maker;
    private final PacketCauses causes = new PacketCauses();
    private final Plan plan;

    public VmbusWorld(Plan plan, Path directory) {
        this.plan = plan;
        HardwareProfile profile = HardwareProfile.of("server-2008")
                .withLogicalProcessors(plan.logicalProcessors())
                .withMemoryMib(256);
        machine = new PhysicalMachine(profile, "host", simulation, new Memories(), directory);
        machine.powerOn();
        hypervisor = new Hypervisor(machine);
        root = kernel(machine.machine(), rootDrivers(), "partitions", "vmbusr", "echo");
    }

    private List<DriverFactory> rootDrivers() {
        HostBusFactory factory = new HostBusFactory("1.0", causes);
        return List.of(
                new MadeDriver("partitions", Set.of(), (node, context) -> {
                    maker = new PartitionMaker(node, context, hypervisor.parentAccess(), MIB, plan.processors());
                    return maker;
                }),
                new MadeDriver("vmbusr", Set.of(), (node, context) -> {
                    bus = (HostBus) factory.create(node, context);
                    return (Driver) bus;
                }),
                new MadeDriver("echo", Set.of(), (node, context) -> {
                    device = new EchoDevice(node, context);
                    return device;
                }));
    }

    static Kernel kernel(Machine machine, List<DriverFactory> drivers, String... boot) {
        SystemDescription description = SystemDescription.named("test", "1.0", "Test System")
                .bootDrivers(boot)
                .power(Power.KEYBOARD_CONTROLLER)
                .build();
        return new Kernel(
                machine,
                description,
                id -> drivers.stream().filter(f -> f.id().equals(id)).findFirst(),
                _ -> Optional.empty(),
                List.of());
    }

    /// A world whose root runs, with one guest that is made and not yet let go.
    public static VmbusWorld with(Plan plan, Path directory) {
        VmbusWorld w = new VmbusWorld(plan, directory);
        w.launch();
        return w;
    }

    /// Starts the root and makes the first guest.
    void launch() {
        hypervisor.launch();
        machine.start();
        runUntil(() -> maker != null && bus != null && device != null);
        runFor(1_000_000);
        addGuest();
    }

    /// Makes a partition with a guest's kernel in it and a bus.
    public long addGuest() {
        int before = maker.made.size();
        maker.make();
        runUntil(() -> maker.made.size() > before && maker.isIdle());
        long partition = maker.made.getLast();
        place(partition);
        bus.open(partition, hypervisor.parentAccess().memory(partition).orElseThrow(), plan.host());
        return partition;
    }

    private Kernel place(long partition) {
        Machine child = new Machine(
                "vm/" + partition,
                simulation,
                machine.machine().memories(),
                machine.machine().costs(),
                hypervisor.parentAccess().memory(partition).orElseThrow(),
                hypervisor.parentAccess().processors(partition));
        GuestBusSettings settings = new GuestBusSettings("vmbus", "1.0", "Bus", LINUX, plan.guest());
        GuestBusFactory factory = new GuestBusFactory(settings, causes);
        List<DriverFactory> guestDrivers = List.of(
                new MadeDriver("vmbus", Set.of(), (node, context) -> {
                    guestBus = (GuestBus) factory.create(node, context);
                    return (Driver) guestBus;
                }),
                new MadeDriver(
                        "echodrv",
                        Set.of(
                                Offer.deviceId(EchoDevice.TYPE),
                                Offer.deviceId(EchoDevice.REFUSING),
                                Offer.deviceId(EchoDevice.SINK)),
                        (node, context) -> {
                            EchoDriver driver = new EchoDriver(node, context, plan.echo());
                            drivers.add(driver);
                            return driver;
                        }));
        Kernel kernel = plan.files().isEmpty()
                ? kernel(child, guestDrivers, "vmbus", "echodrv")
                : kernelWithVolume(child, guestDrivers);
        guests.add(kernel);
        return kernel;
    }

    /// A guest whose drivers are those whose files lie on its volume.
    private Kernel kernelWithVolume(Machine child, List<DriverFactory> drivers) {
        VolumeDevice device = machine.volumes().getFirst();
        device.volume().makeDirectory("drivers");
        device.volume().wire(() -> child.bootProcessor().raise(device.vector()));
        for (String file : plan.files()) {
            try {
                Path written = Files.createTempFile("enlighten", ".sys");
                Files.write(written, new DriverFile(file, "1.0", List.of()).bytes());
                device.volume().bring(written, "drivers/" + file + ".sys");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        DeviceNode volume = new DeviceNode(
                device.path(),
                device.deviceId(),
                device.description(),
                Map.of("vector", (long) device.vector()),
                Optional.of(device.volume()));
        SystemDescription description = SystemDescription.named("test", "1.0", "Test System")
                .bootDevices(List.of(volume))
                .bootDrivers(HostVolumeFactory.ID)
                .systemVolume("HostVolume0", 0)
                .driverDirectory("\\drivers")
                .power(Power.KEYBOARD_CONTROLLER)
                .build();
        List<DriverFactory> all = new ArrayList<>(drivers);
        all.add(new HostVolumeFactory());
        return new Kernel(
                child,
                description,
                id -> all.stream().filter(f -> f.id().equals(id)).findFirst(),
                _ -> Optional.empty(),
                List.of());
    }

    public long partition() {
        return maker.made.getFirst();
    }

    public HostChannel offer(UUID type, int number) {
        return bus.offer(partition(), Offer.of(type, new UUID(0xE0, number)).withUserData((byte) 9), device);
    }

    public void start() {
        maker.release(partition());
    }

    public EchoDriver driver() {
        return drivers.getLast();
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
                        + root.events().entries() + ", guests="
                        + guests.stream()
                                .map(g -> g.bugcheck() + g.events().entries().toString())
                                .toList());
        }
    }

    /// Keeps the root from handling messages for so long: its drivers' routines take their time.
    void stallRoot(long ns) {
        maker.stall(ns);
    }

    State save() {
        return new State(
                machine.save(),
                hypervisor.save(),
                root.saveEngine(),
                guests.stream().map(Kernel::saveEngine).toList());
    }

    /// Fills a fresh world, built by the constructor alone.
    void restore(State s) {
        machine.restore(s.machine());
        hypervisor.restore(s.hypervisor());
        machine.machine().processors().forEach(vp -> vp.engine(root));
        root.restoreEngine(s.root());
        for (int i = 0; i < s.guests().size(); i++)
            place(maker.made.get(i)).restoreEngine(s.guests().get(i));
    }

    static List<VmbusVersion> versions() {
        return Arrays.asList(VmbusVersion.values());
    }
}
