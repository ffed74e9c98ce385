// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.ServiceInfo;
import org.enlighten.os.SystemCall;
import org.enlighten.os.fake.KernelWorld;
import org.enlighten.os.fake.Programs;
import org.enlighten.os.fake.Script;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.fake.TinyImage;
import org.enlighten.os.system.OsPackage;
import org.enlighten.os.system.PackageSetupFactory;
import org.enlighten.os.system.ServiceEntry;
import org.enlighten.os.system.SystemPhase;
import org.enlighten.simulation.Chance;
import org.enlighten.testkit.state.SnapshotContract;

/// Kernels at work: guests with disk, CD and clock, hosts on a volume of files, on one processor and on several, while
/// an operator starts programs and services, somebody types, changes the CD, and things fail. Each seed is a system
/// of its own.
class KernelSnapshotTest extends SnapshotContract<KernelWorld.State> {
    private static final String SYSTEM_FILE = "\\SYS\\SYSTEM.JSON";

    @Override
    protected World<KernelWorld.State> build(long seed) {
        return switch ((int) (seed % 7)) {
            case 1 -> new KernelWorld(guest().build(), seed, KernelSnapshotTest::operate);
            case 2 -> new KernelWorld(talking().processors(2).build(), seed, KernelSnapshotTest::operate);
            case 3 -> new KernelWorld(host().build(), seed, KernelSnapshotTest::operate);
            case 4 -> new KernelWorld(host().processors(3).build(), seed, KernelSnapshotTest::operate);
            case 5 -> new KernelWorld(guest().build(), seed, (s, _) -> goDown(s));
            case 6 -> new KernelWorld(host().build(), seed, (s, _) -> breakDown(s));
            default -> new KernelWorld(KernelFilesTest.plan(new ArrayList<>()).build(), seed, (_, _) -> {});
        };
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.os.hostvolume.HostVolumeDriver",
                "org.enlighten.os.internal.Accounts",
                "org.enlighten.os.internal.BlockDevice",
                "org.enlighten.os.internal.Booter",
                "org.enlighten.os.internal.ConsoleDevice",
                "org.enlighten.os.internal.Core",
                "org.enlighten.os.internal.Crash",
                "org.enlighten.os.internal.Executive",
                "org.enlighten.os.internal.HostFileSystem",
                "org.enlighten.os.internal.KernelMessages",
                "org.enlighten.os.internal.KernelThread",
                "org.enlighten.os.internal.KernelTime",
                "org.enlighten.os.internal.LogTask",
                "org.enlighten.os.internal.Mounter",
                "org.enlighten.os.internal.OperatorTask",
                "org.enlighten.os.internal.PlugAndPlay",
                "org.enlighten.os.internal.PowerManager",
                "org.enlighten.os.internal.Process",
                "org.enlighten.os.internal.Processes",
                "org.enlighten.os.internal.Services",
                "org.enlighten.os.internal.ShutdownTask",
                "org.enlighten.os.internal.SystemTask",
                "org.enlighten.os.internal.TransferBuffers",
                "org.enlighten.os.internal.Volumes",
                "org.enlighten.os.internal.clock.Sleepers",
                "org.enlighten.os.internal.clock.TickClock",
                "org.enlighten.os.internal.clock.TimeOfDay",
                "org.enlighten.os.internal.log.BoundedLog",
                "org.enlighten.os.internal.memory.PageAllocator",
                "org.enlighten.os.kernel.Kernel",
                "org.enlighten.os.system.PackageSetup");
    }

    @Override
    protected int stepsMax() {
        return 1_100;
    }

    @Override
    protected int every() {
        return 23;
    }

    @Override
    protected int stepsAfter() {
        return 160;
    }

    @Override
    protected int seeds() {
        return 7;
    }

    private static TestSystem.Plan guest() {
        return busy(TestSystem.plan().cd(cd("one")))
                .boots(Programs.busybody("busy.exe", "C:\\SYS\\CHILD.EXE"), "")
                .program(Programs.calls("child.exe", new ArrayList<>()))
                .boots(reader(), "");
    }

    /// One whose kernel says what it does.
    private static TestSystem.Plan talking() {
        return guest().description(d -> d.banner("Test version 1"));
    }

    private static TestSystem.Plan host() {
        return busy(TestSystem.plan().host().file("\\ONE.DAT", ""))
                .program(new PackageSetupFactory("pkg.exe", KernelSnapshotTest::role, SYSTEM_FILE))
                .description(d -> d.eventFile("\\SYS\\EVENTS.LOG"));
    }

    private static TestSystem.Plan busy(TestSystem.Plan plan) {
        return plan.boots(Programs.writer("writer.exe", 6), "C:\\ONE.DAT")
                .boots(Programs.burner("burner.exe"), "")
                .boots(Programs.sleeper("sleeper.exe", 7_000_000), "")
                .program(Programs.sleeper("served.exe", 3_000_000))
                .service(new ServiceEntry(
                        "served", "Served", "C:\\SYS\\SERVED.EXE", "", ServiceInfo.Start.MANUAL, List.of("tcp/7")));
    }

    private static Optional<OsPackage> role(String id) {
        return Optional.of(OsPackage.named(id, "1.0", "A role")
                .file("\\PROGRAM\\ROLE\\ROLE.EXE", new byte[3000])
                .build());
    }

    private static byte[] cd(String content) {
        return TinyImage.volume(Map.of("\\READ.ME", content.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    /// Looks at the CD over and over, and reads a line from the console in between.
    private static ProgramFactory reader() {
        return Script.factory(
                "reader.exe",
                (arguments, self) -> (step, of, memory) -> switch (step % 3) {
                    case 0 -> new SystemCall.Stat("D:\\READ.ME");
                    case 1 -> new SystemCall.Sleep(400_000);
                    default -> new SystemCall.Read(0, -1, 0, 80);
                },
                (step, result) -> {});
    }

    /// What an operator, a typist and a visitor at the CD drive do, and whoever sets the clock.
    private static void operate(TestSystem s, Chance chance) {
        if (s.kernel.phase() != SystemPhase.RUNNING) return;
        switch (chance.nextInt(150)) {
            case 0 -> s.kernel.post(new SystemCall.StartProcess("C:\\SYS\\SERVED.EXE", ""));
            case 1 -> s.kernel.post(new SystemCall.Service("served", SystemCall.ServiceAction.START));
            case 2 -> s.kernel.post(new SystemCall.Service("served", SystemCall.ServiceAction.STOP));
            case 3 -> s.kernel.post(new SystemCall.StartProcess("C:\\SYS\\PKG.EXE", "/install role"));
            case 4, 5 -> s.press(chance.nextInt(4) == 0 ? '\r' : 'x');
            case 6 -> s.changeCd(cd(chance.nextInt(2) == 0 ? "one" : "two"));
            case 7 -> s.kernel.injectProcessFault(10 + chance.nextInt(8));
            case 8 -> s.kernel.post(new SystemCall.SetClock(chance.nextInt(1_000_000_000)));
            case 9 -> s.kernel.post(new SystemCall.AdjustClock(chance.nextInt(2_000_000) - 1_000_000));
            default -> {}
        }
    }

    private static void goDown(TestSystem s) {
        if (s.simulation.steps() == 460) s.kernel.post(new SystemCall.Shutdown(SystemCall.ShutdownKind.RESTART));
    }

    private static void breakDown(TestSystem s) {
        if (s.simulation.steps() == 600) s.kernel.injectDriverFault("hostvolume");
    }
}
