// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.world;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.enlighten.block.Memories;
import org.enlighten.host.HardwareProfile;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.hypervisor.Hypervisor;
import org.enlighten.machine.Machine;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.fake.MemoryFiles;
import org.enlighten.os.hostvolume.HostVolumeFactory;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.os.system.DriverFile;
import org.enlighten.os.system.Power;
import org.enlighten.os.system.SystemDescription;
import org.enlighten.os.system.SystemDescription.PathStyle;
import org.enlighten.os.system.SystemFile;
import org.enlighten.os.system.SystemPhase;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;
import org.enlighten.vmbus.HostBus;
import org.enlighten.vmbus.HostBusFactory;
import org.enlighten.vmbus.HostDevice;
import org.enlighten.vmbus.PacketCauses;
import org.enlighten.vmbus.client.GuestBusFactory;
import org.enlighten.vmbus.client.GuestBusSettings;
import org.enlighten.vmbus.integration.IntegrationHost;
import org.enlighten.vmbus.integration.IntegrationHostFactory;
import org.enlighten.vmbus.integration.ServiceView;
import org.enlighten.vmbus.integration.protocol.IntegrationService;
import org.enlighten.vmbus.protocol.VmbusVersion;
import org.enlighten.vmbus.world.MadeDriver;
import org.enlighten.vmbus.world.PartitionMaker;

/// A physical machine, the hypervisor, a root kernel with the host's end of the integration components, and one guest
/// with the drivers and programs that its volume has files of. Every message goes all the way.
public final class IntegrationWorld implements SnapshotContract.Whole<IntegrationWorld.State> {
    /// What is saved.
    public record State(
            Saved machine,
            Saved hypervisor,
            Saved root,
            List<Saved> guest,
            List<MemoryFiles.State> files,
            List<String> told,
            boolean frozen) {}

    static final long PARTITION_TIMEOUT_NS = 1_000_000_000_000L;
    private static final long LINUX = 0x8100_0006_01C0_0000L;
    private static final int MIB = 16;
    private static final int VOLUME_VECTOR = 0x45;

    public final Simulation simulation;
    public final RecordingClient client = new RecordingClient();
    public final PhysicalMachine machine;
    public final Kernel root;
    public IntegrationHost host;
    public Optional<Kernel> guest = Optional.empty();
    HostBus bus;
    PartitionMaker maker;
    private final Hypervisor hypervisor;
    private final List<MemoryFiles> files = new ArrayList<>();
    private final PacketCauses causes = new PacketCauses();
    private final GuestPlan plan;

    public IntegrationWorld(GuestPlan plan, long seed, Path directory) {
        this.plan = plan;
        simulation = new Simulation(seed);
        HardwareProfile profile =
                HardwareProfile.of("server-2008").withLogicalProcessors(2).withMemoryMib(256);
        machine = new PhysicalMachine(profile, "host", simulation, new Memories(), directory);
        machine.powerOn();
        hypervisor = new Hypervisor(machine);
        MemoryFiles volume = volume(machine.machine());
        volume.put("DATA/HELLO.TXT", GuestPlan.HELLO);
        root = kernel(
                machine.machine(),
                volume,
                rootDrivers(),
                List.of(),
                new SystemFile(List.of(), List.of(), List.of()),
                PathStyle.DRIVE_LETTERS);
    }

    private List<DriverFactory> rootDrivers() {
        HostBusFactory buses = new HostBusFactory("1.0", causes);
        IntegrationHostFactory hosts = new IntegrationHostFactory("1.0", client);
        return List.of(
                new MadeDriver("partitions", Set.of(), (node, context) -> {
                    maker = new PartitionMaker(node, context, hypervisor.parentAccess(), MIB, 1);
                    return maker;
                }),
                new MadeDriver("vmbusr", Set.of(), (node, context) -> {
                    bus = (HostBus) buses.create(node, context);
                    return (Driver) bus;
                }),
                new MadeDriver(IntegrationHost.DRIVER, Set.of(), (node, context) -> {
                    host = (IntegrationHost) hosts.create(node, context);
                    return (Driver) host;
                }));
    }

    private Kernel kernel(
            Machine on,
            MemoryFiles volume,
            List<DriverFactory> drivers,
            List<ProgramFactory> programs,
            SystemFile system,
            PathStyle paths) {
        for (ProgramFactory p : programs) volume.put("SYS/" + p.image().toUpperCase(Locale.ROOT), new byte[16]);
        volume.put("SYS/SYSTEM.JSON", system.bytes());
        for (DriverFactory driver : drivers)
            volume.put("SYS/DRIVERS/" + driver.id() + ".SYS", new DriverFile(driver.id(), "1.0", List.of()).bytes());
        DeviceNode node = new DeviceNode(
                "volume/C",
                HostVolumeFactory.DEVICE_ID,
                "Volume C",
                Map.of("vector", (long) VOLUME_VECTOR),
                Optional.of(volume));
        SystemDescription description = SystemDescription.named("test", "6.0.6001", "Test System")
                .paths(paths)
                .bootDevices(List.of(node))
                .bootDrivers(HostVolumeFactory.ID)
                .systemVolume("HostVolume0", 0)
                .driverDirectory("\\SYS\\DRIVERS")
                .systemFile("\\SYS\\SYSTEM.JSON")
                .power(Power.KEYBOARD_CONTROLLER)
                .build();
        List<DriverFactory> all = new ArrayList<>(drivers);
        all.add(new HostVolumeFactory());
        return new Kernel(
                on,
                description,
                id -> all.stream().filter(f -> f.id().equals(id)).findFirst(),
                image -> programs.stream().filter(p -> p.image().equals(image)).findFirst(),
                List.of());
    }

    private MemoryFiles volume(Machine of) {
        MemoryFiles volume = new MemoryFiles(
                of.name(), simulation, of.memories(), () -> of.bootProcessor().raise(VOLUME_VECTOR));
        files.add(volume);
        return volume;
    }

    /// Starts the root and in it the guest, up to its first step.
    @Override
    public void start() {
        hypervisor.launch();
        machine.start();
        runUntil(() -> maker != null && bus != null && host != null);
        runFor(1_000_000);
        maker.make();
        runUntil(() -> !maker.made.isEmpty() && maker.isIdle());
        place();
        bus.open(partition(), hypervisor.parentAccess().memory(partition()).orElseThrow(), VmbusVersion.V5_3);
        for (IntegrationService service : plan.offered()) offer(service);
        maker.release(partition());
    }

    public void offer(IntegrationService service) {
        bus.offer(partition(), IntegrationHost.offer(service), (HostDevice) host);
    }

    public long partition() {
        return maker.made.getFirst();
    }

    private Kernel place() {
        Machine child = new Machine(
                "vm/" + partition(),
                simulation,
                machine.machine().memories(),
                machine.machine().costs(),
                hypervisor.parentAccess().memory(partition()).orElseThrow(),
                hypervisor.parentAccess().processors(partition()));
        GuestBusSettings settings =
                new GuestBusSettings("vmbus", "1.0", "Bus", LINUX, GuestBusSettings.upTo(VmbusVersion.V5_3));
        List<DriverFactory> drivers = new ArrayList<>();
        if (plan.hasBus()) drivers.add(new GuestBusFactory(settings, causes));
        drivers.addAll(plan.drivers());
        MemoryFiles volume = volume(child);
        volume.put("etc/HOSTNAME", "penguin\n".getBytes(StandardCharsets.US_ASCII));
        Kernel made = kernel(child, volume, drivers, plan.programs(), plan.system(), plan.paths());
        guest = Optional.of(made);
        return made;
    }

    public Kernel guest() {
        return guest.orElseThrow();
    }

    public MemoryFiles guestFiles() {
        return files.get(1);
    }

    public ServiceView view(IntegrationService service) {
        return host.services(partition()).get(service.ordinal());
    }

    /// Lets the guest boot and its programs start.
    public IntegrationWorld boot() {
        start();
        runUntil(() -> guest().phase() == SystemPhase.RUNNING);
        runFor(100_000_000);
        return this;
    }

    /// Makes a call from outside in the guest and runs until it is answered.
    public Result post(SystemCall call) {
        long number = guest().post(call);
        List<Result> answer = new ArrayList<>();
        runUntil(() -> guest().answer(number).map(answer::add).orElse(false));
        return answer.getFirst();
    }

    public void suspend(boolean on) {
        maker.suspend(partition(), on);
        runFor(10_000_000);
    }

    public void runFor(long ns) {
        simulation.runUntil(simulation.now() + ns);
    }

    /// Steps until it holds; fails when it does not within a thousand virtual seconds.
    public void runUntil(BooleanSupplier done) {
        long end = simulation.now() + PARTITION_TIMEOUT_NS;
        while (!done.getAsBoolean()) {
            if (simulation.now() > end || !simulation.step())
                throw new AssertionError("did not happen: now=" + simulation.now() + ", root=" + root.bugcheck()
                        + root.events().entries() + ", told=" + client.told + ", guest="
                        + guest.map(g -> g.bugcheck() + g.events().entries().toString() + g.devices()));
        }
    }

    /// Runs until the client has been told something that begins so, and returns it.
    public String told(String beginning) {
        runUntil(() -> client.told.stream().anyMatch(t -> t.startsWith(beginning)));
        return client.told.stream()
                .filter(t -> t.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Simulation simulation() {
        return simulation;
    }

    @Override
    public void close() {
        machine.close();
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(
                Saved.of(machine),
                Saved.of(hypervisor),
                root.saveEngine(),
                guest.map(Kernel::saveEngine).stream().toList(),
                files.stream().map(MemoryFiles::save).toList(),
                List.copyOf(client.told),
                client.frozen);
    }

    @Override
    public void restore(State s) {
        s.machine().into(machine);
        s.hypervisor().into(hypervisor);
        machine.machine().processors().forEach(vp -> vp.engine(root));
        files.getFirst().restore(s.files().getFirst());
        root.restoreEngine(s.root());
        for (Saved engine : s.guest()) {
            Kernel made = place();
            files.get(1).restore(s.files().get(1));
            made.restoreEngine(engine);
        }
        client.told.addAll(s.told());
        client.frozen = s.frozen();
    }
}
