// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal;

import java.util.List;
import org.enlighten.guest.windows.internal.fake.FakeFiles;
import org.enlighten.guest.windows.internal.fake.FakeSystem;
import org.enlighten.guest.workload.Workload;
import org.enlighten.testkit.state.SnapshotContract;

/// Every workload, saved between its system calls: while it makes its files, in the middle of a group, when it
/// recovers.
class WorkloadSnapshotTest extends SnapshotContract<Session.State> {
    private static final Workload.Place PLACE = new Workload.Place("C:\\WORKLOAD.EXE", "C:\\");
    private static final int STEPS_BEFORE = 600;
    private static final String OLTP = "run oltp pages=32 logkib=512 clients=2";

    @Override
    protected World<Session.State> build(long seed) {
        FakeSystem system = new FakeSystem().volume("C:", new FakeFiles(8 << 20, true));
        if (seed % 2 == 0) cutOff(system, seed);
        return new Session(
                system,
                Workload.MEMORY_KIB << 10,
                new Workload(PLACE, OLTP + " seed=" + seed),
                new Workload(PLACE, "run mail boxkib=64"),
                new Workload(PLACE, "run web documents=8"),
                new Workload(PLACE, "run idle"),
                new Workload(PLACE, "show"),
                new Workload(PLACE, "stop"));
    }

    /// Leaves a database that somebody worked with until the power failed.
    private static void cutOff(FakeSystem system, long seed) {
        Session before = new Session(system, Workload.MEMORY_KIB << 10, new Workload(PLACE, OLTP + " seed=" + seed));
        for (int i = 0; i < STEPS_BEFORE; i++) before.step();
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.guest.internal.load.Figures",
                "org.enlighten.guest.internal.load.LoadRun",
                "org.enlighten.guest.internal.oltp.CommitGroup",
                "org.enlighten.guest.internal.oltp.Database",
                "org.enlighten.guest.internal.oltp.Fetch",
                "org.enlighten.guest.internal.oltp.OpenDatabase",
                "org.enlighten.guest.internal.oltp.Pool",
                "org.enlighten.guest.internal.oltp.Recovery",
                "org.enlighten.guest.internal.service.MailStore",
                "org.enlighten.guest.internal.service.Pulse",
                "org.enlighten.guest.internal.service.WebServer",
                "org.enlighten.guest.workload.Workload");
    }

    @Override
    protected int stepsMax() {
        return 900;
    }

    @Override
    protected int every() {
        return 61;
    }

    @Override
    protected int stepsAfter() {
        return 30;
    }

    @Override
    protected int seeds() {
        return 2;
    }
}
