// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlighten.management.Drive;
import org.enlighten.management.DriveAddress;
import org.enlighten.management.HostFault;
import org.enlighten.management.Medium;
import org.enlighten.management.ProcessorSettings;
import org.enlighten.management.VmState;
import org.enlighten.management.VmView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private final Shown shown = Shown.withRole(false);

    @AfterEach
    void close() {
        shown.close();
    }

    private VmView vm() {
        return shown.world.host.vms.getFirst();
    }

    @Test
    void aMachineIsMadeWithItsDiskAndAllItsParametersInAnyCase() {
        shown.answer("new-vm -name nt -MEMORYSTARTUPBYTES 64MB -NewVHDPath C:\\VMs\\nt.vhd -NewVHDSizeBytes 2GB");
        assertEquals(64, vm().settings().memory().startupMib());
        assertEquals(2L << 30, shown.world.host.disks.get("C:\\VMs\\nt.vhd").sizeBytes());
        assertEquals(
                new Drive.HardDisk(new DriveAddress(0, 0), "C:\\VMs\\nt.vhd"),
                vm().settings().drives().getFirst());
    }

    @Test
    void parametersMayBeShortenedAndValuesMayFollowAColonOrStandAlone() {
        shown.answer("New-VM nt 64MB -Pro:2 -not 'it is mine'");
        assertEquals(2, vm().settings().processor().count());
        assertEquals(64, vm().settings().memory().startupMib());
        assertEquals("it is mine", vm().settings().notes());
    }

    @Test
    void processorsAreChangedOneValueAtATime() {
        shown.answer("New-VM nt");
        assertEquals("", shown.answer("Set-VMProcessor nt -Count 2 -Reserve 10 -Maximum 50"));
        shown.answer("Set-VMProcessor nt -RelativeWeight 400");
        assertEquals(new ProcessorSettings(2, 10, 50, 400), vm().settings().processor());
    }

    @Test
    void filesOfThisComputerGoToTheHostAndBack() {
        assertTrue(
                shown.answer("Import-HostFile downloads/nt.vhd C:\\VMs\\nt.vhd").contains("2 MB  C:\\VMs\\nt.vhd"));
        assertTrue(shown.answer("Get-HostFile C:\\VMs").contains("nt.vhd"));
        assertTrue(shown.answer("Export-HostFile C:\\VMs\\nt.vhd out.vhd").contains("out.vhd"));
        assertTrue(shown.failure("Import-HostFile missing.vhd").contains("There is no file 'missing.vhd'"));
        assertTrue(shown.failure("Import-HostFile").contains("Import-HostFile needs -Path FILE"));
    }

    @Test
    void theDvdDriveTakesAnInstallationAnImageAndNothing() {
        shown.answer("New-VM nt");
        shown.answer("Set-VMDvdDrive nt -GuestOS windows-nt4");
        assertEquals(new Medium.Installation("windows-nt4"), medium());
        shown.answer("Set-VMDvdDrive nt -Path \"C:\\my images\\x.iso\"");
        assertEquals(new Medium.Image("C:\\my images\\x.iso"), medium());
        shown.answer("Set-VMDvdDrive nt -IntegrationServices");
        assertEquals(new Medium.IntegrationServices(), medium());
        assertTrue(shown.failure("Set-VMDvdDrive nt -IntegrationServices -GuestOS windows-nt4")
                .contains("one of -Path, -GuestOS and -IntegrationServices"));
        shown.answer("Set-VMDvdDrive nt");
        assertEquals(new Medium.None(), medium());
    }

    @Test
    void hardDisksHangOnControllersOfBothKinds() {
        shown.answer("New-VM nt");
        assertTrue(shown.failure("Add-VMHardDiskDrive nt -ControllerType SCSI -Path C:\\d.vhd")
                .contains("it has no SCSI controller, Add-VMScsiController adds one"));
        shown.answer("Add-VMScsiController nt");
        shown.answer("Add-VMHardDiskDrive nt -ControllerType SCSI -Path C:\\d.vhd");
        shown.answer("Add-VMHardDiskDrive nt -ControllerType scsi -ControllerNumber 0 -ControllerLocation 63 "
                + "-Path C:\\e.vhd");
        shown.answer("Add-VMHardDiskDrive nt -Path C:\\f.vhd");
        assertTrue(shown.failure("Add-VMHardDiskDrive nt -ControllerType SCSI -ControllerLocation 63 -Path C:\\g.vhd")
                .contains("no free place there: its SCSI controllers are 0, their places 0 to 63, and taken are "));
        String disks = shown.answer("Get-VMHardDiskDrive nt");
        assertTrue(disks.contains("SCSI") && disks.contains("63") && disks.contains("C:\\e.vhd"), disks);
        assertTrue(disks.contains("IDE") && disks.contains("C:\\f.vhd"), disks);
        String controllers = shown.answer("Get-VMScsiController");
        assertTrue(controllers.lines().anyMatch(line -> line.matches("nt +0 +2 *")), controllers);
        shown.answer("Remove-VMHardDiskDrive nt -ControllerType SCSI -ControllerNumber 0 -ControllerLocation 63");
        assertFalse(shown.answer("Get-VMHardDiskDrive").contains("e.vhd"));
        shown.answer("Remove-VMScsiController nt -ControllerNumber 0");
        assertEquals(List.of(), vm().settings().scsiControllers());
    }

    private Medium medium() {
        return ((Drive.Dvd) vm().settings().drives().getLast()).medium();
    }

    @Test
    void plugInsAreListedStoppedAndStarted() {
        assertTrue(
                shown.answer("Get-PlugIn").contains("org.example.guest  1.0.0    True     operating system, driver"));
        assertTrue(shown.answer("Stop-PlugIn org.example.guest").contains("False"));
        assertTrue(shown.answer("Start-PlugIn -Name org.example.guest").contains("True"));
        assertTrue(shown.failure("Stop-PlugIn nothing").contains("There is no plug-in 'nothing'"));
    }

    @Test
    void aListMayHaveBlanksBehindItsCommas() {
        for (String name : List.of("a", "b", "c")) shown.answer("New-VM " + name);
        assertEquals("", shown.answer("Start-VM a, b"));
        assertEquals("", shown.answer("Start-VM -Name c, -AsJob:$false"));
        assertTrue(shown.failure("Start-VM a b").contains("'b' is one value too many"));
        assertEquals(
                List.of(VmState.RUNNING, VmState.RUNNING, VmState.RUNNING),
                shown.world.host.vms.stream().map(VmView::state).toList());
    }

    @Test
    void powerCommandsTakeSeveralMachinesAndPatterns() {
        for (String name : List.of("web01", "web02", "db01")) shown.answer("New-VM " + name);
        assertEquals("", shown.answer("Start-VM web*"));
        assertEquals(
                List.of(VmState.RUNNING, VmState.RUNNING, VmState.OFF),
                shown.world.host.vms.stream().map(VmView::state).toList());
        shown.answer("Suspend-VM web01; Resume-VM web01; Restart-VM web01 -Force; Stop-VM web01,web02 -TurnOff");
    }

    @Test
    void tablesAreAligned() {
        shown.answer("New-VM web01; New-VM verylongname; Start-VM web01");
        assertEquals("""
                Name          State    CPUUsage(%)  MemoryAssigned(M)    Uptime  Status
                ----          -----    -----------  -----------------    ------  ------
                web01         Running            0                512  00:00:00  Operating normally
                verylongname  Off                0                  0  00:00:00  Operating normally""", shown.answer("Get-VM"));
    }

    @Test
    void aGuestIsSpokenTo() {
        shown.answer("New-VM nt");
        assertEquals("ran echo \"a b\" > c:\\x.txt", shown.answer("Invoke-VMCommand nt 'echo \"a b\" > c:\\x.txt'"));
        assertEquals("C:\\>", shown.answer("Get-VMConsole nt"));
        assertEquals("", shown.answer("Send-VMKeys nt -Text dir -Key Enter"));
        assertEquals("", shown.answer("Wait-VM nt -State off -Timeout 90s"));
    }

    @Test
    void hostCommandsShowWhatTheSystemHas() {
        assertTrue(shown.answer("Get-VMHost").contains("Windows Server 2008"));
        assertTrue(shown.answer("Get-Process vmms").contains("612"));
        assertTrue(shown.answer("Get-Service").contains("Running"));
        assertTrue(shown.answer("Get-EventLog -Newest 1").contains("7034"));
        assertTrue(shown.answer("Get-EventLog System -EntryType info*").contains("6005"));
        assertTrue(shown.answer("Get-Driver").contains("vmbus"));
        assertTrue(shown.answer("Get-Port").contains("tcp/135"));
        assertTrue(shown.answer("Get-AttackSurface").contains("30        20       18          7        9         1"));
        assertTrue(shown.answer("Get-GuestOS").contains("windows-nt4"));
        assertTrue(shown.answer("Get-WindowsFeature hyper*").contains("Installed"));
    }

    @Test
    void faultsAreTheOnesThatWereAskedFor() {
        shown.answer("Invoke-HostFault -PowerCut");
        shown.answer("Invoke-HostFault -CrashDriver vmbus");
        shown.answer("Invoke-HostFault -Firmware VT -Set off");
        assertEquals(
                List.of(
                        new HostFault.PowerCut(),
                        new HostFault.CrashDriver("vmbus"),
                        new HostFault.Firmware(HostFault.Firmware.Switch.HARDWARE_VIRTUALIZATION, false)),
                shown.world.host.faults);
    }

    @Test
    void virtualTimePassesByDurationStepsAndInstant() {
        long before = shown.world.nowNs;
        shown.answer("Step-Simulation -For 1.5s");
        assertEquals(before + 1_500_000_000L, shown.world.nowNs);
        shown.answer("Step-Simulation 3");
        assertEquals(before + 1_500_000_003L, shown.world.nowNs);
        shown.answer("Step-Simulation -Until 1h");
        assertEquals(3_600_000_000_000L, shown.world.nowNs);
    }

    @Test
    void helpIsThereForEveryCommandInTwoWays() {
        for (var entry : shown.session.registry().entries()) {
            String page = shown.answer(entry.name() + " -?");
            assertEquals(page, shown.answer("Get-Help " + entry.name()));
            assertTrue(page.contains("WHAT IT DOES"), page);
            assertTrue(page.lines().noneMatch(line -> line.length() > 100), page);
        }
        assertTrue(shown.answer("get-help").contains("Trace-VMIo"));
    }

    @Test
    void theTraceOfOneRequestIsShownInFiguresAndInFull() {
        shown.answer("New-VM nt");
        String all = shown.answer("Trace-VMIo nt \"copy a b\" -Operation write");
        assertTrue(all.contains("'copy a b' made 1 request to disks:"), all);
        assertTrue(all.contains("WRITE SECTORS of 4096 bytes: 7 register accesses of the guest"), all);
        assertTrue(all.contains("in the VM    guest kernel  hypervisor       1.00           7      8"), all);
        assertTrue(all.contains("1 crossings for each register access, 7 for 7 of them, 8 over the whole"), all);
        assertTrue(all.contains("3  guest kernel  hypervisor  exit out: here") && !all.contains("deferred"), all);
        assertTrue(shown.answer("Trace-VMIo nt -AllEvents").contains("os.deferred"));
        assertTrue(!shown.answer("Trace-VMIo nt dir -Summary").contains("exit out"));
        assertTrue(shown.failure("Trace-VMIo nt -Request 0").contains("-Request must be at least 1"));
    }

    @Test
    void aTraceThatIsNotWholeSaysHowMuchIsMissing() {
        shown.answer("New-VM nt");
        assertTrue(!shown.answer("Export-VMTrace all.txt").contains("not in the file"));
        String part = shown.answer("Export-VMTrace part.txt -VMName nt");
        assertTrue(part.contains("The first 4,000 events of this session are not in the file"), part);
    }

    @Test
    void countersThatAreZeroAreLeftOutUnlessAskedFor() {
        assertTrue(shown.answer("Get-VMCounters").contains("Hv LP 0   % Guest Run Time  12.50"));
        assertTrue(!shown.answer("Get-VMCounters").contains("Hv LP 1"));
        assertTrue(shown.answer("Get-VMCounters -All -Over 10s").contains("Hv LP 1"));
        assertEquals("", shown.answer("Get-VMCounters -Counter *page*"));
    }

    @Test
    void aJobIsExplainedByItsCausesItsTimeAndWhatHappened() {
        shown.world.addFailedJob();
        String told = shown.answer("Explain-Job 1");
        assertTrue(told.contains("Job 1, Start-VM of 'web01': failed after "), told);
        assertTrue(told.contains("    because: No memory."), told);
        assertTrue(told.contains("root, VP 0  its software ran       900    90.00"), told);
        assertTrue(told.contains("(3 lines before these are left out)"), told);
        assertTrue(told.contains("5  root   process ended: process 7, code 1"), told);
    }

    @Test
    void workloadsAreStartedLookedAtAndStopped() {
        shown.answer("New-VM db");
        String started = shown.answer("Start-VMWorkload db oltp -Parameter \"clients=4 seconds=60\"");
        assertTrue(started.contains("'oltp' runs as process 7: clients=4 seconds=60"), started);
        String told = shown.answer("Get-VMWorkload db");
        assertTrue(told.contains("db      oltp      running     2.50         500     200.00      900"), told);
        assertTrue(shown.failure("Stop-VMWorkload db").contains("did not stop it"));
    }

    @Test
    void textIsTypedAndSaysHowMuch() {
        shown.answer("New-VM nt");
        assertEquals(
                "5 characters were typed.", shown.answer("Send-VMText nt hello").strip());
        assertTrue(shown.failure("Send-VMText nt").contains("say what to type"));
        assertTrue(shown.failure("Send-VMText nt a -Path b").contains("say what to type"));
    }

    @Test
    void devicesAreShownAsTheTreeTheyAre() {
        shown.answer("New-VM nt");
        assertTrue(shown.answer("Get-VMDevice nt").contains("host     Disk"));
        assertTrue(!shown.answer("Get-VMDevice nt -Side guest").contains("vmwp"));
    }

    @Test
    void aJobThatIsNotWaitedForIsTold() {
        shown.world.addFailedJob();
        shown.answer("New-VM web01");
        assertTrue(shown.answer("Start-VM web01 -AsJob").contains("Start-VM"));
        assertTrue(shown.answer("Get-Job 1").contains("Failed"));
        assertTrue(shown.answer("Stop-Job 1").contains("web01"));
    }

    @Test
    void aPipeIsRunByGogo() {
        shown.answer("New-VM web01");
        assertTrue(shown.answer("Get-VM web01 | Get-VMHost").contains("HV01"));
    }
}
