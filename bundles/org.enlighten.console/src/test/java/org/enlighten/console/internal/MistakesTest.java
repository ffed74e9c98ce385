// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Everything that a user can do wrong gives a sentence that says what to do.
class MistakesTest {
    private final Shown shown = Shown.withRole(false);

    @AfterEach
    void close() {
        shown.close();
    }

    private void told(String line, String sentence) {
        assertEquals(sentence, shown.failure(line));
    }

    @Test
    void anUnknownCommandNamesTheNearest() {
        told(
                "Get-VMM",
                "There is no command 'Get-VMM'. Did you mean Get-VM, Get-VHD or Set-VM? Get-Help lists all commands.");
        told("frobnicate", "There is no command 'frobnicate'. Get-Help lists all commands.");
        told("'Get-VM' x", "That is not a command. Get-Help lists all commands.");
        told("2GB", "There is no command '2GB'. Get-Help lists all commands.");
    }

    @Test
    void anUnknownParameterNamesTheNearestAndAllThereAre() {
        told(
                "Restart-VM web01 -Farce",
                "Restart-VM has no parameter -Farce. Did you mean -Force? It takes -AsJob, -ComputerName, -Force, -Id, "
                        + "-Passthru and -VMName.");
        told(
                "Remove-VM web01 x",
                "Remove-VM: 'x' is one value too many. It takes -ComputerName, -Force, -Id and -VMName.");
        told("New-VM a -Not", "New-VM: -Notes needs a value, TEXT.");
        told("New-VM a -NewVHD C:\\x", "New-VM: -NewVHD can be -NewVHDPath or -NewVHDSizeBytes.");
        told("Get-Simulation now", "Get-Simulation: 'now' is one value too many.");
    }

    @Test
    void whatIsMissingIsNamed() {
        told("New-VHD", "New-VHD needs -Path FILE and -SizeBytes SIZE. 'Get-Help New-VHD' says more.");
        told("New-VHD a.vhd -SizeBytes", "New-VHD: -SizeBytes needs a value, SIZE.");
        told("New-VHD a.vhd -SizeBytes -Dynamic", "New-VHD: -SizeBytes needs a value, SIZE.");
        told("Start-VM", "Name a virtual machine with -VMName. There are none; New-VM makes one.");
    }

    @Test
    void valuesThatCannotBeSayWhatTheyMustBe() {
        told("New-VHD a.vhd 2XB", "New-VHD: -SizeBytes must be a size such as 512MB or 20GB, not '2XB'.");
        told("New-VHD a.vhd -5GB", "New-VHD: -SizeBytes must be a size such as 512MB or 20GB, not '-5GB'.");
        told(
                "New-VHD a.vhd 99999999999999999TB",
                "New-VHD: -SizeBytes must be a size below 8388608TB, not '99999999999999999TB'.");
        told("New-VHD a.vhd 5000GB", "A VHD has 2040 GB at most.");
        told("New-VM a 0", "-MemoryStartupBytes must be a whole number of MB, such as 512MB, not 0 B.");
        told("New-VM a 1234567", "-MemoryStartupBytes must be a whole number of MB, such as 512MB, not 1.2 MB.");
        shown.answer("New-VM web01");
        told("Set-VMProcessor web01 -Count two", "Set-VMProcessor: -Count must be a whole number, not 'two'.");
        told("Get-VM -Id 12", "Get-VM: -Id must be an id such as 3f2504e0-4f89-41d3-9a0c-0305e82c3301, not '12'.");
        told(
                "Wait-VM web01 -Timeout soon",
                "Wait-VM: -Timeout must be a duration such as 10s, 500ms or 2m, not 'soon'.");
        told(
                "Wait-VM web01 -State sleeping",
                "Wait-VM: -State must be Running, Off, Paused, Saved, Starting, Saving, Stopping, Pausing, Resuming or "
                        + "Resetting, not 'sleeping'.");
        told(
                "Get-EventLog -EntryType bad",
                "Get-EventLog: -EntryType must be Information, Warning, Error or Critical, not 'bad'.");
        told("Get-VMDevice web01 -Side left", "Get-VMDevice: -Side must be HOST or GUEST, not 'left'.");
        told("Step-Simulation 0", "Step-Simulation: -Steps must be at least 1.");
        told("Send-VMKeys web01 -Key F99", "There is no key 'F99'.");
    }

    @Test
    void thingsThatAreNotThereAreNamedWithThoseThatAre() {
        shown.answer("New-VM web01; New-VM web02");
        told(
                "Start-VM web1",
                "There is no virtual machine named 'web1' on HV01. Did you mean web01 or web02? There are web01 and web02.");
        told("Start-VM web01 -ComputerName HV09", "There is no host 'HV09'. There is HV01.");
        told("Get-VHD C:\\no.vhd", "There is no file 'C:\\no.vhd' on HV01.");
        told("Get-Process vms", "There is no process named 'vms' on HV01. Get-Process lists them.");
        told("Stop-Process 9", "There is no process with the number 9 on HV01. Get-Process lists them.");
        told("Add-VMHost HV02 -System windows-2008-core", "One host is enough here.");
        told("Remove-VMHost HV09", "There is no host 'HV09'. There is HV01.");
        told("Get-Job 99", "There is no job 99. Get-Job lists them.");
        told("Get-Service nothing", "There is no service 'nothing' on HV01. Get-Service lists them.");
        told("Get-EventLog Application", "There is no event log 'Application'; there is System.");
        told("Install-WindowsFeature DNS", "There is no feature 'DNS'. There is Hyper-V.");
        told(
                "Get-Help Get-VMM",
                "There is no command 'Get-VMM'. Did you mean Get-VM, Get-VHD or Set-VM? Get-Help lists all commands.");
    }

    @Test
    void theWrongStateIsNamed() {
        shown.answer("New-VM web01; Start-VM web01");
        told("Start-VM web01", "'web01' is Running.");
        told("Remove-VM web01", "'web01' is running.");
        told("New-VHD a.vhd 1GB; New-VHD a.vhd 1GB", "'a.vhd' is there already.");
    }

    @Test
    void contradictionsAreNamed() {
        shown.answer("New-VM web01");
        told("New-VHD a 1GB -Fixed -Dynamic", "New-VHD: a disk is either -Dynamic or -Fixed.");
        told(
                "Set-VMDvdDrive web01 -Path a -GuestOS b",
                "Set-VMDvdDrive: give one of -Path, -GuestOS and -IntegrationServices, not several.");
        told("New-VM b -VHDPath a -NewVHDPath b", "New-VM: give either -VHDPath or -NewVHDPath, not both.");
        told(
                "New-VM b -NewVHDSizeBytes 1GB",
                "New-VM: -NewVHDSizeBytes is for a disk to be made; name it with -NewVHDPath.");
        told("Set-VMDvdDrive web01 -ControllerNumber 0", "'web01' has no DVD drive there; it has IDE 1:0.");
        told("Step-Simulation -For 1s -Steps 2", "Step-Simulation: give one of -Steps, -For and -Until.");
        told("Set-VM web01", "Set-VM: say what to change. See 'Get-Help Set-VM'.");
        assertTrue(shown.failure("Invoke-HostFault").startsWith("Invoke-HostFault: give one of"));
        assertTrue(shown.failure("New-VM a -Notes b -Notes c").contains("-Notes was given twice"));
    }

    @Test
    void aMachineWhoseDiskCannotBeMadeIsNotMadeEither() {
        told("New-VM b -NewVHDPath b.vhd -NewVHDSizeBytes 5000GB", "A VHD has 2040 GB at most.");
        told("Start-VM b", "There is no virtual machine named 'b' on HV01. There are none; New-VM makes one.");
    }

    @Test
    void aNameWithCommasIsNoListOfNames() {
        shown.answer("New-VM 'first,second'; New-VM third");
        assertTrue(shown.answer("Get-VM first,second").contains("first,second"));
        told("Get-VM Xen,third", "There is no virtual machine named 'Xen' on HV01. There are first,second and third.");
    }

    @Test
    void withoutTheRoleEveryMachineCommandSaysWhatToDo() {
        try (Shown bare = new Shown(false)) {
            String sentence = "The Hyper-V role is not installed on HV01. Run Install-WindowsFeature Hyper-V, then "
                    + "Restart-Computer.";
            for (String line : new String[] {"Get-VM", "New-VM a", "Start-VM a", "Get-VMConsole a", "Trace-VMIo a dir"})
                assertEquals(sentence, bare.failure(line));
        }
    }

    @Test
    void causesStandBelowEachOther() {
        told("Test-VHD bad.vhd", """
                The virtual disk 'bad.vhd' is damaged.
                  The footer is damaged.
                    Its copy is, too.""");
    }

    @Test
    void linesThatCannotBeReadAreNoMistakeOfTheProgram() {
        for (String line : new String[] {
            "New-VM \"abc",
            "New-VM 'abc",
            "New-VM (abc",
            "New-VM [a",
            "Get-VM %PATH%",
            "| Get-VM",
            "Get-VM |",
            "((",
            "{",
            ")",
            "$",
            "=",
            "Get-VM ${",
            "New-VM `",
            "\\",
            "<",
            ">",
            "&&",
            "Get-VM < nothing",
            "!",
            "\u0000"
        }) {
            shown.session.run(line, "");
            assertFalse(shown.err().contains("mistake of its own"), () -> line + ": " + shown.err());
            assertFalse(shown.err().contains("Exception"), () -> line + ": " + shown.err());
        }
    }
}
