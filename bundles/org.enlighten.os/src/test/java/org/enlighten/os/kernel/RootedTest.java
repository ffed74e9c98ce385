// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.os.Listing;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.os.fake.Script;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.system.BootProgram;
import org.enlighten.os.system.DriverFile;
import org.enlighten.os.system.SystemDescription.PathStyle;
import org.junit.jupiter.api.Test;

/// A system whose tree of names has one root, and whose kernel says what it does.
class RootedTest {
    private static final String BANNER = "Test version 1.0";

    private final List<Result> results = new ArrayList<>();
    private final Map<String, String> texts = new TreeMap<>();

    /// Opens and reads each of these, then makes the calls.
    private ProgramFactory reader(List<String> paths, SystemCall... calls) {
        return Script.factory(
                "reader",
                (_, _) -> (step, of, memory) -> {
                    int path = step / 2;
                    if (step > 0 && step % 2 == 0 && path <= paths.size()) {
                        texts.put(paths.get(path - 1), memory.text(0, (int) of.value()));
                    }
                    if (path < paths.size()) {
                        return step % 2 == 0
                                ? new SystemCall.Open(paths.get(path), Access.READ)
                                : new SystemCall.Read((int) of.value(), -1, 0, 4096);
                    }
                    int call = step - 2 * paths.size();
                    return call < calls.length ? calls[call] : new SystemCall.Exit(0);
                },
                (step, result) -> {
                    if (step >= 2 * paths.size()) results.add(result);
                });
    }

    private TestSystem run(TestSystem.Plan plan, List<String> paths, SystemCall... calls) {
        ProgramFactory program = reader(paths, calls);
        TestSystem s = plan.program(program)
                .description(d -> d.paths(PathStyle.ROOTED)
                        .banner(BANNER)
                        .systemFile("")
                        .programs(List.of(new BootProgram("/SYS/READER", ""))))
                .build()
                .boot();
        s.runUntil(() ->
                s.kernel.info().processes().stream().noneMatch(p -> p.image().equals("reader")));
        return s;
    }

    @Test
    void whatTheKernelKnowsCanBeReadLikeFiles() {
        TestSystem s = run(
                TestSystem.plan().processors(2),
                List.of(
                        "/proc/version",
                        "/proc/meminfo",
                        "/proc/cpuinfo",
                        "/proc/mounts",
                        "/proc/modules",
                        "/proc/driver/rtc",
                        "/proc/kmsg",
                        "/proc/uptime",
                        "/proc/partitions"));
        assertEquals(BANNER + "\n", texts.get("/proc/version"));
        assertTrue(texts.get("/proc/meminfo").contains("MemTotal:        16384 kB"), texts.toString());
        assertEquals("processor\t: 0\nprocessor\t: 1\n", texts.get("/proc/cpuinfo"));
        assertTrue(texts.get("/proc/mounts").startsWith("/dev/sda1 / TINY\n"), texts.get("/proc/mounts"));
        assertTrue(texts.get("/proc/modules").contains("testdisk 1.0 1\n"), texts.get("/proc/modules"));
        assertTrue(texts.get("/proc/driver/rtc").contains("rtc_date\t: 2008-01-01\n"), texts.toString());
        assertTrue(texts.get("/proc/kmsg").startsWith("[    0.000000] " + BANNER + "\n"), texts.get("/proc/kmsg"));
        assertTrue(texts.get("/proc/partitions").contains("  sda1\n"), texts.toString());
        assertTrue(texts.get("/proc/uptime").matches("\\d+\\.\\d\\d \\d+\\.\\d\\d\n"), texts.get("/proc/uptime"));
        assertTrue(s.screenText().contains("Processors: 2"), s.screenText());
        assertTrue(s.screenText().contains("VFS: mounted sda1 (TINY) on /"), s.screenText());
    }

    @Test
    void theKernelsTextsAreInDirectoriesAndCannotBeChanged() {
        run(
                TestSystem.plan(),
                List.of(),
                new SystemCall.List("/proc"),
                new SystemCall.List("/proc/driver"),
                new SystemCall.Stat("/proc/version"),
                new SystemCall.Stat("/proc/none"),
                new SystemCall.Open("/proc/version", Access.READ_WRITE),
                new SystemCall.Delete("/proc/version"),
                new SystemCall.List("/proc/version"));
        List<String> names = results.getFirst().detail(Listing.class).entries().stream()
                .map(Listing.Entry::name)
                .toList();
        assertTrue(names.containsAll(List.of("driver", "kmsg", "mounts")), names.toString());
        assertEquals(
                "rtc", results.get(1).detail(Listing.class).entries().getFirst().name());
        assertFalse(results.get(2).detail(Listing.Entry.class).directory());
        assertEquals(
                List.of(Status.NOT_FOUND, Status.ACCESS_DENIED, Status.ACCESS_DENIED, Status.NOT_FOUND),
                results.subList(3, 7).stream().map(Result::status).toList());
    }

    @Test
    void devicesHaveTheNamesOfSuchSystems() {
        run(
                TestSystem.plan().cd(new byte[0]),
                List.of(),
                new SystemCall.Open("/dev/sda", Access.READ),
                new SystemCall.Open("/dev/sr0", Access.READ),
                new SystemCall.Open("/dev/sdb", Access.READ),
                new SystemCall.Stat("/media/sr0/x"));
        assertEquals(
                List.of(Status.SUCCESS, Status.SUCCESS, Status.NOT_FOUND, Status.NOT_READY),
                results.stream().map(Result::status).toList());
    }

    @Test
    void whatIsMissingIsNamedAsSuchSystemsDo() {
        run(
                TestSystem.plan(),
                List.of(),
                new SystemCall.Open("/SYS/NONE", Access.READ),
                new SystemCall.StartProcess("/SYS/NONE", ""),
                new SystemCall.Delete("/SYS/NONE"));
        for (Result result : results) {
            assertEquals(Status.NOT_FOUND, result.status());
            assertTrue(result.message().contains("'/SYS/NONE'"), result.message());
        }
        assertEquals(3, results.size());
    }

    @Test
    void aListSaysWhichDriverFilesAreRead() {
        TestSystem s = TestSystem.plan()
                .file("\\SYS\\MODULES", "# what is loaded\nDRIVERS/SCREEN.SYS: nothing else\n")
                .file("\\SYS\\DRIVERS\\OTHER.SYS", text(new DriverFile("other", "1.0", List.of("TEST\\CLOCK"))))
                .description(d -> d.moduleList("\\SYS\\MODULES"))
                .build()
                .boot();
        assertTrue(s.kernel.devices().stream().anyMatch(d -> d.driver().equals("screen")));
        assertTrue(
                s.kernel.events().entries().stream().noneMatch(e -> e.message().contains("other")));
        TestSystem without = TestSystem.plan()
                .description(d -> d.moduleList("\\SYS\\NONE"))
                .build()
                .boot();
        assertTrue(without.kernel.devices().stream().noneMatch(d -> d.driver().equals("screen")));
        assertTrue(without.kernel.events().entries().stream()
                .anyMatch(e -> e.message().contains("NONE")));
    }

    private static String text(DriverFile file) {
        return new String(file.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
