// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.nio.file.Path;
import java.util.List;
import org.enlighten.testkit.state.SnapshotContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A host with the Hyper-V role in the middle of what is asked of it: role being installed, machine being started, its
/// medium changed, paused, reset, turned off.
class HostSnapshotTest extends SnapshotContract<SavedLife.State> {
    @TempDir
    Path directory;

    private Life life;

    @BeforeEach
    void live() {
        life = Life.brief(directory.resolve("lived"), 5, 2);
    }

    @Override
    protected World<SavedLife.State> build(long seed) {
        return new SavedLife(life, directory.resolve("world"));
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.platform.HostComputer",
                "org.enlighten.platform.OperatorCalls",
                "org.enlighten.platform.hyperv.internal.HypervInstallation",
                "org.enlighten.platform.hyperv.internal.HypervMachine",
                "org.enlighten.platform.hyperv.internal.VirtualClock",
                "org.enlighten.platform.hyperv.internal.VirtualHardware",
                "org.enlighten.platform.hyperv.internal.disk.AttachedDisk",
                "org.enlighten.platform.hyperv.internal.disk.DiskDriver",
                "org.enlighten.platform.hyperv.internal.network.CardDriver",
                "org.enlighten.platform.hyperv.internal.port.CompletionPort",
                "org.enlighten.platform.hyperv.internal.vid.VidDriver",
                "org.enlighten.platform.hyperv.internal.vmms.ManagementProgram",
                "org.enlighten.platform.hyperv.internal.worker.WorkerProgram");
    }

    @Override
    protected int seeds() {
        return 1;
    }

    @Override
    protected int stepsMax() {
        return 20_000;
    }

    @Override
    protected int every() {
        return 71;
    }

    @Override
    protected int stepsAfter() {
        return 500;
    }
}
