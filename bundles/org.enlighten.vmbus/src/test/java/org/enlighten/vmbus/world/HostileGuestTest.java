// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.protocol.VmbusVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A guest that says and writes anything harms nobody: root and the other guest go on. More attacks with
/// `-Denlighten.mutations=N`, others with `-Denlighten.seed=N`.
class HostileGuestTest {
    private static final long ATTACKS = Long.getLong("enlighten.mutations", 20_000);

    @TempDir
    Path directory;

    @Test
    void aGuestThatTakesNoMessagesKeepsNobodyElseWaiting() {
        VmbusWorld w = VmbusWorld.with(VmbusWorld.Plan.of(VmbusVersion.V5_3, VmbusVersion.V5_3), directory);
        long victim = w.partition();
        long hostile = w.addGuest();
        Attacker attacker = new Attacker(1, 30_000, false);
        w.hypervisor.parentAccess().place(hostile, 0, attacker);
        w.offer(EchoDevice.TYPE, 1);
        w.maker.release(hostile);
        w.runFor(10_000_000);
        w.maker.release(victim);
        w.runUntil(() -> w.drivers.size() == 1 && w.driver().answered == w.driver().goal);
        w.runUntil(attacker::isDone);
        w.runFor(10_000_000);
        assertTrue(w.root.saveEngine().text().length() < 2_000_000, "what waits is bounded");
        int[] tries = new int[1];
        w.simulation.trace().attach(e -> {
            if (e.type().name().equals("hypervisor.root-hypercall")) tries[0]++;
        });
        w.runFor(2_000_000_000L);
        assertTrue(tries[0] > 0 && tries[0] < 100, tries[0] + " tries in two seconds");
    }

    @Test
    void aGuestThatSaysAnythingHarmsItselfAlone() {
        long seed = Long.getLong("enlighten.seed", 41);
        EchoDriver.Plan quiet = new EchoDriver.Plan(8192, 4, 100, 300, true);
        VmbusWorld w = VmbusWorld.with(
                VmbusWorld.Plan.of(VmbusVersion.V5_3, VmbusVersion.V5_3).with(quiet), directory);
        long victim = w.partition();
        long hostile = w.addGuest();
        Attacker attacker = new Attacker(seed, ATTACKS, true);
        w.hypervisor.parentAccess().place(hostile, 0, attacker);
        w.offer(EchoDevice.TYPE, 1);
        for (int i = 0; i < 3; i++) w.bus.offer(hostile, Offer.of(EchoDevice.TYPE, new UUID(0xBAD, i)), w.device);
        Map<String, Integer> told = new TreeMap<>();
        w.simulation.trace().attach(e -> {
            if (e.partition() == hostile && e.type().name().startsWith("vmbus."))
                told.merge(e.type().name(), 1, Integer::sum);
        });
        w.maker.release(victim);
        w.maker.release(hostile);
        while (!attacker.isDone()) {
            w.runFor(500_000);
            assertTrue(w.root.bugcheck().isEmpty(), () -> w.root.bugcheck() + ", -Denlighten.seed=" + seed);
            if (!w.drivers.isEmpty() && w.driver().answered == w.driver().goal) {
                w.driver().goal += 100;
                w.driver().tell(3);
            }
        }
        w.runUntil(() -> w.driver().answered == w.driver().goal);
        assertEquals(0, w.driver().wrong, "the other guest's data");
        assertTrue(w.driver().answered > 500, w.driver().answered + " answers");
        for (String expected : new String[] {
            "vmbus.connected",
            "vmbus.channel-opened",
            "vmbus.channel-broken",
            "vmbus.message-refused",
            "vmbus.packet-to-host-in-band",
            "vmbus.disconnected"
        }) assertTrue(told.getOrDefault(expected, 0) > ATTACKS / 2_000, expected + " in " + told);
        assertTrue(w.root.saveEngine().text().length() < 4_000_000, "nothing grows");
    }
}
