// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.simulation.Chance;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.integration.protocol.IntegrationService;
import org.enlighten.vmbus.integration.protocol.KvpPool;
import org.enlighten.vmbus.integration.protocol.ShutdownBody;
import org.enlighten.vmbus.world.MadeDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A guest that answers with what it pleases, while the host asks everything that it can ask: the host goes on, every
/// request ends once, and nothing grows. Longer with `-Denlighten.mutations=N`.
class HostileGuestTest {
    private static final long SEED = Long.getLong("enlighten.seed", 0xBADL);
    private static final int ANSWERS = Integer.getInteger("enlighten.mutations", 20_000);
    private static final int ITEMS_MAX = 257;

    @TempDir
    Path directory;

    private final List<HostileDriver> drivers = new ArrayList<>();

    private IntegrationWorld world(boolean agrees) {
        Chance chance = new Chance(SEED);
        DriverFactory factory = new MadeDriver(
                "hostile",
                Arrays.stream(IntegrationService.values())
                        .map(s -> Offer.deviceId(s.interfaceType()))
                        .collect(Collectors.toSet()),
                (node, context) -> {
                    HostileDriver driver = new HostileDriver(node, context, chance, agrees);
                    drivers.add(driver);
                    return driver;
                });
        return new IntegrationWorld(
                        GuestPlan.windows().drivers(List.of(factory)),
                        SEED,
                        directory.resolve(Boolean.toString(agrees)))
                .boot();
    }

    private long answers() {
        return drivers.stream().mapToLong(d -> d.answers).sum();
    }

    @Test
    void harmsNobody() {
        for (boolean agrees : new boolean[] {true, false}) {
            drivers.clear();
            IntegrationWorld w = world(agrees);
            long tag = 1;
            int rounds = 0;
            while (answers() < ANSWERS && rounds++ < ANSWERS / 4) {
                ask(w, tag);
                tag += 6;
                w.runFor(150_000_000);
                w.host.thaw(w.partition());
            }
            for (int i = 0; i < 80; i++) {
                w.runFor(31_000_000_000L);
                w.host.thaw(w.partition());
            }
            assertEquals(Optional.empty(), w.root.bugcheck(), "replay: -Denlighten.seed=" + SEED);
            assertEquals(Optional.empty(), w.guest().bugcheck());
            eachEndedOnce(w, tag);
            for (KvpPool pool : KvpPool.values())
                assertTrue(w.host.items(w.partition(), pool).size() <= ITEMS_MAX);
        }
    }

    private static void ask(IntegrationWorld w, long tag) {
        w.host.shutdown(w.partition(), tag, new ShutdownBody(ShutdownBody.PLANNED, 60, 0, ""));
        w.host.set(w.partition(), tag + 1, "Key", "Value");
        w.host.delete(w.partition(), tag + 2, "Key");
        w.host.refresh(w.partition(), tag + 3);
        w.host.freeze(w.partition(), tag + 4);
        w.host.copyFile(w.partition(), tag + 5, "C:\\DATA\\HELLO.TXT", "C:\\X\\Y.TXT", true, true);
    }

    private static void eachEndedOnce(IntegrationWorld w, long tags) {
        long[] ends = new long[(int) tags];
        for (String told : w.client.told) {
            if (told.endsWith(" frozen")) continue;
            ends[Integer.parseInt(told.substring(0, told.indexOf(' ')))]++;
        }
        for (int tag = 1; tag < tags; tag++) assertEquals(1, ends[tag], "ends of request " + tag);
    }
}
