// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.enlighten.network.LineSettings;
import org.enlighten.testkit.state.SnapshotContract;
import org.enlighten.vmbus.network.client.NetworkDriverSettings;
import org.enlighten.vmbus.network.protocol.NvspVersion;
import org.enlighten.vmbus.protocol.VmbusVersion;
import org.junit.jupiter.api.io.TempDir;

/// Two guests with their adapters and the root between them, from the first offer to the middle of a transfer over a
/// bad line, on versions old and new.
class NetworkSnapshotTest extends SnapshotContract<NetworkWorld.State> {
    @TempDir
    Path directory;

    @Override
    protected World<NetworkWorld.State> build(long seed) {
        boolean modern = seed % 2 == 0;
        NetworkDriverSettings first = modern
                ? NetworkDriverSettings.LINUX.speaking(NvspVersion.upTo(NvspVersion.V6_1), true)
                : NetworkDriverSettings.WINDOWS;
        LineSettings line = LineSettings.PERFECT
                .withRate(1_000_000_000, 20_000)
                .withLoss(30_000)
                .withReordering(20_000, 100_000);
        NetworkWorld.Plan plan = new NetworkWorld.Plan(
                seed,
                modern ? 1 : 2,
                modern ? VmbusVersion.V5_3 : VmbusVersion.V0_13,
                NvspVersion.V6_1,
                List.of(first, NetworkDriverSettings.LINUX),
                line);
        try {
            return new NetworkWorld(plan, Files.createTempDirectory(directory, "world")).busy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.vmbus.network.NetworkProvider",
                "org.enlighten.vmbus.network.internal.guest.Greeting",
                "org.enlighten.vmbus.network.internal.guest.NetworkDriver",
                "org.enlighten.vmbus.network.internal.guest.SendQueue",
                "org.enlighten.vmbus.network.internal.host.AdapterChannel",
                "org.enlighten.vmbus.network.internal.host.ControlPlane",
                "org.enlighten.vmbus.network.internal.host.Handshake",
                "org.enlighten.vmbus.network.internal.host.Outbox",
                "org.enlighten.vmbus.network.internal.host.Pieces",
                "org.enlighten.vmbus.network.internal.host.Traffic");
    }

    @Override
    protected int stepsMax() {
        return 2_600;
    }

    @Override
    protected int every() {
        return 97;
    }

    @Override
    protected int stepsAfter() {
        return 300;
    }

    @Override
    protected int seeds() {
        return 2;
    }
}
