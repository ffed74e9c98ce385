// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.hypervisor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.enlighten.block.Memories;
import org.enlighten.guest.GuestLibraries;
import org.enlighten.machine.Costs;
import org.enlighten.machine.Exit;
import org.enlighten.machine.GuestMemory;
import org.enlighten.machine.Machine;
import org.enlighten.machine.Owner;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.os.system.SystemDescription;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;

/// A kernel that looks for a hypervisor, saved between its questions. With an odd seed one answers that has an
/// interface
/// of Microsoft's kind, with an even one some other.
class HypervisorInterfaceSnapshotTest extends SnapshotContract<HypervisorInterfaceSnapshotTest.State> {
    record State(VirtualProcessor.State vp, GuestMemory.State memory, Saved kernel) {}

    @Override
    protected World<State> build(long seed) {
        return new Asking(seed % 2 == 1 ? 0x40000005L : 0x40000001L);
    }

    @Override
    protected List<String> covers() {
        return List.of("org.enlighten.guest.windows.internal.hypervisor.HypervisorInterface");
    }

    @Override
    protected int every() {
        return 1;
    }

    /// One processor without devices.
    private static final class Asking implements Whole<State>, Owner {
        private static final EventType ASKED = EventType.of("test.asked", "leaf", "half");
        private static final long PRESENT = 1L << 31;

        private final Simulation simulation = new Simulation(1);
        private final GuestMemory memory = new GuestMemory("memory", 8 << 20);
        private final VirtualProcessor vp = new VirtualProcessor(1, 0, memory, this);
        private final long lastLeaf;
        private final Kernel kernel;

        Asking(long lastLeaf) {
            this.lastLeaf = lastLeaf;
            GuestLibraries libraries =
                    GuestLibraries.of(List.of(new HypervisorInterfaceFactory()), List.of(), List.of());
            kernel = new Kernel(
                    new Machine("m", simulation, new Memories(), Costs.uniform(10), memory, List.of(vp)),
                    SystemDescription.named("tiny", "1.0", "Tiny")
                            .bootDrivers(HypervisorInterfaceFactory.ID)
                            .build(),
                    libraries.drivers(),
                    libraries.programs(),
                    libraries.fileSystems());
        }

        @Override
        public void start() {}

        @Override
        public boolean step() {
            Exit exit = vp.exit();
            if (exit.reason == Exit.Reason.HALT) return false;
            if (exit.reason == Exit.Reason.CPUID) {
                simulation.trace().record(ASKED, 1, 0, Mode.KERNEL, 0, exit.value, exit.size);
                vp.answer(pair(exit.value, exit.size == 1));
            } else kernel.run(vp, simulation.now(), Simulation.NEVER);
            return true;
        }

        private long pair(long leaf, boolean high) {
            return switch ((int) leaf) {
                case 1 -> high ? PRESENT : 0;
                case 0x40000000 -> high ? letters("osoft Hv") : lastLeaf | letters("Micr") << 32;
                case 0x40000001 -> letters("Hv#1");
                default -> leaf;
            };
        }

        private static long letters(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            return ByteBuffer.allocate(Long.BYTES)
                    .put(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getLong(0);
        }

        @Override
        public void raised(VirtualProcessor of) {}

        @Override
        public void cut(VirtualProcessor of) {}

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
            return new State(vp.save(), memory.save(), kernel.saveEngine());
        }

        @Override
        public void restore(State state) {
            vp.restore(state.vp());
            memory.restore(state.memory());
            kernel.restoreEngine(state.kernel());
        }
    }
}
