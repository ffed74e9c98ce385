// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.world;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.os.SystemCall;
import org.enlighten.os.fake.BackupPrograms;
import org.enlighten.os.system.SystemPhase;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;
import org.enlighten.testkit.state.SnapshotContract;
import org.enlighten.vmbus.integration.protocol.ShutdownBody;
import org.junit.jupiter.api.io.TempDir;

/// All components at work: versions being agreed, heartbeats and samples, keys and values, a file on its way, a freeze
/// that a writer takes its time with, the copy, the thaw, and the way down; with Windows's services and Linux's driver
/// and daemons.
class IntegrationSnapshotTest extends SnapshotContract<IntegrationWorld.State> {
    private static final ShutdownBody HIBERNATE =
            new ShutdownBody(ShutdownBody.PLANNED, 60, ShutdownBody.HIBERNATE, "");
    private static final SystemCall NO_FEATURE = new SystemCall.StartProcess("C:\\SYS\\VMICSVC.EXE", "-feature None");

    @TempDir
    Path directory;

    private int worlds;

    @Override
    protected World<IntegrationWorld.State> build(long seed) {
        GuestPlan plan = seed % 2 == 0 ? GuestPlan.linux() : GuestPlan.windows();
        String file = seed % 2 == 0 ? "/DATA.DAT" : "C:\\DATA.DAT";
        GuestPlan whole =
                plan.with(BackupPrograms.writer("oltp.exe", seed == 3 ? "No." : "", false, new ArrayList<>()), file);
        return new AskedWorld(new IntegrationWorld(whole, seed, directory.resolve("w" + worlds++)), seed);
    }

    /// Somebody asks for one thing after the other, as the steps go.
    private record AskedWorld(IntegrationWorld world, long seed) implements World<IntegrationWorld.State> {
        @Override
        public Simulation simulation() {
            return world.simulation();
        }

        @Override
        public Snapshottable<IntegrationWorld.State> component() {
            return world;
        }

        @Override
        public void start() {
            world.start();
        }

        @Override
        public boolean step() {
            if (world.guest().phase() == SystemPhase.RUNNING) ask();
            return world.simulation().step();
        }

        private void ask() {
            long partition = world.partition();
            long step = world.simulation().steps();
            if (step % 29 == 0) world.host.resumed(partition);
            if (step % 37 == 0) world.host.shutdown(partition, 9, HIBERNATE);
            if (step % 101 == 0) world.guest().post(NO_FEATURE);
            boolean isCopied = world.client.frozen && world.simulation().steps() % 50 == 0;
            switch ((int) (world.simulation().steps() % 4_000)) {
                case 1_500 -> world.host.set(partition, 1, "Size", "large");
                case 1_600 -> world.host.copyFile(partition, 2, "C:\\DATA\\HELLO.TXT", "/X.TXT", true, false);
                case 2_000 -> world.host.freeze(partition, 3);
                case 3_300 -> world.host.refresh(partition, 4);
                case 3_600 -> world.host.shutdown(partition, 5, new ShutdownBody(ShutdownBody.PLANNED, 60, 0, "Bye"));
                default -> {}
            }
            if (!isCopied) return;
            world.client.frozen = false;
            world.host.thaw(partition);
        }

        @Override
        public void close() {
            world.close();
        }
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.vmbus.integration.internal.host.IntegrationDriver",
                "org.enlighten.vmbus.integration.internal.host.MachineEnd",
                "org.enlighten.vmbus.integration.internal.host.Endpoint",
                "org.enlighten.vmbus.integration.internal.host.Heartbeat",
                "org.enlighten.vmbus.integration.internal.host.TimeSync",
                "org.enlighten.vmbus.integration.internal.host.Shutdown",
                "org.enlighten.vmbus.integration.internal.host.KeyValues",
                "org.enlighten.vmbus.integration.internal.host.Backup",
                "org.enlighten.vmbus.integration.internal.host.FileCopy",
                "org.enlighten.vmbus.integration.internal.guest.VmicDriver",
                "org.enlighten.vmbus.integration.internal.guest.ServedChannel",
                "org.enlighten.vmbus.integration.internal.guest.Pipe",
                "org.enlighten.vmbus.integration.internal.guest.HvUtilsDriver",
                "org.enlighten.vmbus.integration.internal.guest.ComponentProgram",
                "org.enlighten.vmbus.integration.internal.guest.TimeResponder",
                "org.enlighten.vmbus.integration.internal.guest.KvpResponder",
                "org.enlighten.vmbus.integration.internal.guest.FileCopyResponder",
                "org.enlighten.vmbus.integration.internal.guest.NoFeature");
    }

    @Override
    protected int stepsMax() {
        return 4_400;
    }

    @Override
    protected int every() {
        return 53;
    }

    @Override
    protected int stepsAfter() {
        return 160;
    }

    @Override
    protected int seeds() {
        return 4;
    }
}
