// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.machine.MachineEvents;
import org.enlighten.os.EventLog;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.ShutdownKind;
import org.enlighten.os.fake.Programs;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.system.Power;
import org.enlighten.os.system.SystemPhase;
import org.junit.jupiter.api.Test;

/// The way down, and what the event log's file says after the way up again.
class ShutdownTest {
    @Test
    void processesEndVolumesAreFlushedAndThePowerIsAsked() {
        TestSystem s = TestSystem.plan()
                .processors(2)
                .boots(Programs.burner("burner.exe"), "")
                .boots(Programs.writer("writer.exe", 1_000_000), "C:\\W.DAT")
                .boots(Programs.sleeper("sleeper.exe", 3_600_000_000_000L), "")
                .build()
                .boot();
        s.runFor(20_000_000);
        s.kernel.post(new SystemCall.Shutdown(ShutdownKind.POWER_OFF));
        assertEquals(SystemPhase.RUNNING, s.kernel.phase());
        s.runUntil(() -> !s.power.isEmpty());
        assertEquals(List.of("off"), s.power);
        assertEquals(SystemPhase.STOPPED, s.kernel.phase());
        assertEquals(2, s.kernel.info().processes().size(), "idle and system");
        List<Integer> events = s.kernel.events().entries().stream()
                .map(EventLog.Entry::eventId)
                .toList();
        assertTrue(events.contains(6006), events.toString());
        long then = s.simulation.trace().count();
        s.runFor(1_000_000_000);
        assertEquals(List.of("off"), s.power);
        assertEquals(then, s.simulation.trace().count(), "nothing happens any more");
    }

    @Test
    void aProgramRestartsThePcThroughItsKeyboardController() {
        List<Long> writes = new ArrayList<>();
        TestSystem s = TestSystem.plan()
                .boots(
                        Programs.calls("calls.exe", new ArrayList<>(), new SystemCall.Shutdown(ShutdownKind.RESTART)),
                        "")
                .description(d -> d.power(Power.KEYBOARD_CONTROLLER))
                .build();
        s.simulation.trace().attach(e -> {
            if (e.type() == MachineEvents.PORT_WRITE && e.a() == 0x64) writes.add(e.b());
        });
        s.start();
        s.runUntil(() -> !writes.isEmpty());
        assertEquals(List.of(0xFEL), writes);
        assertTrue(s.kernel.consoleText().isEmpty());
    }

    @Test
    void aPcThatCannotSwitchItselfOffSaysSo() {
        TestSystem s = TestSystem.plan()
                .description(d -> d.power(Power.KEYBOARD_CONTROLLER))
                .build()
                .boot();
        s.kernel.post(new SystemCall.Shutdown(ShutdownKind.POWER_OFF));
        s.runUntil(() -> s.kernel.phase() == SystemPhase.STOPPED);
        assertTrue(s.screenText().contains("safe to turn off"), s.screenText());
    }

    @Test
    void theEventLogsFileIsReadAgainAtTheNextBoot() {
        TestSystem first = withFile().build().boot();
        first.post(new SystemCall.Report(EventLog.Level.WARNING, 42, "Test", "a line\nwith\ttabs"));
        first.kernel.post(new SystemCall.Shutdown(ShutdownKind.RESTART));
        first.runUntil(() -> !first.power.isEmpty());
        String file = new String(first.hostFile("SYS/EVENTS.LOG"), StandardCharsets.UTF_8);
        assertTrue(file.contains("a line with tabs"), file);

        TestSystem second = withFile().build().withMediaOf(first).boot();
        List<Integer> events = second.kernel.events().entries().stream()
                .map(EventLog.Entry::eventId)
                .toList();
        assertEquals(List.of(6009, 6005, 42, 6006, 6009, 6005), events);
    }

    private static TestSystem.Plan withFile() {
        return TestSystem.plan().host().description(d -> d.eventFile("\\SYS\\EVENTS.LOG"));
    }

    @Test
    void aStoppedSystemAnswersThatItHasStopped() {
        TestSystem s = TestSystem.plan().build().boot();
        s.post(new SystemCall.Shutdown(ShutdownKind.POWER_OFF));
        s.runUntil(() -> !s.power.isEmpty());
        long late = s.kernel.post(new SystemCall.WaitProcess(8));
        assertEquals(Status.NOT_READY, s.kernel.answer(late).orElseThrow().status());
    }

    @Test
    void aSystemThatIsGoneGivesBackItsNames() {
        TestSystem s = TestSystem.plan().build().boot();
        s.kernel.close();
        s.simulation.timer("bare/kernel/timer", () -> {});
        s.simulation.timer("bare/volume/1/answers", () -> {});
    }
}
