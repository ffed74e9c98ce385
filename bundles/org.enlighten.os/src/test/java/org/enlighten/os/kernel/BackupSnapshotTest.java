// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.os.fake.BackupPrograms;
import org.enlighten.os.fake.KernelWorld;
import org.enlighten.os.fake.Programs;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.testkit.state.SnapshotContract;

/// Systems in the middle of a backup: writers that freeze, one that refuses, one that never answers, a copy that takes
/// too long, and a program that writes all the while.
class BackupSnapshotTest extends SnapshotContract<KernelWorld.State> {
    @Override
    protected World<KernelWorld.State> build(long seed) {
        long copyNs = seed == 3 ? 12_000_000_000L : 5_000_000;
        TestSystem.Plan plan = TestSystem.plan()
                .boots(BackupPrograms.requestor(1_000_000 + seed * 500_000, copyNs, (step, result) -> {}), "")
                .boots(
                        BackupPrograms.writer("oltp.exe", seed == 2 ? "No." : "", seed == 4, new ArrayList<>()),
                        "C:\\ONE.DAT")
                .boots(BackupPrograms.writer("mail.exe", "", false, new ArrayList<>()), "C:\\TWO.DAT")
                .boots(Programs.writer("careless.exe", 40), "C:\\THREE.DAT");
        return new KernelWorld(plan.build(), seed, (s, chance) -> {});
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.os.internal.Backups",
                "org.enlighten.os.internal.BackupTask",
                "org.enlighten.os.internal.Writers");
    }

    @Override
    protected int stepsMax() {
        return 2_500;
    }

    @Override
    protected int every() {
        return 37;
    }

    @Override
    protected int stepsAfter() {
        return 200;
    }
}
