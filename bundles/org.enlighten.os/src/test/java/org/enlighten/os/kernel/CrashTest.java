// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.os.EventLog;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemInfo;
import org.enlighten.os.fake.Programs;
import org.enlighten.os.fake.Script;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.system.Bugcheck;
import org.enlighten.os.system.SystemPhase;
import org.junit.jupiter.api.Test;

/// Code that goes wrong: in user mode its process ends alone, in kernel mode the system stops.
class CrashTest {
    private static Optional<SystemInfo.ProcessInfo> process(TestSystem s, String image) {
        return s.kernel.info().processes().stream()
                .filter(p -> p.image().equals(image))
                .findFirst();
    }

    private static List<EventLog.Entry> events(TestSystem s, int id) {
        return s.kernel.events().entries().stream()
                .filter(e -> e.eventId() == id)
                .toList();
    }

    @Test
    void aProcessThatFaultsEndsAlone() {
        TestSystem s = TestSystem.plan()
                .boots(Programs.burner("one.exe"), "")
                .boots(Programs.burner("two.exe"), "")
                .build()
                .boot();
        assertTrue(
                s.kernel.injectProcessFault(process(s, "one.exe").orElseThrow().processId()));
        s.runFor(200_000_000);
        assertTrue(process(s, "one.exe").isEmpty());
        assertTrue(process(s, "two.exe").isPresent());
        assertEquals(SystemPhase.RUNNING, s.kernel.phase());
        EventLog.Entry event = events(s, 1000).getFirst();
        assertEquals("Application Error", event.source());
        assertTrue(event.message().contains("one.exe"), event.message());
    }

    @Test
    void aSleepingProcessFaultsWithoutDelay() {
        TestSystem s = TestSystem.plan()
                .boots(Programs.sleeper("sleeper.exe", 3_600_000_000_000L), "")
                .build()
                .boot();
        s.runFor(10_000_000);
        s.kernel.injectProcessFault(process(s, "sleeper.exe").orElseThrow().processId());
        s.runFor(10_000_000);
        assertTrue(process(s, "sleeper.exe").isEmpty());
        assertEquals(1, events(s, 1000).size());
    }

    @Test
    void anAccessOutsideOfItsMemoryIsAnAccessViolation() {
        ProgramFactory wild = Script.factory(
                "wild.exe",
                (arguments, self) -> (step, of, memory) -> {
                    memory.put8(memory.sizeBytes(), 1);
                    return new SystemCall.Exit(0);
                },
                (step, result) -> {});
        List<Result> results = new ArrayList<>();
        ProgramFactory parent = Script.factory(
                "parent.exe",
                (arguments, self) -> (step, of, memory) -> switch (step) {
                    case 0 -> new SystemCall.StartProcess("C:\\SYS\\WILD.EXE", "");
                    case 1 -> new SystemCall.WaitProcess((int) of.value());
                    default -> new SystemCall.Exit(0);
                },
                (step, result) -> results.add(result));
        TestSystem s = TestSystem.plan().program(wild).boots(parent, "").build().boot();
        s.runFor(100_000_000);
        assertEquals(0xC0000005, (int) results.get(1).value());
    }

    @Test
    void aProgramWithoutACallCrashesToo() {
        ProgramFactory mute =
                Script.factory("mute.exe", (arguments, self) -> (step, of, memory) -> null, (step, result) -> {});
        TestSystem s = TestSystem.plan().boots(mute, "").build().boot();
        s.runFor(100_000_000);
        assertTrue(events(s, 1000).getFirst().message().contains("yielded no system call"));
    }

    @Test
    void aDriverThatThrowsStopsTheMachineAndIsNamed() {
        TestSystem s = TestSystem.plan()
                .boots(Programs.burner("burner.exe"), "")
                .build()
                .boot();
        assertTrue(s.kernel.injectDriverFault("testdisk"));
        s.runUntil(s::isDown);
        assertEquals(SystemPhase.CRASHED, s.kernel.phase());
        Bugcheck b = s.kernel.bugcheck().orElseThrow();
        assertEquals("testdisk", b.driver());
        assertEquals(Bugcheck.KERNEL_EXCEPTION, b.code());
        assertTrue(s.screenText().contains("*** STOP: 0x0000001E"), s.screenText());
        assertTrue(s.screenText().contains("TESTDISK.SYS"), s.screenText());
        EventLog.Entry event = events(s, 1001).getFirst();
        assertEquals(EventLog.Level.CRITICAL, event.level());
        assertTrue(event.message().contains("testdisk"), event.message());
    }

    @Test
    void theScreensOwnDriverIsNotAskedToTellOfItsFault() {
        TestSystem s = TestSystem.plan().build().boot();
        String before = s.screenText();
        s.kernel.injectDriverFault("screen");
        s.runUntil(s::isDown);
        assertEquals(before, s.screenText());
        assertTrue(s.kernel.consoleText().contains("SCREEN.SYS"));
    }

    @Test
    void everyProcessorStops() {
        TestSystem s = TestSystem.plan()
                .processors(3)
                .boots(Programs.burner("one.exe"), "")
                .boots(Programs.burner("two.exe"), "")
                .boots(Programs.burner("three.exe"), "")
                .build()
                .boot();
        s.runFor(50_000_000);
        s.kernel.injectDriverFault("testdisk");
        s.runUntil(s::isDown);
        long then = s.simulation.trace().count();
        s.runFor(1_000_000_000);
        assertTrue(s.simulation.trace().count() - then < 200, "events after the stop: only the clock device's");
    }

    @Test
    void aSystemWithoutItsDiskStopsWithInaccessibleBootDevice() {
        TestSystem s = TestSystem.plan()
                .description(d -> d.systemVolume("PhysicalDrive7", 0))
                .build()
                .start();
        s.runUntil(s::isDown);
        assertEquals(Bugcheck.NO_BOOT_DEVICE, s.kernel.bugcheck().orElseThrow().code());
    }

    @Test
    void aDiskThatNoFileSystemKnowsStopsIt() {
        TestSystem s = TestSystem.plan().disk(v -> new byte[1 << 20]).build().start();
        s.runUntil(s::isDown);
        assertEquals(Bugcheck.UNMOUNTABLE, s.kernel.bugcheck().orElseThrow().code());
    }

    @Test
    void faultsGoToWhatIsThereOnly() {
        TestSystem s = TestSystem.plan().build().boot();
        assertFalse(s.kernel.injectDriverFault("no-such-driver"));
        assertFalse(s.kernel.injectProcessFault(12345));
        assertFalse(s.kernel.injectProcessFault(4));
        s.runFor(1_000_000_000);
        assertEquals(SystemPhase.RUNNING, s.kernel.phase());
    }

    @Test
    void theNextBootTellsOfTheLastOnesBugcheck() {
        Bugcheck last = new Bugcheck(5, 0x1E, "vid", "The driver 'vid' stopped the system: it threw.");
        TestSystem s = TestSystem.plan()
                .description(d -> d.previousCrash(Optional.of(last)))
                .build()
                .boot();
        assertTrue(events(s, 1001).getFirst().message().contains("rebooted from a bugcheck"));
    }

    @Test
    void aProgramWhoseCodeCallsItselfWithoutEndStopsItsSystem() {
        ProgramFactory recursive = Script.factory(
                "recursive.exe", (arguments, self) -> (step, of, memory) -> deeper(step), (step, result) -> {});
        TestSystem s = TestSystem.plan().boots(recursive, "").build().boot();
        s.runFor(200_000_000);
        Bugcheck bugcheck = s.kernel.bugcheck().orElseThrow();
        assertEquals(Bugcheck.WATCHDOG, bugcheck.code());
        assertEquals(
                "The program 'recursive.exe' stopped the system: its code calls itself without end.",
                bugcheck.message());
    }

    private static SystemCall deeper(int step) {
        SystemCall call = deeper(step + 1);
        return call == null ? new SystemCall.Exit(step) : call;
    }
}
