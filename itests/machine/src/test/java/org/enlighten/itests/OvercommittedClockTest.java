// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import org.enlighten.host.HardwareProfile;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.GuestServiceView;
import org.enlighten.vmbus.integration.protocol.IntegrationService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two guests that compute without end on a host with one logical processor: what their clocks show with Time
/// Synchronization and without. `-Denlighten.hours=24` for a day.
///
/// With half a processor each they wait for less than two ticks of their clocks at a time. The line holds two, so
/// none is lost (decision 0440): the service has to keep what a guest has by itself. One that hardly runs loses it.
class OvercommittedClockTest {
    private static final long HOURS = Long.getLong("enlighten.hours", 1);
    private static final long SEED = Long.getLong("enlighten.seed", 17);
    private static final long MINUTE_NS = 60 * World.SECOND_NS;
    private static final long SYNCED_NS = 100_000_000;
    private static final int WEIGHT_MUCH = 1000;
    private static final int WEIGHT_LITTLE = 2;
    private static final long STARVED_MINUTES = 2;
    /// Well beyond what the service keeps.
    private static final long OFF_NS = 10 * SYNCED_NS;
    /// Integration services are in contact, and both guests compute.
    private static final long SETTLED_NS = 20 * World.SECOND_NS;

    @TempDir
    Path directory;

    @Test
    void aBusyGuestKeepsTheHostsTimeWithTheServiceAndOneThatHardlyRunsLosesItWithout() throws Exception {
        ServicedGuests.WithServices shelf = new ServicedGuests.WithServices(World.shelf());
        HardwareProfile oneProcessor = HardwareProfile.of("server-2008").withLogicalProcessors(1);
        World world = new World(directory, SEED, oneProcessor, shelf);
        world.boot();
        world.installRole();
        ServicedGuests guests = ServicedGuests.install(world);
        GuestVm synced = guests.start("synced", Set.of());
        GuestVm alone = guests.start("alone", Set.of(IntegrationService.TIME));
        synced.vm().type("cpuburn\n");
        alone.vm().type("cpuburn\n");
        world.simulation.runUntil(world.simulation.now() + SETTLED_NS);
        assertEquals(GuestServiceView.OK, status(synced));
        assertEquals("Disabled", status(alone));
        watch(world, synced, alone, HOURS * 60);
        weigh(synced, WEIGHT_MUCH);
        weigh(alone, WEIGHT_LITTLE);
        long went = watch(world, synced, alone, STARVED_MINUTES);
        assertTrue(went < -OFF_NS, "without the service, hardly running, the clock went " + went + " ns");
        world.close();
    }

    /// Looks every minute; says what it saw, and how far the clock without the service went away.
    private static long watch(World world, GuestVm synced, GuestVm alone, long minutes) {
        long aloneAtFirst = aheadNs(alone);
        long syncedCpu = synced.vm().view().cpuNs();
        long aloneCpu = alone.vm().view().cpuNs();
        long worst = 0;
        for (long minute = 1; minute <= minutes; minute++) {
            world.simulation.runUntil(world.simulation.now() + MINUTE_NS);
            long off = aheadNs(synced);
            worst = Math.max(worst, Math.abs(off));
            assertTrue(worst <= SYNCED_NS, "replay: -Denlighten.seed=" + SEED + ", minute " + minute + ": " + off);
        }
        long went = aheadNs(alone) - aloneAtFirst;
        double whole = minutes * MINUTE_NS;
        System.out.printf(
                "%d min: with the service at most %.1f ms off, %.3f of the processor; without it %+.3f s, %.3f%n",
                minutes,
                worst / 1e6,
                (synced.vm().view().cpuNs() - syncedCpu) / whole,
                went / 1e9,
                (alone.vm().view().cpuNs() - aloneCpu) / whole);
        return went;
    }

    private static void weigh(GuestVm guest, int weight) throws FittingException {
        guest.vm().define(guest.vm().definition().withWeight(weight));
    }

    private static String status(GuestVm guest) {
        return guest.vm().services().orElseThrow().services().stream()
                .filter(s -> s.name().equals(IntegrationService.TIME.text()))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static long aheadNs(GuestVm guest) {
        return guest.vm().services().orElseThrow().clock().aheadNs();
    }
}
