// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlighten.network.LineSettings;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;
import org.enlighten.vmbus.network.AdapterEvents;
import org.enlighten.vmbus.network.AdapterEvents.Refusal;
import org.enlighten.vmbus.network.client.NetworkDriverSettings;
import org.enlighten.vmbus.network.protocol.NvspVersion;
import org.enlighten.vmbus.protocol.VmbusVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A guest whose driver says anything, beside two that copy a file: the root goes on, the others do not notice,
/// nothing
/// grows. More with `-Denlighten.mutations=N`.
class AdapterMutationTest {
    private static final long SEED = Long.getLong("enlighten.seed", 5);
    private static final long CASES = Long.getLong("enlighten.mutations", 20_000);

    @TempDir
    Path directory;

    @Test
    void oneThatSaysAnythingHarmsItselfAtMost() {
        List<HostileAdapter> made = new ArrayList<>();
        NetworkWorld.Plan plan = new NetworkWorld.Plan(
                SEED,
                2,
                VmbusVersion.V5_3,
                NvspVersion.V6_1,
                List.of(NetworkDriverSettings.WINDOWS, NetworkDriverSettings.LINUX, NetworkDriverSettings.LINUX),
                LineSettings.PERFECT);
        NetworkWorld w = new NetworkWorld(plan, directory).hostile(2, new HostileAdapter.Factory(SEED, CASES, made));
        int[] refusals = new int[Refusal.values().length];
        w.simulation.trace().attach(e -> {
            if (e.type() == AdapterEvents.REFUSED) refusals[(int) e.b()]++;
        });
        w.start();
        w.runUntil(() -> !made.isEmpty() && made.getFirst().said == CASES);
        w.runFor(10_000_000);
        assertTrue(w.root.bugcheck().isEmpty(), "seed=" + SEED);
        assertTrue(Arrays.stream(refusals).filter(n -> n > 0).count() >= 5, Arrays.toString(refusals));
        assertTrue(Saved.of(w.root.saveEngine()).text().length() < 40_000_000, "what waits is bounded, seed=" + SEED);
        copy(w);
        w.close();
    }

    private static void copy(NetworkWorld w) {
        w.configure();
        Result server = w.post(1, new SystemCall.StartProcess("C:\\SYS\\COLLECT.EXE", "1"));
        Result client = w.post(0, new SystemCall.StartProcess("C:\\SYS\\UPLOAD.EXE", "10.0.0.2 200000"));
        assertEquals(
                0, w.post(0, new SystemCall.WaitProcess((int) client.value())).value(), "seed=" + SEED);
        assertEquals(
                0, w.post(1, new SystemCall.WaitProcess((int) server.value())).value(), "seed=" + SEED);
    }
}
