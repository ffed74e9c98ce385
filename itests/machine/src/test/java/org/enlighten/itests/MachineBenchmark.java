// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlighten.host.HardwareProfile;
import org.enlighten.host.Volume;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.Installation;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;

/// Machine-level figures of docs/SPECIFICATION.md, printed with their units. Wall time of one run each: noisy,
/// lower bounds on a busy machine. Run by `tools/benchmark machine`.
public final class MachineBenchmark {
    private static final int WRITES = 8_000;
    private static final int WRITES_BEFORE = 12_000;
    private static final int ROUNDS = 2_000;
    private static final int IDLE_MACHINES = 100;
    private static final long IDLE_SECONDS = 60;
    private static final int BATCHES_BEFORE = 3;
    private static final int BATCHES = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private MachineBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("enlighten-benchmark");
        World world = new World(directory, 1, HardwareProfile.of("server-2008").withMemoryMib(65_536));
        world.boot();
        world.installRole();
        VirtualMachine first = FirstVm.install(world, "first");
        writes(world, first);
        idle(world, first);
        defined(world);
        world.close();
    }

    private static void writes(World world, VirtualMachine vm) {
        FirstVm.type(world, vm, "iotest write warm.dat " + WRITES_BEFORE);
        long from = System.nanoTime();
        vm.type("iotest write a.dat " + WRITES + "\n");
        world.simulation.runUntil(world.simulation.now() + World.SECOND_NS / 10);
        world.runUntil("writes are done", 6_000, 20_000, () -> FirstVm.isAtPrompt(vm));
        say("4 KiB writes of a guest by programmed I/O, flight recorder on", WRITES / seconds(from), "a wall second");
    }

    private static void idle(World world, VirtualMachine first) throws Exception {
        FirstVm.type(world, first, "ver");
        first.type("shutdown /s\n");
        world.runUntil("first is off", 60, () -> first.view().state() == MachineState.OFF);
        List<VirtualMachine> machines = clones(world);
        long before = usedHeap();
        for (VirtualMachine vm : machines) world.power(vm, PowerAction.START);
        world.runUntil("all are at their prompts", 600, () -> machines.stream().allMatch(FirstVm::isAtPrompt));
        say("heap of a running idle machine", (usedHeap() - before) / 1024.0 / IDLE_MACHINES, "KiB");
        long end = world.simulation.now() + IDLE_SECONDS * World.SECOND_NS;
        long from = System.nanoTime();
        world.simulation.runUntil(end);
        double micros = (System.nanoTime() - from) / 1000.0 / IDLE_MACHINES / IDLE_SECONDS;
        say("wall time of " + IDLE_MACHINES + " idle machines, for one and a virtual second", micros, "us");
        for (VirtualMachine vm : machines) world.power(vm, PowerAction.TURN_OFF);
    }

    private static List<VirtualMachine> clones(World world) throws FittingException {
        Volume volume = world.hardware.volumes().getFirst().volume();
        Path installed = volume.realPath("first.vhd");
        List<VirtualMachine> machines = new ArrayList<>();
        for (int i = 0; i < IDLE_MACHINES; i++) {
            volume.bring(installed, "idle" + i + ".vhd");
            VmDefinition definition = VmDefinition.create(
                            world.simulation.chance().nextUuid(), "idle" + i, world.simulation.now())
                    .withMemoryMib(64)
                    .withDevice(DeviceSettings.hardDisk(0, 0, "C:\\idle" + i + ".vhd"));
            machines.add(installation(world).define(definition));
        }
        return machines;
    }

    private static void defined(World world) throws FittingException {
        int defined = 0;
        long before = usedHeap();
        for (int many : new int[] {1_000, 10_000}) {
            for (; defined < many; defined++) world.define("vm" + defined, 64);
            say("heap of a defined machine, " + many + " of them", (usedHeap() - before) / 1024.0 / many, "KiB");
            lives(world, "defined, started to the BIOS's message, turned off and removed, " + many + " defined");
        }
    }

    /// The middle one of some batches, after those in which the code was still being compiled; so many a second of
    /// wall time, and of this thread's processor time, which says more on a machine that others use too.
    private static void lives(World world, String what) throws FittingException {
        for (int i = 0; i < BATCHES_BEFORE; i++) rounds(world, ROUNDS);
        double[] wall = new double[BATCHES];
        double[] cpu = new double[BATCHES];
        for (int i = 0; i < BATCHES; i++) {
            long from = System.nanoTime();
            long cpuFrom = THREADS.getCurrentThreadCpuTime();
            rounds(world, ROUNDS);
            wall[i] = ROUNDS / seconds(from);
            cpu[i] = ROUNDS * 1e9 / (THREADS.getCurrentThreadCpuTime() - cpuFrom);
        }
        Arrays.sort(wall);
        Arrays.sort(cpu);
        String range = "(%,.0f to %,.0f)".formatted(wall[0], wall[BATCHES - 1]);
        say(what, wall[BATCHES / 2], "a wall second " + range);
        say(what, cpu[BATCHES / 2], "a CPU second");
    }

    private static void rounds(World world, int count) throws FittingException {
        for (int i = 0; i < count; i++) {
            VirtualMachine vm = world.define("round", 64);
            world.power(vm, PowerAction.START);
            world.runUntil(
                    "firmware has looked", 60, 512, () -> vm.screen().text().contains("bootable"));
            world.power(vm, PowerAction.TURN_OFF);
            installation(world).forget(vm);
        }
    }

    private static Installation installation(World world) {
        return world.host.installation().orElseThrow();
    }

    private static double seconds(long fromNs) {
        return (System.nanoTime() - fromNs) / 1e9;
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void say(String what, double figure, String unit) {
        System.out.printf("%,12.1f %s: %s%n", figure, unit, what);
    }
}
