// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.world;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.enlighten.block.Memories;
import org.enlighten.host.HardwareProfile;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.hypervisor.Hypervisor;
import org.enlighten.machine.Machine;
import org.enlighten.network.LineSettings;
import org.enlighten.network.NetworkException;
import org.enlighten.network.SwitchSettings;
import org.enlighten.network.SwitchType;
import org.enlighten.network.VirtualSwitch;
import org.enlighten.os.NetworkConfiguration;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.SystemCall;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.fake.MemoryFiles;
import org.enlighten.os.hostvolume.HostVolumeFactory;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.os.net.SocketPrograms;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.system.DriverFile;
import org.enlighten.os.system.Power;
import org.enlighten.os.system.SystemDescription;
import org.enlighten.os.system.SystemFile;
import org.enlighten.os.system.SystemPhase;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;
import org.enlighten.vmbus.HostBus;
import org.enlighten.vmbus.HostBusFactory;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.PacketCauses;
import org.enlighten.vmbus.client.GuestBusFactory;
import org.enlighten.vmbus.client.GuestBusSettings;
import org.enlighten.vmbus.network.NetworkProvider;
import org.enlighten.vmbus.network.NetworkProviderFactory;
import org.enlighten.vmbus.network.client.NetworkDriverFactory;
import org.enlighten.vmbus.network.client.NetworkDriverSettings;
import org.enlighten.vmbus.network.protocol.NetworkInterface;
import org.enlighten.vmbus.network.protocol.NvspVersion;
import org.enlighten.vmbus.protocol.VmbusVersion;
import org.enlighten.vmbus.world.MadeDriver;
import org.enlighten.vmbus.world.PartitionMaker;

/// A physical machine, the hypervisor, a root kernel with bus driver and network provider, a switch, and guests whose
/// kernels have their bus driver, their adapter's driver and programs. Every frame goes all the way.
public final class NetworkWorld implements SnapshotContract.Whole<NetworkWorld.State> {
    /// How a world is built.
    ///
    /// @param guests the driver of each guest's adapter
    /// @param line between each guest's port and its adapter
    public record Plan(
            long seed,
            int logicalProcessors,
            VmbusVersion bus,
            NvspVersion most,
            List<NetworkDriverSettings> guests,
            LineSettings line) {}

    /// What is saved.
    public record State(
            Saved machine,
            Saved hypervisor,
            Saved root,
            List<Saved> guests,
            List<MemoryFiles.State> files,
            VirtualSwitch.State lan,
            int stage) {}

    private static final long LINUX = 0x8100_0006_01C0_0000L;
    private static final int MIB = 16;
    private static final int VOLUME_VECTOR = 0x45;

    public final Simulation simulation;
    public final Adapters adapters;
    public final List<Kernel> guests = new ArrayList<>();
    final PhysicalMachine machine;
    final Hypervisor hypervisor;
    final Kernel root;
    private final List<MemoryFiles> files = new ArrayList<>();
    private final PacketCauses causes = new PacketCauses();
    private final Plan plan;
    private final Map<Integer, DriverFactory> hostile = new TreeMap<>();
    private boolean busy;
    private int stage;
    HostBus bus;
    PartitionMaker maker;

    public NetworkWorld(Plan plan, Path directory) {
        this.plan = plan;
        simulation = new Simulation(plan.seed());
        HardwareProfile profile = HardwareProfile.of("server-2008")
                .withLogicalProcessors(plan.logicalProcessors())
                .withMemoryMib(256);
        machine = new PhysicalMachine(profile, "host", simulation, new Memories(), directory);
        machine.powerOn();
        hypervisor = new Hypervisor(machine);
        adapters =
                new Adapters(new VirtualSwitch("lan", SwitchType.PRIVATE, SwitchSettings.USUAL, simulation, List.of()));
        try {
            for (NetworkDriverSettings _ : plan.guests()) adapters.add(plan.line());
        } catch (NetworkException e) {
            throw new AssertionError(e);
        }
        root = kernel(machine.machine(), volume(machine.machine()), rootDrivers(), List.of());
    }

    private List<DriverFactory> rootDrivers() {
        HostBusFactory buses = new HostBusFactory("1.0", causes);
        return List.of(
                new MadeDriver("partitions", Set.of(), (node, context) -> {
                    maker = new PartitionMaker(node, context, hypervisor.parentAccess(), MIB, 1);
                    return maker;
                }),
                new MadeDriver("vmbusr", Set.of(), (node, context) -> {
                    bus = (HostBus) buses.create(node, context);
                    return (Driver) bus;
                }),
                new NetworkProviderFactory("1.0", adapters, plan.most()));
    }

    /// A system on a volume of files.
    private static Kernel kernel(
            Machine machine, MemoryFiles volume, List<DriverFactory> drivers, List<ProgramFactory> programs) {
        for (ProgramFactory p : programs) volume.put("sys/" + p.image(), new byte[16]);
        volume.put("sys/system.json", new SystemFile(List.of(), List.of(), List.of()).bytes());
        for (DriverFactory driver : drivers)
            volume.put("sys/drivers/" + driver.id() + ".sys", new DriverFile(driver.id(), "1.0", List.of()).bytes());
        DeviceNode node = new DeviceNode(
                "volume/C",
                HostVolumeFactory.DEVICE_ID,
                "Volume C",
                Map.of("vector", (long) VOLUME_VECTOR),
                Optional.of(volume));
        SystemDescription description = SystemDescription.named("test", "1.0", "Test System")
                .bootDevices(List.of(node))
                .bootDrivers(HostVolumeFactory.ID)
                .systemVolume("HostVolume0", 0)
                .driverDirectory("\\sys\\drivers")
                .systemFile("\\sys\\system.json")
                .power(Power.KEYBOARD_CONTROLLER)
                .build();
        List<DriverFactory> all = new ArrayList<>(drivers);
        all.add(new HostVolumeFactory());
        return new Kernel(
                machine,
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

    /// Starts the root, and in it every guest, up to the first step of each.
    @Override
    public void start() {
        hypervisor.launch();
        machine.start();
        runUntil(() -> maker != null && bus != null);
        runFor(1_000_000);
        for (int i = 0; i < plan.guests().size(); i++) addGuest(i);
        for (long partition : maker.made) maker.release(partition);
    }

    private void addGuest(int at) {
        maker.make();
        runUntil(() -> maker.made.size() > at && maker.isIdle());
        long partition = maker.made.get(at);
        place(at);
        bus.open(partition, hypervisor.parentAccess().memory(partition).orElseThrow(), plan.bus());
        NetworkProvider provider = adapters.provider();
        bus.offer(partition, Offer.of(NetworkInterface.TYPE, Adapters.instance(at + 1)), provider);
    }

    private Kernel place(int at) {
        long partition = maker.made.get(at);
        Machine child = new Machine(
                "vm/" + partition,
                simulation,
                machine.machine().memories(),
                machine.machine().costs(),
                hypervisor.parentAccess().memory(partition).orElseThrow(),
                hypervisor.parentAccess().processors(partition));
        GuestBusSettings settings =
                new GuestBusSettings("vmbus", "1.0", "Bus", LINUX, GuestBusSettings.upTo(VmbusVersion.V5_3));
        List<DriverFactory> drivers = List.of(
                new GuestBusFactory(settings, causes),
                hostile.getOrDefault(at, new NetworkDriverFactory(plan.guests().get(at))));
        List<ProgramFactory> programs = List.of(SocketPrograms.upload(), SocketPrograms.collect());
        guests.add(kernel(child, volume(child), drivers, programs));
        return guests.getLast();
    }

    /// Every guest runs and has its adapter.
    public boolean isUp() {
        return guests.stream()
                .allMatch(g -> g.phase() == SystemPhase.RUNNING
                        && !g.network().adapters().isEmpty());
    }

    /// 10.0.0.1 and up, without waiting for the answers.
    public void configure() {
        for (int i = 0; i < guests.size(); i++) {
            if (hostile.containsKey(i)) continue;
            NetworkConfiguration own = NetworkConfiguration.of(Ipv4Address.of(10, 0, 0, i + 1), 24);
            guests.get(i).post(new SystemCall.Network(new SocketCall.Configure(1, own)));
        }
    }

    /// The second guest's server, then the first guest's client that sends it so many bytes.
    public void transfer(long bytes) {
        guests.get(1).post(new SystemCall.StartProcess("C:\\SYS\\COLLECT.EXE", "1"));
        guests.get(0).post(new SystemCall.StartProcess("C:\\SYS\\UPLOAD.EXE", "10.0.0.2 " + bytes));
    }

    /// Makes a call from outside and runs until it is answered.
    public Result post(int guest, SystemCall call) {
        Kernel kernel = guests.get(guest);
        long number = kernel.post(call);
        List<Result> answer = new ArrayList<>();
        runUntil(() -> kernel.answer(number).map(answer::add).orElse(false));
        return answer.getFirst();
    }

    public void runFor(long ns) {
        simulation.runUntil(simulation.now() + ns);
    }

    /// Steps until it holds; fails when it does not within a thousand virtual seconds.
    public void runUntil(BooleanSupplier done) {
        long end = simulation.now() + 1_000_000_000_000L;
        while (!done.getAsBoolean()) {
            if (simulation.now() > end || !simulation.step())
                throw new AssertionError("did not happen: now=" + simulation.now() + ", root=" + root.bugcheck()
                        + root.events().entries() + ", guests="
                        + guests.stream()
                                .map(g -> g.bugcheck() + g.events().entries().toString() + g.devices())
                                .toList());
        }
    }

    /// Gives one of the guests another driver for its adapter.
    NetworkWorld hostile(int guest, DriverFactory driver) {
        hostile.put(guest, driver);
        return this;
    }

    /// From now on this world's own steps configure its guests when they are up, and begin a transfer.
    NetworkWorld busy() {
        busy = true;
        return this;
    }

    @Override
    public boolean step() {
        if (busy && stage < 2 && isUp()) {
            if (stage++ == 0) configure();
            else transfer(Long.MAX_VALUE / 2);
        }
        return simulation.step();
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
                guests.stream().map(Kernel::saveEngine).toList(),
                files.stream().map(MemoryFiles::save).toList(),
                adapters.lan.save(),
                stage);
    }

    @Override
    public void restore(State s) {
        s.machine().into(machine);
        s.hypervisor().into(hypervisor);
        machine.machine().processors().forEach(vp -> vp.engine(root));
        files.getFirst().restore(s.files().getFirst());
        root.restoreEngine(s.root());
        for (int i = 0; i < s.guests().size(); i++) {
            Kernel guest = place(i);
            files.get(i + 1).restore(s.files().get(i + 1));
            guest.restoreEngine(s.guests().get(i));
        }
        adapters.lan.restore(s.lan());
        stage = s.stage();
    }
}
