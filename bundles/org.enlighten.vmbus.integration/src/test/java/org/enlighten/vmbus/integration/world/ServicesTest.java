// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.world;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.enlighten.os.BackupCall.Word;
import org.enlighten.os.EventLog;
import org.enlighten.os.SystemCall;
import org.enlighten.os.fake.BackupPrograms;
import org.enlighten.os.system.SystemPhase;
import org.enlighten.vmbus.integration.KvpItem;
import org.enlighten.vmbus.integration.ServiceView.Contact;
import org.enlighten.vmbus.integration.protocol.IntegrationService;
import org.enlighten.vmbus.integration.protocol.KvpPool;
import org.enlighten.vmbus.integration.protocol.ShutdownBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every component with a guest of Windows's kind and one of Linux's, over the real bus.
class ServicesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final ShutdownBody OFF = new ShutdownBody(ShutdownBody.PLANNED, 60, 0, "Good night.");

    @TempDir
    Path directory;

    private static GuestPlan plan(String system) {
        return system.equals("linux") ? GuestPlan.linux() : GuestPlan.windows();
    }

    private IntegrationWorld boot(GuestPlan plan) {
        IntegrationWorld w = new IntegrationWorld(plan, 7, directory).boot();
        w.runFor(SECOND);
        return w;
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows", "linux"})
    void everyServiceIsInContactAndKnowsItsVersion(String system) {
        IntegrationWorld w = boot(plan(system));
        w.runFor(SECOND);
        for (IntegrationService s : IntegrationService.values())
            assertEquals(Contact.OK, w.view(s).contact(), s + ": " + w.view(s).explanation());
        assertEquals("3.0", w.view(IntegrationService.HEARTBEAT).version());
        assertEquals("3.2", w.view(IntegrationService.SHUTDOWN).version());
        assertEquals("3.0", w.view(IntegrationService.TIME).version());
        assertEquals("4.0", w.view(IntegrationService.KEY_VALUE).version());
        assertEquals("5.0", w.view(IntegrationService.VSS).version());
        assertEquals("1.1", w.view(IntegrationService.GUEST_SERVICE).version());
        String applications = system.equals("linux") ? "No Application Data" : "Applications Healthy";
        assertEquals(applications, w.view(IntegrationService.HEARTBEAT).explanation());
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows", "linux"})
    void aGuestThatHangsIsLostAndFoundAgain(String system) {
        IntegrationWorld w = boot(plan(system));
        w.suspend(true);
        w.runFor(10 * SECOND);
        assertEquals(Contact.LOST, w.view(IntegrationService.HEARTBEAT).contact());
        assertTrue(w.view(IntegrationService.HEARTBEAT).explanation().startsWith("The guest has answered before"));
        w.suspend(false);
        w.runFor(3 * SECOND);
        assertEquals(Contact.OK, w.view(IntegrationService.HEARTBEAT).contact());
    }

    @Test
    void aPausedMachineIsNotLost() {
        IntegrationWorld w = boot(GuestPlan.windows());
        w.host.paused(w.partition());
        w.suspend(true);
        w.runFor(60 * SECOND);
        assertEquals(Contact.PAUSED, w.view(IntegrationService.HEARTBEAT).contact());
        w.suspend(false);
        w.host.resumed(w.partition());
        w.runFor(SECOND);
        assertEquals(Contact.OK, w.view(IntegrationService.HEARTBEAT).contact());
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows", "linux"})
    void aClockThatIsWrongIsSetAtTheNextSample(String system) {
        IntegrationWorld w = boot(plan(system));
        w.post(new SystemCall.SetClock(w.simulation.now() + 3 * SECOND));
        assertTrue(off(w) > 2 * SECOND);
        w.runFor(6 * SECOND);
        assertEquals(0, off(w), 1_000_000);
    }

    @Test
    void aSmallErrorIsSlewedAndNeverGoesBack() {
        IntegrationWorld w = boot(GuestPlan.windows());
        w.post(new SystemCall.SetClock(w.simulation.now() + 20_000_000));
        long before = w.guest().clockNs();
        for (int i = 0; i < 120; i++) {
            w.runFor(SECOND / 10);
            long now = w.guest().clockNs();
            assertTrue(now > before, "the clock went back");
            before = now;
        }
        assertEquals(0, off(w), 1_000_000);
    }

    @Test
    void withoutTheServiceAWrongClockStaysWrong() {
        IntegrationWorld w = boot(GuestPlan.windows().without("vmictimesync"));
        w.post(new SystemCall.SetClock(w.simulation.now() + 3 * SECOND));
        w.runFor(600 * SECOND);
        assertTrue(off(w) > 2 * SECOND);
    }

    private static long off(IntegrationWorld w) {
        return w.guest().clockNs() - w.simulation.now();
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows", "linux"})
    void aGuestAgreesToShutDownAndDoes(String system) {
        IntegrationWorld w = boot(plan(system));
        w.host.shutdown(w.partition(), 1, OFF);
        assertEquals("1 done", w.told("1 "));
        w.runUntil(() -> w.guest().phase() == SystemPhase.STOPPED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows", "linux"})
    void aWayDownThatAGuestDoesNotKnowIsRefused(String system) {
        IntegrationWorld w = boot(plan(system));
        w.host.shutdown(w.partition(), 1, new ShutdownBody(ShutdownBody.PLANNED, 60, ShutdownBody.HIBERNATE, ""));
        assertEquals(
                "1 failed: The guest refused to shut down: It failed and gives no reason. (0x80004005)", w.told("1 "));
    }

    @Test
    void aGuestThatDoesNotAnswerIsNamedWithTheTime() {
        IntegrationWorld w = boot(GuestPlan.windows());
        w.suspend(true);
        w.host.shutdown(w.partition(), 1, OFF);
        w.host.shutdown(w.partition(), 2, OFF);
        assertEquals("2 failed: Another request of this kind is under way in this machine.", w.told("2 "));
        assertEquals("1 failed: The guest's shutdown service gave no answer within 30 s.", w.told("1 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows", "linux"})
    void keysAndValuesGoBothWays(String system) {
        IntegrationWorld w = boot(plan(system));
        w.runFor(SECOND);
        String intrinsic = text(w, KvpPool.INTRINSIC);
        assertTrue(intrinsic.contains("OSName=Test System"), intrinsic);
        assertTrue(intrinsic.contains("OSBuildNumber=6001"), intrinsic);
        assertTrue(
                intrinsic.contains("IntegrationServicesVersion=" + (system.equals("linux") ? "3.1" : "6.0.6001.18016")),
                intrinsic);
        if (system.equals("linux")) assertTrue(intrinsic.contains("FullyQualifiedDomainName=penguin"), intrinsic);
        assertEquals("Colour=blue", text(w, KvpPool.EXTERNAL));
        w.host.set(w.partition(), 3, "Size", "größer");
        assertEquals("3 done", w.told("3 "));
        w.host.delete(w.partition(), 4, "Colour");
        assertEquals("4 done", w.told("4 "));
        w.host.delete(w.partition(), 5, "Colour");
        assertEquals("5 failed: The guest refused it: There are no more items. (0x80070103)", w.told("5 "));
        w.host.refresh(w.partition(), 6);
        w.told("6 done");
        assertEquals("Size=größer", text(w, KvpPool.EXTERNAL));
    }

    private static String text(IntegrationWorld w, KvpPool pool) {
        List<KvpItem> items = w.host.items(w.partition(), pool);
        return items.stream().map(i -> i.key() + "=" + i.value()).collect(Collectors.joining(";"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows", "linux"})
    void aGuestIsFrozenForTheCopyAndThawed(String system) {
        List<Word> words = new ArrayList<>();
        IntegrationWorld w = boot(plan(system).with(BackupPrograms.writer("oltp.exe", "", false, words), path(system)));
        w.host.freeze(w.partition(), 1);
        w.told("1 frozen");
        byte[] frozen = w.guestFiles().content("DATA.DAT").clone();
        assertEquals(List.of(Word.FREEZE), words);
        w.runFor(SECOND);
        assertArrayEquals(frozen, w.guestFiles().content("DATA.DAT"));
        w.host.thaw(w.partition());
        w.told("1 done");
        w.runFor(SECOND);
        assertEquals(List.of(Word.FREEZE, Word.THAW), words);
    }

    private static String path(String system) {
        return system.equals("linux") ? "/DATA.DAT" : "C:\\DATA.DAT";
    }

    @Test
    void aWriterThatDoesNotFreezeIsReportedInTheGuestAndThawed() {
        List<Word> words = new ArrayList<>();
        IntegrationWorld w =
                boot(GuestPlan.windows().with(BackupPrograms.writer("oltp.exe", "", true, words), "C:\\DATA.DAT"));
        w.host.freeze(w.partition(), 1);
        assertEquals(
                "1 failed: The guest did not freeze: It failed and gives no reason. (0x80004005) Its event log says more.",
                w.told("1 "));
        List<String> log = w.guest().events().entries().stream()
                .filter(e -> e.level() == EventLog.Level.ERROR)
                .map(EventLog.Entry::message)
                .toList();
        assertTrue(log.contains("The writer 'oltp.exe' has not frozen within 60 s."), log.toString());
    }

    @Test
    void aCopyThatTakesTooLongIsGivenUpAtBothEnds() {
        List<Word> words = new ArrayList<>();
        IntegrationWorld w =
                boot(GuestPlan.windows().with(BackupPrograms.writer("oltp.exe", "", false, words), "C:\\DATA.DAT"));
        w.host.freeze(w.partition(), 1);
        w.told("1 frozen");
        assertEquals("1 failed: The copy took longer than 10 s.", w.told("1 failed"));
        w.runFor(SECOND);
        assertEquals(2, words.size());
        w.host.freeze(w.partition(), 2);
        w.told("2 frozen");
        w.host.thaw(w.partition());
        w.told("2 done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows", "linux"})
    void aFileIsBroughtIntoTheGuest(String system) {
        IntegrationWorld w = boot(plan(system));
        String target = system.equals("linux") ? "/a/b/hello.txt" : "C:\\A\\B\\HELLO.TXT";
        w.host.copyFile(w.partition(), 1, "C:\\DATA\\HELLO.TXT", target, false, true);
        assertEquals("1 done", w.told("1 "));
        String there = system.equals("linux") ? "a/b/hello.txt" : "A/B/HELLO.TXT";
        assertArrayEquals(GuestPlan.HELLO, w.guestFiles().content(there));
        w.host.copyFile(w.partition(), 2, "C:\\DATA\\HELLO.TXT", target, false, true);
        assertEquals("2 failed: The guest did not take the file: It exists already. (0x80070050)", w.told("2 "));
        w.host.copyFile(w.partition(), 3, "C:\\DATA\\HELLO.TXT", target, true, false);
        assertEquals("3 done", w.told("3 "));
        w.host.copyFile(w.partition(), 4, "C:\\DATA\\NONE.TXT", target, true, false);
        assertEquals("4 failed: There is no file 'C:\\DATA\\NONE.TXT' on the host.", w.told("4 "));
    }

    @Test
    void withoutComponentsEverythingIsRefusedWithTheReason() {
        IntegrationWorld w = boot(GuestPlan.windows().withoutComponents());
        w.host.shutdown(w.partition(), 1, OFF);
        assertEquals("1 failed: There are no integration components at work in the guest.", w.told("1 "));
        w.host.freeze(w.partition(), 2);
        assertEquals("2 failed: There are no integration components at work in the guest.", w.told("2 "));
    }

    @Test
    void aServiceThatDoesNotRunIsNamed() {
        IntegrationWorld w = boot(GuestPlan.windows().without("vmicshutdown"));
        w.host.shutdown(w.partition(), 1, OFF);
        assertEquals(
                "1 failed: The guest has integration components, but its end of Shutdown does not run.", w.told("1 "));
        int process = w.guest().info().services().stream()
                .filter(s -> s.name().equals("vmicheartbeat"))
                .findFirst()
                .orElseThrow()
                .processId();
        w.post(new SystemCall.EndProcess(process));
        w.runFor(SECOND);
        assertEquals(Contact.NO_CONTACT, w.view(IntegrationService.HEARTBEAT).contact());
        w.post(new SystemCall.Service("vmicheartbeat", SystemCall.ServiceAction.START));
        w.runFor(SECOND);
        assertEquals(Contact.OK, w.view(IntegrationService.HEARTBEAT).contact());
    }

    @Test
    void aLinuxDaemonThatDoesNotRunIsNoticed() {
        IntegrationWorld w = boot(GuestPlan.linux().without("hv_kvp_daemon").without("hv_vss_daemon"));
        w.runFor(12 * SECOND);
        assertEquals(Contact.MISMATCH, w.view(IntegrationService.KEY_VALUE).contact());
        assertTrue(w.view(IntegrationService.KEY_VALUE).explanation().endsWith("its program may not run."));
        assertEquals(Contact.OK, w.view(IntegrationService.VSS).contact());
        w.host.freeze(w.partition(), 1);
        assertEquals(
                "1 failed: The guest cannot be backed up while it runs: It failed and gives no reason. (0x80004005)",
                w.told("1 "));
    }

    @Test
    void whatIsNotOfferedIsDisabledAndOfferedLaterItIsUsed() {
        IntegrationWorld w = boot(GuestPlan.windows().offered(IntegrationService.HEARTBEAT));
        w.host.shutdown(w.partition(), 1, OFF);
        assertEquals("1 failed: Shutdown is not offered to this machine.", w.told("1 "));
        assertEquals(Contact.DISABLED, w.view(IntegrationService.SHUTDOWN).contact());
        assertFalse(w.view(IntegrationService.SHUTDOWN).enabled());
        w.offer(IntegrationService.SHUTDOWN);
        w.runFor(40 * SECOND);
        assertEquals(Contact.OK, w.view(IntegrationService.SHUTDOWN).contact());
        w.bus.channels(w.partition()).forEach(c -> c.rescind());
        w.runFor(SECOND);
        assertEquals(Contact.DISABLED, w.view(IntegrationService.HEARTBEAT).contact());
        assertEquals(SystemPhase.RUNNING, w.guest().phase());
    }
}
