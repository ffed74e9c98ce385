// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.enlighten.testkit.state.SnapshotContract;
import org.enlighten.vmbus.protocol.VmbusVersion;
import org.enlighten.vmbus.storage.protocol.StorageVersion;
import org.enlighten.vmbus.storage.world.StorageWorld;
import org.junit.jupiter.api.io.TempDir;

/// Both ends from the offer to the last answer, saved in the middle of beginnings, scans and transfers: programs of a
/// guest write an accelerated disk and two behind a controller at once. Seeds differ in processors and versions.
class StorageSnapshotTest extends SnapshotContract<StorageWorld.State> {
    @TempDir
    Path directory;

    @Override
    protected World<StorageWorld.State> build(long seed) {
        StorageVersion[] versions = StorageVersion.values();
        VmbusVersion bus = seed % 3 == 0 ? VmbusVersion.V0_13 : seed % 3 == 1 ? VmbusVersion.V5_3 : VmbusVersion.V1_1;
        StorageVersion newest = versions[(int) (seed % versions.length)];
        try {
            Path own = Files.createTempDirectory(directory, "world");
            return new StorageWorld(StorageWorld.Plan.drivers(seed, bus, newest, 6), own);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.vmbus.storage.internal.StorVsp",
                "org.enlighten.vmbus.storage.internal.Controller",
                "org.enlighten.vmbus.storage.internal.Handshake",
                "org.enlighten.vmbus.storage.internal.Units",
                "org.enlighten.vmbus.storage.client.StorageLink",
                "org.enlighten.vmbus.storage.client.BusScan",
                "org.enlighten.vmbus.storage.client.IdeFilter",
                "org.enlighten.vmbus.storage.client.ScsiController",
                "org.enlighten.os.scsi.DiskInitiator",
                "org.enlighten.os.scsi.ScsiDisk");
    }

    @Override
    protected int stepsMax() {
        return 6_000;
    }

    @Override
    protected int every() {
        return 83;
    }

    @Override
    protected int stepsAfter() {
        return 700;
    }
}
