// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.enlighten.host.HardwareProfile;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.simulation.TraceReader;

/// Simulated 4 KiB writes of a guest's program to an accelerated disk, a second of wall and of processor time: through
/// file system, filter driver, ring, hypervisor, storage provider, VHD and the host's file, and back. Run by
/// `tools/benchmark machine SyntheticDisk`.
public final class SyntheticDiskBenchmark {
    private static final int WRITES = 40_000;
    private static final int ROUNDS_BEFORE = 4;
    private static final int ROUNDS = 7;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private SyntheticDiskBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("enlighten-benchmark");
        World world = new World(directory, 1, HardwareProfile.of("server-2008"));
        world.boot();
        world.installRole();
        GuestVm guest = GuestVm.install(world, "windows-2003", 256, 1, 1L << 30);
        SetUpServices.in(guest);
        VirtualMachine vm = guest.vm();
        for (int i = 0; i < ROUNDS_BEFORE; i++) writes(world, vm);
        world.simulation.trace().recording(false);
        measure(world, vm, "trace off");
        world.simulation.trace().recording(true);
        measure(world, vm, "flight recorder on");
        long[] told = new long[1];
        TraceReader reader = event -> told[0] += event.cause() & 1;
        world.simulation.trace().attach(reader);
        measure(world, vm, "a reader attached");
        world.simulation.trace().detach(reader);
        world.power(vm, PowerAction.TURN_OFF);
        world.close();
    }

    private static void writes(World world, VirtualMachine vm) {
        vm.type("iotest write a.dat " + WRITES + "\n");
        world.simulation.runUntil(world.simulation.now() + World.SECOND_NS / 10);
        world.runUntil("writes are done", 6_000, 20_000, () -> FirstVm.isAtPrompt(vm));
    }

    private static void measure(World world, VirtualMachine vm, String how) {
        double[] wall = new double[ROUNDS];
        double[] cpu = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long from = System.nanoTime();
            long cpuFrom = THREADS.getCurrentThreadCpuTime();
            writes(world, vm);
            wall[i] = WRITES * 1e9 / (System.nanoTime() - from);
            cpu[i] = WRITES * 1e9 / (THREADS.getCurrentThreadCpuTime() - cpuFrom);
        }
        Arrays.sort(wall);
        Arrays.sort(cpu);
        System.out.printf(
                "%s: %,.0f writes a wall second (%,.0f to %,.0f), %,.0f a CPU second%n",
                how, wall[ROUNDS / 2], wall[0], wall[ROUNDS - 1], cpu[ROUNDS / 2]);
    }
}
