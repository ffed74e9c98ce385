// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Memories;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.Shelf;
import org.enlighten.guest.linux.PlainLinux;
import org.enlighten.guest.linux.SuseLinux;
import org.enlighten.guest.windows.Windows2000;
import org.enlighten.guest.windows.WindowsNt4;
import org.enlighten.guest.windows.WindowsServer2003;
import org.enlighten.guest.windows.WindowsServer2008;
import org.enlighten.guest.windows.WindowsServer2008Core;
import org.enlighten.host.HardwareProfile;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.host.Volume;
import org.enlighten.host.VolumeDevice;
import org.enlighten.os.SystemCall;
import org.enlighten.os.cdfs.CdfsFactory;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.ext2.Ext2Factory;
import org.enlighten.os.fat.FatFactory;
import org.enlighten.os.hostvolume.HostVolumeFactory;
import org.enlighten.os.pc.PcDrivers;
import org.enlighten.platform.Completion;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.HostComputer;
import org.enlighten.platform.HostState;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;
import org.enlighten.platform.hyperv.HypervPlatform;
import org.enlighten.platform.hyperv.internal.hostile.HostileSystem;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.SimulationState;
import org.enlighten.storage.DiskSpec;
import org.enlighten.storage.DiskType;
import org.enlighten.storage.raw.RawFormat;
import org.enlighten.storage.vhd.VhdFormat;
import org.enlighten.vmbus.PacketCauses;
import org.enlighten.vmbus.client.LinuxBusFactory;
import org.enlighten.vmbus.client.WindowsBusFactory;
import org.enlighten.vmbus.network.client.LinuxNetworkFactory;
import org.enlighten.vmbus.network.client.WindowsNetworkFactory;
import org.enlighten.vmbus.storage.client.LinuxStorageFactory;
import org.enlighten.vmbus.storage.client.WindowsAcceleratorFactory;
import org.enlighten.vmbus.storage.client.WindowsControllerFactory;

/// One simulated host and all that is needed around it.
final class World {
    static final long SECOND_NS = 1_000_000_000L;
    /// Of all buses here: both ends of a ring are given the same.
    static final PacketCauses CAUSES = new PacketCauses();

    private static final int STEPS_BETWEEN_QUESTIONS = 64;

    private final Path directory;
    final Simulation simulation;
    final Memories memories = new Memories();
    final PhysicalMachine hardware;
    final HostComputer host;

    World(Path directory, long seed, HardwareProfile profile) {
        this(directory, seed, profile, shelf());
    }

    /// @param others systems beside those of the house
    World(Path directory, long seed, HardwareProfile profile, List<GuestOs> others) {
        this(directory, seed, profile, shelf(others));
    }

    /// @param shelf what bundles bring
    World(Path directory, long seed, HardwareProfile profile, Shelf shelf) {
        this.directory = directory;
        simulation = new Simulation(seed);
        hardware = new PhysicalMachine(profile, "host", simulation, memories, directory);
        HypervPlatform hyperv = new HypervPlatform(List.of(new VhdFormat(), new RawFormat()), CAUSES);
        host = new HostComputer("HV01", hardware, new WindowsServer2008().host().orElseThrow(), shelf, List.of(hyperv));
    }

    static Shelf shelf() {
        return shelf(List.of());
    }

    private static Shelf shelf(List<GuestOs> others) {
        List<GuestOs> systems = new ArrayList<>(List.of(
                new WindowsNt4(),
                new Windows2000(),
                new WindowsServer2003(),
                new WindowsServer2008(),
                new WindowsServer2008Core(),
                new PlainLinux(),
                new SuseLinux(),
                new HostileSystem()));
        systems.addAll(others);
        return new PlainShelf(
                systems,
                List.of(new HostVolumeFactory()),
                guestDrivers(),
                List.of(new FatFactory(), new CdfsFactory(), new Ext2Factory()));
    }

    /// Those of the emulated hardware, and integration components' for disks and adapters.
    static List<DriverFactory> guestDrivers() {
        List<DriverFactory> drivers = new ArrayList<>(PcDrivers.factories());
        drivers.add(new WindowsBusFactory(CAUSES));
        drivers.add(new LinuxBusFactory(CAUSES));
        drivers.add(new WindowsControllerFactory());
        drivers.add(new WindowsAcceleratorFactory());
        drivers.add(new LinuxStorageFactory());
        drivers.add(new WindowsNetworkFactory());
        drivers.add(new LinuxNetworkFactory());
        return drivers;
    }

    /// The whole world, between two steps.
    record State(SimulationState simulation, HostComputer.State host) {}

    /// As text. The volumes' content is kept beside it, under `label`.
    String save(String label) {
        mark(label);
        return text();
    }

    /// Keeps what the volumes hold now, in place of what was kept under this label.
    void mark(String label) {
        for (VolumeDevice device : hardware.volumes()) {
            device.volume().forgetMark(label);
            device.volume().mark(label);
        }
    }

    void rewind(String label) {
        hardware.volumes().forEach(v -> v.volume().rewind(label));
    }

    /// As text, without its volumes.
    String text() {
        return Saved.of(new State(simulation.save(), host.save())).text();
    }

    /// Into this world, which must be fresh and on the same directory.
    void restore(String text, String label) {
        rewind(label);
        State state = Saved.parse(text).as(State.class);
        host.restore(state.host());
        simulation.restore(state.simulation());
    }

    /// How a world stands: what was told so far, its whole state, and every byte on its volumes.
    record Moment(long step, long traceCount, long traceHash, String stateDigest, String filesDigest) {}

    Moment moment() {
        return new Moment(
                simulation.steps(),
                simulation.trace().count(),
                simulation.trace().hash(),
                Digest.of(text()),
                Digest.ofFiles(directory));
    }

    void close() {
        hardware.close();
    }

    /// Steps until `done` holds, asked every so many steps; fails after so many virtual seconds.
    void runUntil(String what, long seconds, BooleanSupplier done) {
        runUntil(what, seconds, STEPS_BETWEEN_QUESTIONS, done);
    }

    void runUntil(String what, long seconds, int stepsBetween, BooleanSupplier done) {
        long end = simulation.now() + seconds * SECOND_NS;
        while (!done.getAsBoolean()) {
            if (simulation.now() > end) throw new AssertionError(late(what, seconds));
            for (int i = 0; i < stepsBetween; i++) {
                if (!simulation.step()) throw new AssertionError("nothing left to happen: " + what + "\n" + picture());
            }
        }
    }

    private String late(String what, long seconds) {
        return "not within " + seconds + " virtual seconds: " + what + "\n" + picture();
    }

    void boot() {
        host.powerOn();
        runUntil("host runs", 600, () -> host.state() == HostState.RUNNING);
    }

    void installRole() {
        Ending ending = new Ending();
        host.install(host.platforms().getFirst(), ending);
        runUntil("role is installed", 600, ending::isEnded);
        ending.check();
        host.shutDown(SystemCall.ShutdownKind.RESTART);
        long before = host.bootedAtNs();
        runUntil("host restarts", 600, () -> host.bootedAtNs() > before && host.state() == HostState.RUNNING);
        runUntil(
                "management service runs",
                60,
                () -> host.installation().isEmpty()
                        || host.installation().get().unavailable().isEmpty());
    }

    /// A machine without a disk.
    VirtualMachine define(String name, int memoryMib) throws FittingException {
        VmDefinition definition = VmDefinition.create(simulation.chance().nextUuid(), name, simulation.now())
                .withMemoryMib(memoryMib);
        return host.installation().orElseThrow().define(definition);
    }

    /// A dynamic VHD on the host's volume, made in virtual time.
    void newVhd(String path, long sizeBytes) {
        newVhd(path, sizeBytes, 0);
    }

    /// @param blockBytes by which it grows; 0 for the usual ones
    void newVhd(String path, long sizeBytes, int blockBytes) {
        Volume volume = hardware.volumes().getFirst().volume();
        volume.create(path);
        BlockLayer file = volume.open(path);
        long[] answered = {0};
        file.attach((tag, outcome) -> {
            if (!outcome.isDone()) throw new AssertionError(outcome.toString());
            answered[0]++;
        });
        DiskSpec spec = new DiskSpec(
                DiskType.DYNAMIC, sizeBytes, blockBytes, simulation.chance().nextUuid(), 1_204_070_400L);
        long sent = 0;
        for (BlockRequest request : new VhdFormat().create(spec)) {
            file.submit(++sent, request, 0);
            long expected = sent;
            runUntil("disk is made", 60, () -> {
                volume.deliver();
                return answered[0] == expected;
            });
        }
    }

    /// The host runs, and its machines can be managed.
    boolean isManaged() {
        return host.state() == HostState.RUNNING
                && host.installation().stream().anyMatch(i -> i.unavailable().isEmpty());
    }

    void power(VirtualMachine vm, PowerAction action) {
        Ending ending = new Ending();
        vm.power(action, ending);
        runUntil(action + " " + vm.definition().name(), 60, ending::isEnded);
        ending.check();
    }

    /// How something that was asked for ended.
    static final class Ending implements Completion {
        private boolean ended;
        private Optional<Cause> failure = Optional.empty();

        @Override
        public void progress(int percent) {}

        @Override
        public void done() {
            ended = true;
        }

        @Override
        public void failed(Cause why) {
            ended = true;
            failure = Optional.of(why);
        }

        boolean isEnded() {
            return ended;
        }

        Optional<Cause> failure() {
            return failure;
        }

        void check() {
            failure.ifPresent(why -> {
                throw new AssertionError(why.toString());
            });
        }
    }

    String picture() {
        return "host " + host.state() + " at " + simulation.now() + " ns, "
                + host.kernel()
                        .map(k -> k.phase() + " " + k.bugcheck() + "\n" + k.consoleText())
                        .orElse("no kernel")
                + host.kernel().map(k -> "\n" + k.events().entries()).orElse("");
    }
}
