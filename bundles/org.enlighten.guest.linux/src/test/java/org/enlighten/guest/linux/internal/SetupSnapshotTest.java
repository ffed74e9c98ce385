// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal;

import java.util.List;
import org.enlighten.guest.linux.internal.bench.SavedSystems;
import org.enlighten.guest.linux.internal.bench.TypedSession;
import org.enlighten.testkit.state.SnapshotContract;

/// Setup, the check at boot, and components from a CD, on a real kernel and ext2 volumes that are saved with them.
/// Each seed is one of them.
class SetupSnapshotTest extends SnapshotContract<TypedSession.State> {
    @Override
    protected World<TypedSession.State> build(long seed) {
        return switch ((int) (seed % 3)) {
            case 1 -> SavedSystems.setup();
            case 2 -> SavedSystems.components();
            default -> SavedSystems.check();
        };
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.guest.disk.BootRecordChange",
                "org.enlighten.guest.file.CopyFiles",
                "org.enlighten.guest.file.WriteFile",
                "org.enlighten.guest.linux.internal.fsck.FileSystemCheck",
                "org.enlighten.guest.linux.internal.init.Init",
                "org.enlighten.guest.linux.internal.module.ComponentSetup",
                "org.enlighten.guest.linux.internal.module.FindList",
                "org.enlighten.guest.linux.internal.module.ReplaceText",
                "org.enlighten.guest.linux.internal.setup.Setup",
                "org.enlighten.guest.linux.internal.setup.Work",
                "org.enlighten.guest.linux.internal.setup.WritePieces");
    }

    @Override
    protected int stepsMax() {
        return 60_000;
    }

    @Override
    protected int every() {
        return 29;
    }

    @Override
    protected int stepsAfter() {
        return 60;
    }

    @Override
    protected int seeds() {
        return 3;
    }
}
