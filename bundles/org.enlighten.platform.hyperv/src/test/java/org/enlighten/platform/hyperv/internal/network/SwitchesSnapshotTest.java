// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.enlighten.block.FileStore;
import org.enlighten.block.Memories;
import org.enlighten.guest.Shelf;
import org.enlighten.host.HardwareProfile;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.network.Frame;
import org.enlighten.network.SwitchType;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.platform.AdapterSettings;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.HostSystem;
import org.enlighten.platform.SwitchDefinition;
import org.enlighten.platform.VmDefinition;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;
import org.enlighten.testkit.state.SnapshotContract;
import org.enlighten.vmbus.network.VirtualAdapter;
import org.junit.jupiter.api.io.TempDir;

/// Switches that come and go, machines that start, are changed and stop, and frames between their adapters.
class SwitchesSnapshotTest extends SnapshotContract<Switches.State> {
    private static final int MACHINES = 5;
    private static final List<String> NAMES = List.of("LAN", "DMZ", "Out");

    @TempDir
    Path directory;

    /// A host without a system, all that switches need of one.
    private record Bare(PhysicalMachine hardware, Simulation simulation, Memories memories) implements HostSystem {
        @Override
        public String name() {
            return "HV01";
        }

        @Override
        public FileStore systemVolume() {
            return hardware.volumes().getFirst().volume();
        }

        @Override
        public Optional<Kernel> kernel() {
            return Optional.empty();
        }

        @Override
        public Shelf shelf() {
            throw new UnsupportedOperationException("this host has no bundles");
        }
    }

    private static final class Town implements World<Switches.State> {
        private final Simulation simulation;
        private final PhysicalMachine machine;
        private final Switches switches;
        private final Timer life;

        Town(long seed, Path directory) {
            simulation = new Simulation(seed);
            Memories memories = new Memories();
            machine = new PhysicalMachine(
                    HardwareProfile.of("server-2008"), "host/HV01", simulation, memories, directory);
            switches = new Switches(new Bare(machine, simulation, memories), _ -> {});
            life = simulation.timer("life", this::live);
        }

        @Override
        public void start() {
            simulation.arm(life, 1_000);
        }

        private void live() {
            Chance chance = simulation.chance();
            try {
                act(chance);
            } catch (FittingException e) {
                // what makes no sense is refused, and nothing has changed
            }
            simulation.arm(life, simulation.now() + 1 + chance.nextInt(50_000));
        }

        private void act(Chance chance) throws FittingException {
            int number = 1 + chance.nextInt(MACHINES);
            String name = NAMES.get(chance.nextInt(NAMES.size()));
            switch (chance.nextInt(8)) {
                case 0 -> switches.define(definition(name, chance));
                case 1 -> {
                    if (chance.nextInt(3) == 0) switches.remove(name);
                }
                case 2, 3 -> switches.adapters().running(number, settled(number, name, chance));
                case 4 -> switches.adapters().stopped(number);
                case 5 -> {
                    if (chance.nextInt(3) == 0) switches.adapters().forget(number);
                }
                default -> send(chance);
            }
        }

        private SwitchDefinition definition(String name, Chance chance) {
            boolean out = name.equals("Out");
            UUID id = new UUID(chance.nextInt(2), name.length());
            return new SwitchDefinition(
                    id, name, out ? SwitchType.EXTERNAL : SwitchType.PRIVATE, out ? "nic/0" : "", "");
        }

        private VmDefinition settled(int number, String to, Chance chance) throws FittingException {
            AdapterSettings adapter =
                    AdapterSettings.of(new UUID(7, number), false, to).inVlan(chance.nextInt(4) == 0 ? 9 : 0);
            VmDefinition plain =
                    VmDefinition.create(new UUID(8, number), "vm" + number, 0).withDevice(adapter.device());
            return switches.adapters().settled(number, plain);
        }

        private void send(Chance chance) {
            Optional<VirtualAdapter> from = switches.adapters().adapter(1 + chance.nextInt(40));
            if (from.isEmpty()) return;
            byte[] frame = new byte[60 + chance.nextInt(900)];
            MacAddress.BROADCAST.put(frame, 0);
            from.get().address().put(frame, 6);
            from.get().send(Frame.of(frame));
        }

        @Override
        public Simulation simulation() {
            return simulation;
        }

        @Override
        public Switches component() {
            return switches;
        }

        @Override
        public void close() {
            machine.close();
        }
    }

    @Override
    protected World<Switches.State> build(long seed) {
        try {
            return new Town(seed, Files.createTempDirectory(directory, "world"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.platform.hyperv.internal.network.Adapters",
                "org.enlighten.platform.hyperv.internal.network.Switches");
    }

    @Override
    protected int stepsMax() {
        return 1_000;
    }

    @Override
    protected int stepsAfter() {
        return 200;
    }
}
