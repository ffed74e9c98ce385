// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.enlighten.os.EventLog;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.os.SystemCall.ServiceAction;
import org.enlighten.os.SystemInfo;
import org.enlighten.os.fake.Programs;
import org.enlighten.os.fake.Script;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.fake.TinyImage;
import org.enlighten.os.system.DiskCodes;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

/// Programs that make any call with any argument harm at most themselves.
class HostileProgramTest {
    private static final String[] PATHS = {
        "C:\\A.TXT",
        "C:\\B.TXT",
        "C:\\SYS",
        "C:\\SYS\\CHILD.EXE",
        "C:\\",
        "",
        "\\",
        "..\\..\\X",
        "D:\\READ.ME",
        "Z:\\Q",
        "CON",
        "NUL",
        "\\\\.\\PhysicalDrive0",
        "\\\\.\\CdRom0",
        "\\\\.\\testdisk",
        "\\\\.\\screen",
        "\\\\.\\",
        "c",
        ":",
        "C:\\" + "x".repeat(200)
    };

    private static long number(Chance chance) {
        return switch (chance.nextInt(5)) {
            case 0 -> chance.nextLong();
            case 1 -> -1 - chance.nextInt(3);
            case 2 -> chance.nextInt(70_000);
            case 3 -> 512L * chance.nextInt(64);
            default -> chance.nextInt(8);
        };
    }

    private static int handle(Chance chance) {
        return chance.nextInt(20) == 0 ? (int) number(chance) : chance.nextInt(12);
    }

    private static String path(Chance chance) {
        return PATHS[chance.nextInt(PATHS.length)];
    }

    /// Anything but the end of the system, or of the program itself more often than now and then.
    private static SystemCall call(Chance chance) {
        return switch (chance.nextInt(20)) {
            case 0 -> new SystemCall.Compute(number(chance) % 100_000);
            case 1 -> new SystemCall.Sleep(number(chance) % 5_000_000);
            case 2 -> new SystemCall.StartProcess(path(chance), path(chance));
            case 3 -> new SystemCall.EndProcess(chance.nextInt(4) == 0 ? (int) number(chance) : 0);
            case 4, 5, 6 -> new SystemCall.Open(path(chance), Access.values()[chance.nextInt(4)]);
            case 7 -> new SystemCall.Close(handle(chance));
            case 8, 9 ->
                new SystemCall.Read(1 + handle(chance), number(chance), (int) number(chance), (int) number(chance));
            case 10, 11 ->
                new SystemCall.Write(handle(chance), number(chance), (int) number(chance), (int) number(chance));
            case 12 -> new SystemCall.Resize(handle(chance), number(chance) % 40_000);
            case 13 -> new SystemCall.Flush(handle(chance));
            case 14 ->
                chance.nextInt(2) == 0
                        ? new SystemCall.Delete(path(chance))
                        : new SystemCall.MakeDirectory(path(chance));
            case 15 -> new SystemCall.Rename(path(chance), path(chance));
            case 16 -> chance.nextInt(2) == 0 ? new SystemCall.List(path(chance)) : new SystemCall.Stat(path(chance));
            case 17 -> chance.nextInt(2) == 0 ? new SystemCall.Volume(path(chance)) : new SystemCall.QuerySystem();
            case 18 -> new SystemCall.Service(path(chance), ServiceAction.values()[chance.nextInt(3)]);
            default -> device(chance);
        };
    }

    private static SystemCall device(Chance chance) {
        int[] codes = {1, DiskCodes.UPDATE, DiskCodes.LENGTH, DiskCodes.SECTOR_BYTES, (int) number(chance) | 4};
        int code = codes[chance.nextInt(codes.length)];
        return new SystemCall.Device(
                handle(chance), code, number(chance), number(chance), (int) number(chance) % 70_000, 0);
    }

    private static ProgramFactory hostile(String image, long seed, int calls, int[] made) {
        Chance chance = new Chance(seed);
        return Script.factory(
                image,
                (arguments, self) -> (step, of, memory) -> {
                    made[0]++;
                    return step >= calls ? new SystemCall.Exit(0) : call(chance);
                },
                (step, result) -> {});
    }

    private static void check(TestSystem.Plan plan, long seed) {
        int[] made = new int[1];
        TestSystem s = plan.file("\\A.TXT", "x".repeat(5000))
                .program(Programs.calls("child.exe", new java.util.ArrayList<>(), new SystemCall.Compute(1000)))
                .boots(hostile("one.exe", seed, 4000, made), "")
                .boots(hostile("two.exe", seed + 1, 4000, made), "")
                .boots(Programs.sleeper("good.exe", 1_000_000), "")
                .build()
                .boot();
        for (int i = 0; i < 200_000 && made[0] < 8_000; i++) {
            s.runFor(500_000);
            s.type("x\r");
            String replay = "seed " + seed + ", calls " + made[0];
            assertEquals(Optional.empty(), s.kernel.bugcheck(), replay);
            if (s.kernel.info().processes().stream().noneMatch(HostileProgramTest::isHostile)) break;
        }
        assertTrue(made[0] > 500, "seed " + seed + ", calls made " + made[0]);
        assertTrue(s.kernel.info().processes().stream().anyMatch(p -> p.image().equals("good.exe")));
        assertTrue(s.kernel.events().entries().stream().noneMatch(e -> e.level() == EventLog.Level.CRITICAL));
    }

    private static boolean isHostile(SystemInfo.ProcessInfo p) {
        return p.image().equals("one.exe") || p.image().equals("two.exe");
    }

    @Test
    void onAGuestWithDiskAndCd() {
        for (long seed = 100; seed < 102; seed++)
            check(TestSystem.plan().cd(TinyImage.volume(java.util.Map.of("\\READ.ME", new byte[3000]))), seed);
    }

    @Test
    void onTwoProcessors() {
        for (long seed = 200; seed < 202; seed++) check(TestSystem.plan().processors(2), seed);
    }

    @Test
    void onAHost() {
        for (long seed = 300; seed < 302; seed++) check(TestSystem.plan().host().processors(2), seed);
    }
}
