// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal;

import java.util.List;
import org.enlighten.guest.linux.internal.bench.SavedSystems;
import org.enlighten.guest.linux.internal.bench.TypedSession;
import org.enlighten.testkit.state.SnapshotContract;

/// The shell and its commands, on a real kernel and an ext2 volume that are saved with them. Each seed is a session of
/// its own.
class ShellSnapshotTest extends SnapshotContract<TypedSession.State> {
    @Override
    protected World<TypedSession.State> build(long seed) {
        return switch ((int) (seed % 2)) {
            case 1 ->
                SavedSystems.shell(
                        "cat hello long none",
                        "echo x > a; cp a hello b c; mkdir -p d/e",
                        "cp a long d",
                        "mv d/a d/e/x; ls d",
                        "rm -r d a none",
                        "poweroff");
            default ->
                SavedSystems.shell(
                        "false || cd /etc",
                        "df; free; uptime; sync > s; sync",
                        "touch x y; ls -l . *",
                        "ping -c 2 127.0.0.1",
                        "cpuburn 25",
                        "iotest write /t 7",
                        "halt");
        };
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.guest.file.FileCopy",
                "org.enlighten.guest.file.ReadText",
                "org.enlighten.guest.linux.internal.shell.Concatenate",
                "org.enlighten.guest.linux.internal.shell.DiskFree",
                "org.enlighten.guest.linux.internal.shell.ForEach",
                "org.enlighten.guest.linux.internal.shell.ListDirectory",
                "org.enlighten.guest.linux.internal.shell.Ping",
                "org.enlighten.guest.linux.internal.shell.Remove",
                "org.enlighten.guest.linux.internal.shell.RunProgram",
                "org.enlighten.guest.linux.internal.shell.Session",
                "org.enlighten.guest.linux.internal.shell.Shell",
                "org.enlighten.guest.linux.internal.shell.Synchronize",
                "org.enlighten.guest.linux.internal.shell.Texts",
                "org.enlighten.guest.linux.internal.shell.Transfer",
                "org.enlighten.guest.program.Sequence",
                "org.enlighten.guest.program.StagedProgram",
                "org.enlighten.guest.program.Turn",
                "org.enlighten.guest.workload.CpuBurner",
                "org.enlighten.guest.workload.IoTest",
                "org.enlighten.os.ext2.Ext2FileSystem");
    }

    @Override
    protected int stepsMax() {
        return 60_000;
    }

    @Override
    protected int every() {
        return 5;
    }

    @Override
    protected int stepsAfter() {
        return 40;
    }

    @Override
    protected int seeds() {
        return 2;
    }
}
