// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.enlighten.management.Change;
import org.enlighten.management.DiskView;
import org.enlighten.management.Drive;
import org.enlighten.management.DriveAddress;
import org.enlighten.management.GuestSystemView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.Medium;
import org.enlighten.management.MemorySettings;
import org.enlighten.management.NewDisk;
import org.enlighten.management.NewVm;
import org.enlighten.management.Operation;
import org.enlighten.management.PowerAction;
import org.enlighten.management.ProcessorSettings;
import org.enlighten.management.ScreenView;
import org.enlighten.management.TraceExport;
import org.enlighten.management.TraceExportRequest;
import org.enlighten.management.TraceFormat;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmCondition;
import org.enlighten.management.VmManagement;
import org.enlighten.management.VmState;
import org.enlighten.management.VmView;
import org.enlighten.management.internal.perfetto.TraceEventFormat;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VmTest {
    private static final long SECOND_NS = 1_000_000_000;

    private TestWorkspace workspace;
    private VmManagement vms;

    @BeforeEach
    void open() throws ManagementException {
        workspace = TestWorkspace.withRole(3);
        vms = workspace.host().vms();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private Cause refusal(Operation<?> operation) {
        return assertThrows(ManagementException.class, () -> workspace.await(operation))
                .why();
    }

    private VmView power(VmView vm, PowerAction action) throws ManagementException {
        return workspace.await(vms.power(vm.id(), action));
    }

    @Test
    void aMachineGoesThroughItsStates() throws ManagementException {
        VmView vm = workspace.define("a");
        assertEquals(List.of(PowerAction.START), vm.possible());
        VmView running = power(vm, PowerAction.START);
        assertEquals(VmState.RUNNING, running.state());
        assertEquals(512, running.assignedMemoryMib());
        assertEquals(VmState.PAUSED, power(vm, PowerAction.PAUSE).state());
        assertEquals(VmState.RUNNING, power(vm, PowerAction.RESUME).state());
        assertEquals(VmState.RUNNING, power(vm, PowerAction.RESET).state());
        assertTrue(refusal(vms.power(vm.id(), PowerAction.START)).message().contains("it is Running"));
        assertTrue(refusal(vms.remove(vm.id())).message().contains("Turn it off before"));
        Cause shutdown = refusal(vms.power(vm.id(), PowerAction.SHUT_DOWN));
        assertTrue(shutdown.root().message().contains("no integration components"), shutdown::toString);
        assertEquals(VmState.OFF, power(vm, PowerAction.TURN_OFF).state());
        assertEquals(0, workspace.get(vms.vm(vm.id())).assignedMemoryMib());
    }

    @Test
    void withNothingToBootTheScreenSaysSo() throws ManagementException {
        VmView vm = workspace.define("a");
        power(vm, PowerAction.START);
        workspace.await(vms.waitFor(vm.id(), new VmCondition.Shows("No bootable device"), 60 * SECOND_NS));
        ScreenView screen = workspace.get(vms.console(vm.id()).screen());
        assertTrue(screen.on());
        assertEquals(80, screen.lines().getFirst().length());
        Cause late = refusal(vms.waitFor(vm.id(), new VmCondition.AtPrompt(), 5 * SECOND_NS));
        assertEquals("'a' did not show a command prompt within 5 seconds of virtual time.", late.message());
        assertTrue(late.root().message().contains("its screen ends with"), late::toString);
        Cause none = refusal(vms.console(vm.id()).invoke("dir", SECOND_NS));
        assertTrue(none.message().contains("showed no command prompt"), none::toString);
        power(vm, PowerAction.TURN_OFF);
        assertTrue(refusal(vms.console(vm.id()).type("x")).message().contains("nobody would read its keyboard"));
        assertTrue(refusal(vms.waitFor(vm.id(), new VmCondition.AtPrompt(), SECOND_NS))
                .message()
                .contains("is Off"));
    }

    @Test
    void whatDoesNotFitIsRefusedWithFigures() throws ManagementException {
        VmView first = workspace.define("big");
        workspace.await(vms.modify(first.id(), List.of(new VmChange.Memory(new MemorySettings(10_000)))));
        power(first, PowerAction.START);
        VmView second = workspace.define("big too");
        workspace.await(vms.modify(second.id(), List.of(new VmChange.Memory(new MemorySettings(10_000)))));
        Cause why = refusal(vms.power(second.id(), PowerAction.START));
        assertTrue(why.toString().contains("10000") || why.toString().contains("10,000"), why::toString);
        assertEquals(VmState.RUNNING, workspace.get(vms.vm(first.id())).state());
    }

    @Test
    void definitionsAreChangedAltogetherOrNotAtAll() throws ManagementException {
        VmView vm = workspace.define("a");
        Cause why = refusal(vms.modify(
                vm.id(),
                List.of(new VmChange.Name("b"), new VmChange.Processor(new ProcessorSettings(9, 0, 100, 100)))));
        assertTrue(why.message().contains("number of processors is 1 to 4, not 9"), why.message());
        assertEquals("a", workspace.get(vms.vm(vm.id())).name());
        VmView changed = workspace.await(vms.modify(
                vm.id(),
                List.of(new VmChange.Name("b"), new VmChange.Processor(new ProcessorSettings(2, 10, 50, 200)))));
        assertEquals("b", changed.name());
        assertEquals(new ProcessorSettings(2, 10, 50, 200), changed.settings().processor());
    }

    @Test
    void nonsenseIsRefusedInSentences() throws ManagementException {
        VmView vm = workspace.define("a");
        List<VmChange> nonsense = List.of(
                new VmChange.Name(" "),
                new VmChange.Name("x".repeat(101)),
                new VmChange.Memory(new MemorySettings(1)),
                new VmChange.Memory(new MemorySettings(Integer.MAX_VALUE)),
                new VmChange.Processor(new ProcessorSettings(1, 60, 50, 100)),
                new VmChange.Processor(new ProcessorSettings(1, 0, 100, 0)),
                new VmChange.AddDrive(new Drive.HardDisk(new DriveAddress(0, 0), "no.vhd")),
                new VmChange.AddDrive(new Drive.Dvd(new DriveAddress(1, 0), new Medium.None())),
                new VmChange.AddDrive(new Drive.Dvd(new DriveAddress(2, 0), new Medium.None())),
                new VmChange.RemoveDrive(new DriveAddress(0, 1)),
                new VmChange.Insert(new DriveAddress(0, 0), new Medium.None()),
                new VmChange.Insert(new DriveAddress(1, 0), new Medium.Image("C:\\no.iso")),
                new VmChange.Insert(new DriveAddress(1, 0), new Medium.Image("Q:\\no.iso")),
                new VmChange.Insert(new DriveAddress(1, 0), new Medium.Installation("dos")));
        for (VmChange change : nonsense) {
            Cause why = refusal(vms.modify(vm.id(), List.of(change)));
            assertTrue(why.message().endsWith("."), () -> change + ": " + why);
        }
        assertEquals(vm, workspace.get(vms.vm(vm.id())));
        UUID nobody = new UUID(1, 2);
        assertTrue(refusal(vms.power(nobody, PowerAction.START)).message().contains(nobody.toString()));
        assertTrue(refusal(vms.define(NewVm.named(""))).message().contains("1 to 100 characters"));
    }

    @Test
    void hardDisksHangOnScsiControllersThatAMachineWasGiven() throws ManagementException {
        VmView vm = workspace.define("a");
        workspace.await(workspace.host().disks().create(new NewDisk("C:\\VMs\\d.vhd", 1 << 20, NewDisk.Type.DYNAMIC)));
        Drive disk = new Drive.HardDisk(new DriveAddress(DriveAddress.Bus.SCSI, 0, 5), "C:\\VMs\\d.vhd");
        Cause none = refusal(vms.modify(vm.id(), List.of(new VmChange.AddDrive(disk))));
        assertTrue(none.message().contains("'a' has no SCSI controller 0. Add-VMScsiController adds one."));
        VmView with = workspace.await(
                vms.modify(vm.id(), List.of(new VmChange.AddScsiController(), new VmChange.AddDrive(disk))));
        assertEquals(List.of(0), with.settings().scsiControllers());
        assertTrue(with.settings().drives().contains(disk));
        assertEquals(List.of(), with.settings().unknownDevices());
        assertEquals(
                "a",
                workspace.await(workspace.host().disks().disk("C:\\VMs\\d.vhd")).attachedTo());
        DriveAddress dvd = new DriveAddress(DriveAddress.Bus.SCSI, 0, 6);
        for (VmChange change : List.of(
                new VmChange.RemoveScsiController(0),
                new VmChange.RemoveScsiController(1),
                new VmChange.AddDrive(disk),
                new VmChange.AddDrive(new Drive.Dvd(dvd, new Medium.None())))) {
            Cause why = refusal(vms.modify(vm.id(), List.of(change)));
            assertTrue(why.message().endsWith("."), () -> change + ": " + why);
        }
        power(vm, PowerAction.START);
        assertTrue(refusal(vms.modify(vm.id(), List.of(new VmChange.AddScsiController())))
                .message()
                .contains("while it is off"));
        power(vm, PowerAction.TURN_OFF);
        VmView without = workspace.await(vms.modify(
                vm.id(), List.of(new VmChange.RemoveDrive(disk.address()), new VmChange.RemoveScsiController(0))));
        assertEquals(List.of(), without.settings().scsiControllers());
        List<VmChange> five = java.util.Collections.nCopies(5, new VmChange.AddScsiController());
        assertTrue(refusal(vms.modify(vm.id(), five)).message().contains("4 SCSI controllers already"));
    }

    @Test
    void disksAreMadeLookedAtAndTested() throws ManagementException {
        var disks = workspace.host().disks();
        DiskView made = workspace.await(disks.create(new NewDisk("C:\\VMs\\a.vhd", 2L << 30, NewDisk.Type.DYNAMIC)));
        assertEquals("VHD", made.format());
        assertEquals("Dynamic", made.type());
        assertEquals(2L << 30, made.sizeBytes());
        assertTrue(made.fileBytes() < 1 << 20, made::toString);
        assertEquals(
                made.identifier(), workspace.await(disks.disk("c:\\vms\\A.VHD")).identifier());
        assertTrue(workspace.await(disks.test("C:\\VMs\\a.vhd")).sound());
        NewDisk again = new NewDisk("C:\\VMs\\a.vhd", 1 << 20, NewDisk.Type.FIXED);
        assertTrue(refusal(disks.create(again)).message().contains("already"));
        for (NewDisk wrong : List.of(
                new NewDisk("b.vhd", 0, NewDisk.Type.DYNAMIC),
                new NewDisk("b.vhd", 1000, NewDisk.Type.DYNAMIC),
                new NewDisk("b.vhd", 3000L << 30, NewDisk.Type.DYNAMIC),
                new NewDisk("b.vhd", 2000L << 30, NewDisk.Type.FIXED),
                new NewDisk("b.qcow2", 1 << 20, NewDisk.Type.DYNAMIC),
                new NewDisk("Z:\\b.vhd", 1 << 20, NewDisk.Type.DYNAMIC),
                new NewDisk("C:\\", 1 << 20, NewDisk.Type.DYNAMIC),
                new NewDisk("C:\\..\\b.vhd", 1 << 20, NewDisk.Type.DYNAMIC))) {
            String why = refusal(disks.create(wrong)).message();
            assertTrue(why.contains(" ") && !why.contains("Exception"), () -> wrong + ": " + why);
        }
        assertTrue(refusal(disks.disk("no.vhd")).message().contains("There is no file"));
        assertEquals(
                "Fixed",
                workspace
                        .await(disks.create(new NewDisk("f.vhd", 1 << 20, NewDisk.Type.FIXED)))
                        .type());
    }

    @Test
    void mediaGoInAndOutWhileTheMachineRuns() throws ManagementException {
        VmView vm = workspace.define("a");
        DriveAddress dvd = new DriveAddress(1, 0);
        power(vm, PowerAction.START);
        Medium installation = new Medium.Installation("windows-nt4");
        VmView with = workspace.await(vms.modify(vm.id(), List.of(new VmChange.Insert(dvd, installation))));
        assertEquals(List.of(new Drive.Dvd(dvd, installation)), with.settings().drives());
        VmView components = workspace.await(
                vms.modify(vm.id(), List.of(new VmChange.Insert(dvd, new Medium.IntegrationServices()))));
        assertEquals(
                List.of(new Drive.Dvd(dvd, new Medium.Image("C:\\Windows\\System32\\vmguest.iso"))),
                components.settings().drives());
        VmView without = workspace.await(vms.modify(vm.id(), List.of(new VmChange.Insert(dvd, new Medium.None()))));
        assertEquals(
                List.of(new Drive.Dvd(dvd, new Medium.None())),
                without.settings().drives());
    }

    @Test
    void everySystemWithAnInstallationImageCanBePutIn() throws ManagementException {
        VmView vm = workspace.define("a");
        DriveAddress dvd = new DriveAddress(1, 0);
        power(vm, PowerAction.START);
        List<String> offered = workspace.get(workspace.management.guestSystems()).stream()
                .filter(GuestSystemView::media)
                .map(GuestSystemView::id)
                .toList();
        assertTrue(
                offered.containsAll(List.of("windows-2000", "windows-2003", "windows-2008", "windows-2008-core")),
                offered.toString());
        for (String id : offered) {
            Medium installation = new Medium.Installation(id);
            VmView with = workspace.await(vms.modify(vm.id(), List.of(new VmChange.Insert(dvd, installation))));
            assertEquals(
                    List.of(new Drive.Dvd(dvd, installation)), with.settings().drives());
        }
    }

    @Test
    void jobsAreListedAndCancelled() throws ManagementException {
        VmView vm = workspace.define("a");
        power(vm, PowerAction.START);
        Operation<VmView> waiting = vms.waitFor(vm.id(), new VmCondition.Shows("never"), 600 * SECOND_NS);
        long job = workspace.get(waiting.job());
        assertEquals(Job.State.RUNNING, job(job).state());
        workspace.get(workspace.management.simulation().runFor(SECOND_NS));
        assertEquals(
                Job.State.CANCELLED,
                workspace.get(workspace.management.jobs().cancel(job)).state());
        assertTrue(refusal(waiting).message().contains("cancelled"));
        assertThrows(
                ManagementException.class,
                () -> workspace.get(workspace.management.jobs().cancel(job)));
        refusal(vms.power(vm.id(), PowerAction.START));
        Job.View failed = workspace.get(workspace.management.jobs().list()).getLast();
        assertEquals(Job.State.FAILED, failed.state());
        assertEquals("a", failed.target());
        assertTrue(failed.cause().isPresent());
    }

    private Job.View job(long id) throws ManagementException {
        return workspace.get(workspace.management.jobs().list()).stream()
                .filter(job -> job.id() == id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoStopsWaitingFindsTheJobGoingOn() throws Exception {
        VmView vm = workspace.define("a");
        power(vm, PowerAction.START);
        Operation<VmView> never = vms.waitFor(vm.id(), new VmCondition.Shows("never"), Long.MAX_VALUE / 8);
        Thread ctrlC = new Thread(() -> {
            while (!never.result().isDone()) {
                workspace.management.stopWaiting();
                if (Thread.interrupted()) return;
                Thread.onSpinWait();
            }
        });
        ctrlC.start();
        assertTrue(refusal(never).message().startsWith("You stopped waiting."));
        ctrlC.interrupt();
        ctrlC.join();
        assertEquals(Job.State.RUNNING, job(workspace.get(never.job())).state());
    }

    @Test
    void changesAreTold() throws ManagementException {
        List<Change> told = new ArrayList<>();
        var subscription = workspace.management.subscribe(told::add);
        VmView vm = workspace.define("a");
        power(vm, PowerAction.START);
        assertTrue(told.contains(new Change.VmList("HV01")), told::toString);
        assertTrue(told.contains(new Change.Vm("HV01", vm.id())), told::toString);
        assertTrue(told.stream().anyMatch(Change.Job.class::isInstance), told::toString);
        subscription.close();
        int before = told.size();
        workspace.define("b");
        assertEquals(before, told.size());
    }

    @Test
    void theTraceIsWrittenForThePerfettoViewerAndAsJsonButNotAsFrames() throws Exception {
        VmView vm = workspace.define("a");
        power(vm, PowerAction.START);
        workspace.get(workspace.management.simulation().runFor(SECOND_NS));
        var file = java.nio.file.Files.createTempFile("trace", ".json");
        TraceExport all = workspace.await(workspace
                .management
                .simulation()
                .exportTrace(
                        new TraceExportRequest(file.toString(), java.util.Optional.empty(), TraceFormat.PERFETTO)));
        var shown = TraceEventFormat.read(java.nio.file.Files.readString(file));
        assertEquals(all.eventsTotal(), all.events());
        for (String lane : List.of("Logical processors / LP 0", "Root partition / VP 0"))
            assertTrue(shown.lanes.contains(lane), shown.lanes::toString);
        assertTrue(shown.lanes.stream().anyMatch(lane -> lane.startsWith("a (partition ")), shown.lanes::toString);
        assertTrue(shown.slices.stream().anyMatch(slice -> slice.name().equals("intercepted")));
        TraceExport json = workspace.await(workspace
                .management
                .simulation()
                .exportTrace(new TraceExportRequest(file.toString(), java.util.Optional.empty(), TraceFormat.JSON)));
        List<String> lines = java.nio.file.Files.readAllLines(file);
        assertEquals(json.events() + 1, lines.size());
        for (String line : lines) com.google.gson.JsonParser.parseString(line);
        java.nio.file.Files.delete(file);
        Cause why = refusal(workspace
                .management
                .simulation()
                .exportTrace(new TraceExportRequest(file.toString(), java.util.Optional.empty(), TraceFormat.PCAPNG)));
        assertTrue(why.message().startsWith("A trace holds no frames"), why::toString);
    }

    @Test
    void theTraceIsWrittenAndCanBeLimitedToOneMachine() throws Exception {
        VmView vm = workspace.define("a");
        power(vm, PowerAction.START);
        workspace.get(workspace.management.simulation().runFor(SECOND_NS));
        var file = java.nio.file.Files.createTempFile("trace", ".txt");
        TraceExport all = workspace.await(workspace
                .management
                .simulation()
                .exportTrace(new TraceExportRequest(file.toString(), java.util.Optional.empty(), TraceFormat.TEXT)));
        List<String> lines = java.nio.file.Files.readAllLines(file);
        assertEquals(
                all.events(),
                lines.stream().filter(line -> !line.startsWith("#")).count());
        assertEquals(all.eventsTotal(), all.events());
        assertEquals(0, all.leftOut());
        assertTrue(lines.get(2).contains(all.hash()), lines.get(2));
        TraceExport one = workspace.await(workspace
                .management
                .simulation()
                .exportTrace(
                        new TraceExportRequest(file.toString(), java.util.Optional.of(vm.id()), TraceFormat.TEXT)));
        assertTrue(one.events() > 0 && one.events() < all.events(), one::toString);
        java.nio.file.Files.delete(file);
        Cause why = refusal(workspace
                .management
                .simulation()
                .exportTrace(
                        new TraceExportRequest("/no/such/folder/x.txt", java.util.Optional.empty(), TraceFormat.TEXT)));
        assertTrue(why.message().contains("There is no folder '/no/such/folder'"), why::toString);
    }
}
