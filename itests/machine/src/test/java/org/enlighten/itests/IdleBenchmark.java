// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.enlighten.host.HardwareProfile;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.PowerAction;
import org.enlighten.vmbus.integration.protocol.IntegrationService;

/// What running machines cost that do nothing but answer their host's heartbeat and time synchronization, beside the
/// same machines without any service: for one machine and a virtual second. `-Denlighten.machines=N`. Run by
/// `tools/benchmark machine Idle`.
public final class IdleBenchmark {
    private static final int MACHINES = Integer.getInteger("enlighten.machines", 50);
    private static final int ROUNDS = 7;
    private static final long ROUND_SECONDS = 60;
    private static final int ROUNDS_BEFORE = 4;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private IdleBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createTempDirectory("enlighten-benchmark");
        HardwareProfile large = HardwareProfile.of("server-2008").withMemoryMib(524_288);
        World world = new World(directory, 1, large, new ServicedGuests.WithServices(World.shelf()));
        world.boot();
        world.installRole();
        ServicedGuests guests = ServicedGuests.install(world);
        measure(world, guests, "without services", EnumSet.allOf(IntegrationService.class));
        measure(
                world,
                guests,
                "with heartbeat and time synchronization",
                EnumSet.complementOf(EnumSet.of(IntegrationService.HEARTBEAT, IntegrationService.TIME)));
        world.close();
    }

    private static void measure(World world, ServicedGuests guests, String what, Set<IntegrationService> withheld)
            throws FittingException {
        List<GuestVm> running = new ArrayList<>();
        for (int i = 0; i < MACHINES; i++) running.add(guests.define(what + i, withheld));
        for (GuestVm guest : running) guest.start();
        for (GuestVm guest : running) guest.awaitPrompt();
        for (int i = 0; i < ROUNDS_BEFORE; i++) round(world);
        double[] wall = new double[ROUNDS];
        double[] cpu = new double[ROUNDS];
        long steps = world.simulation.steps();
        for (int i = 0; i < ROUNDS; i++) {
            long from = System.nanoTime();
            long cpuFrom = THREADS.getCurrentThreadCpuTime();
            round(world);
            wall[i] = each(System.nanoTime() - from);
            cpu[i] = each(THREADS.getCurrentThreadCpuTime() - cpuFrom);
        }
        Arrays.sort(wall);
        Arrays.sort(cpu);
        System.out.printf(
                "%3d idle machines %s: %.1f us wall (%.1f to %.1f), %.1f us CPU, %.1f steps%n",
                MACHINES,
                what,
                wall[ROUNDS / 2],
                wall[0],
                wall[ROUNDS - 1],
                cpu[ROUNDS / 2],
                (world.simulation.steps() - steps) / (double) (ROUNDS * ROUND_SECONDS * MACHINES));
        for (GuestVm guest : running) world.power(guest.vm(), PowerAction.TURN_OFF);
    }

    private static void round(World world) {
        world.simulation.runUntil(world.simulation.now() + ROUND_SECONDS * World.SECOND_NS);
    }

    private static double each(long ns) {
        return ns / 1000.0 / MACHINES / ROUND_SECONDS;
    }
}
