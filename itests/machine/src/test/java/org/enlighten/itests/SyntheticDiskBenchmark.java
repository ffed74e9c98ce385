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
    /// How the trace is kept.
    private enum How {
        TRACE_OFF,
        FLIGHT_RECORDER_ON,
        READER_ATTACHED
    }

    private static final int WRITES = 40_000;
    private static final int ROUNDS_BEFORE = 8;
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
        double[][] wall = new double[How.values().length][ROUNDS];
        double[][] cpu = new double[How.values().length][ROUNDS];
        for (int round = 0; round < ROUNDS; round++)
            for (How how : How.values()) measure(world, vm, how, round, wall[how.ordinal()], cpu[how.ordinal()]);
        for (How how : How.values()) say(how, wall[how.ordinal()], cpu[how.ordinal()]);
        world.power(vm, PowerAction.TURN_OFF);
        world.close();
    }

    private static void writes(World world, VirtualMachine vm) {
        vm.type("iotest write a.dat " + WRITES + "\n");
        world.simulation.runUntil(world.simulation.now() + World.SECOND_NS / 10);
        world.runUntil("writes are done", 6_000, 20_000, () -> FirstVm.isAtPrompt(vm));
    }

    private static void measure(World world, VirtualMachine vm, How how, int round, double[] wall, double[] cpu) {
        long[] told = new long[1];
        TraceReader reader = event -> told[0] += event.cause() & 1;
        world.simulation.trace().recording(how != How.TRACE_OFF);
        if (how == How.READER_ATTACHED) world.simulation.trace().attach(reader);
        long from = System.nanoTime();
        long cpuFrom = THREADS.getCurrentThreadCpuTime();
        writes(world, vm);
        wall[round] = WRITES * 1e9 / (System.nanoTime() - from);
        cpu[round] = WRITES * 1e9 / (THREADS.getCurrentThreadCpuTime() - cpuFrom);
        if (how == How.READER_ATTACHED) world.simulation.trace().detach(reader);
    }

    private static void say(How how, double[] wall, double[] cpu) {
        Arrays.sort(wall);
        Arrays.sort(cpu);
        System.out.printf(
                "%-22s %,9.0f writes a wall second (%,.0f to %,.0f), %,9.0f a CPU second (%,.0f to %,.0f)%n",
                how, wall[ROUNDS / 2], wall[0], wall[ROUNDS - 1], cpu[ROUNDS / 2], cpu[0], cpu[ROUNDS - 1]);
    }
}
