// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import java.util.function.Supplier;
import org.enlighten.console.Command;
import org.enlighten.console.CommandEntry;
import org.enlighten.console.CommandSet;
import org.osgi.service.component.annotations.Component;

/// The commands that come with the product.
@Component(service = CommandSet.class)
public final class BuiltInCommands implements CommandSet {
    private static final List<CommandEntry> COMMANDS = List.of(
            of("Install-WindowsFeature", "Add-WindowsFeature"),
            of("Get-WindowsFeature"),
            of("Restart-Computer"),
            of("Get-VMHost"),
            of("Add-VMHost"),
            of("Remove-VMHost"),
            of("Get-HardwareProfile"),
            of("Get-AttackSurface"),
            of("Get-Process", "ps"),
            of("Stop-Process", "kill"),
            of("Get-Service"),
            of("Start-Service"),
            of("Stop-Service"),
            of("Get-Driver"),
            of("Get-Port"),
            of("Get-EventLog"),
            of("New-VHD"),
            of("Get-VHD"),
            of("Test-VHD"),
            of("Get-HostFile"),
            of("Import-HostFile"),
            of("Export-HostFile"),
            of("New-VM"),
            of("Get-VM"),
            of("Set-VM"),
            of("Set-VMProcessor"),
            of("Set-VMMemory"),
            of("Set-VMBios"),
            of("Set-VMDvdDrive"),
            of("Add-VMHardDiskDrive"),
            of("Remove-VMHardDiskDrive"),
            of("Get-VMHardDiskDrive"),
            of("Add-VMScsiController"),
            of("Get-VMScsiController"),
            of("Remove-VMScsiController"),
            of("New-VMSwitch"),
            of("Get-VMSwitch"),
            of("Remove-VMSwitch"),
            of("Add-VMNetworkAdapter"),
            of("Get-VMNetworkAdapter"),
            of("Set-VMNetworkAdapter"),
            of("Set-VMNetworkAdapterVlan"),
            of("Remove-VMNetworkAdapter"),
            of("Connect-VMNetworkAdapter"),
            of("Disconnect-VMNetworkAdapter"),
            of("Start-VMNetworkCapture"),
            of("Stop-VMNetworkCapture"),
            of("Remove-VM"),
            of("Rename-VM"),
            of("Start-VM"),
            of("Stop-VM"),
            of("Suspend-VM"),
            of("Resume-VM"),
            of("Restart-VM"),
            of("Wait-VM"),
            of("Get-VMConsole"),
            of("Send-VMKeys"),
            of("Send-VMText"),
            of("Invoke-VMCommand"),
            of("Get-VMIntegrationService"),
            of("Enable-VMIntegrationService"),
            of("Disable-VMIntegrationService"),
            of("Get-VMKvp"),
            of("Set-VMKvp"),
            of("Remove-VMKvp"),
            of("Get-VMClock"),
            of("Copy-VMFile"),
            of("Backup-VM"),
            of("Restore-VMBackup"),
            of("Get-VMDevice"),
            of("Start-VMWorkload"),
            of("Get-VMWorkload"),
            of("Stop-VMWorkload"),
            of("Invoke-HostileGuest"),
            of("Get-BlastRadius"),
            of("Invoke-RootIntruder"),
            of("Trace-VMIo"),
            of("Export-VMTrace"),
            of("Get-VMCounters"),
            of("Get-GuestOS"),
            of("Get-PlugIn"),
            of("Start-PlugIn"),
            of("Stop-PlugIn"),
            of("Get-Simulation"),
            of("Step-Simulation"),
            of("Invoke-HostFault"),
            of("Get-Job"),
            of("Stop-Job"),
            of("Explain-Job"),
            of("Get-Help", "help", "man", "Get-Command"));

    private static CommandEntry of(String name, String... aliases) {
        return new CommandEntry(name, List.of(aliases), new Making(name));
    }

    @Override
    public List<CommandEntry> commands() {
        return COMMANDS;
    }

    /// Makes the command of a name. One class with a table of names starts faster than a lambda for each.
    private record Making(String name) implements Supplier<Command> {
        @Override
        public Command get() {
            return switch (name) {
                case "New-VM" -> new NewVm();
                case "Get-VM" -> new GetVm();
                case "Set-VM" -> new SetVm();
                case "Set-VMProcessor" -> new SetVmProcessor();
                case "Set-VMMemory" -> new SetVmMemory();
                case "Set-VMBios" -> new SetVmBios();
                case "Remove-VM" -> new RemoveVm();
                case "Rename-VM" -> new RenameVm();
                case "Start-VM" -> new StartVm();
                case "Stop-VM" -> new StopVm();
                case "Suspend-VM" -> new SuspendVm();
                case "Resume-VM" -> new ResumeVm();
                case "Restart-VM" -> new RestartVm();
                case "Wait-VM" -> new WaitVm();
                case "Get-VMConsole" -> new GetVmConsole();
                case "Send-VMKeys" -> new SendVmKeys();
                case "Invoke-VMCommand" -> new InvokeVmCommand();
                case "Send-VMText" -> new SendVmText();
                case "Start-VMWorkload" -> new StartVmWorkload();
                case "Get-VMWorkload" -> new GetVmWorkload();
                case "Stop-VMWorkload" -> new StopVmWorkload();
                case "Invoke-HostileGuest" -> new InvokeHostileGuest();
                case "Get-BlastRadius" -> new GetBlastRadius();
                case "Invoke-RootIntruder" -> new InvokeRootIntruder();
                case "Get-VMDevice" -> new GetVmDevice();
                case "Trace-VMIo" -> new TraceVmIo();
                case "Export-VMTrace" -> new ExportVmTrace();
                case "Get-VMCounters" -> new GetVmCounters();
                case "Get-Simulation" -> new GetSimulation();
                case "Step-Simulation" -> new StepSimulation();
                case "Get-Job" -> new GetJob();
                case "Stop-Job" -> new StopJob();
                case "Explain-Job" -> new ExplainJob();
                case "Get-Help" -> new GetHelp();
                default -> ofHosts();
            };
        }

        private Command ofHosts() {
            return switch (name) {
                case "Install-WindowsFeature" -> new InstallWindowsFeature();
                case "Get-WindowsFeature" -> new GetWindowsFeature();
                case "Restart-Computer" -> new RestartComputer();
                case "Get-VMHost" -> new GetVmHost();
                case "Add-VMHost" -> new AddVmHost();
                case "Remove-VMHost" -> new RemoveVmHost();
                case "Get-HardwareProfile" -> new GetHardwareProfile();
                case "Get-AttackSurface" -> new GetAttackSurface();
                case "Get-Process" -> new GetProcess();
                case "Stop-Process" -> new StopProcess();
                case "Get-Service" -> new GetService();
                case "Start-Service" -> new StartService();
                case "Stop-Service" -> new StopService();
                case "Get-Driver" -> new GetDriver();
                case "Get-Port" -> new GetPort();
                case "Get-EventLog" -> new GetEventLog();
                case "Get-HostFile" -> new GetHostFile();
                case "Import-HostFile" -> new ImportHostFile();
                case "Export-HostFile" -> new ExportHostFile();
                case "Invoke-HostFault" -> new InvokeHostFault();
                case "Get-GuestOS" -> new GetGuestOs();
                case "Get-PlugIn" -> new GetPlugIn();
                case "Start-PlugIn" -> new StartPlugIn();
                case "Stop-PlugIn" -> new StopPlugIn();
                default -> ofDrives();
            };
        }

        private Command ofDrives() {
            return switch (name) {
                case "New-VHD" -> new NewVhd();
                case "Get-VHD" -> new GetVhd();
                case "Test-VHD" -> new TestVhd();
                case "Set-VMDvdDrive" -> new SetVmDvdDrive();
                case "Add-VMHardDiskDrive" -> new AddVmHardDiskDrive();
                case "Remove-VMHardDiskDrive" -> new RemoveVmHardDiskDrive();
                case "Get-VMHardDiskDrive" -> new GetVmHardDiskDrive();
                case "Add-VMScsiController" -> new AddVmScsiController();
                case "Get-VMScsiController" -> new GetVmScsiController();
                case "Remove-VMScsiController" -> new RemoveVmScsiController();
                default -> ofNetworks();
            };
        }

        private Command ofNetworks() {
            return switch (name) {
                case "New-VMSwitch" -> new NewVmSwitch();
                case "Get-VMSwitch" -> new GetVmSwitch();
                case "Remove-VMSwitch" -> new RemoveVmSwitch();
                case "Add-VMNetworkAdapter" -> new AddVmNetworkAdapter();
                case "Get-VMNetworkAdapter" -> new GetVmNetworkAdapter();
                case "Set-VMNetworkAdapter" -> new SetVmNetworkAdapter();
                case "Set-VMNetworkAdapterVlan" -> new SetVmNetworkAdapterVlan();
                case "Remove-VMNetworkAdapter" -> new RemoveVmNetworkAdapter();
                case "Connect-VMNetworkAdapter" -> new ConnectVmNetworkAdapter();
                case "Disconnect-VMNetworkAdapter" -> new DisconnectVmNetworkAdapter();
                case "Start-VMNetworkCapture" -> new StartVmNetworkCapture();
                case "Stop-VMNetworkCapture" -> new StopVmNetworkCapture();
                default -> ofIntegration();
            };
        }

        private Command ofIntegration() {
            return switch (name) {
                case "Get-VMIntegrationService" -> new GetVmIntegrationService();
                case "Enable-VMIntegrationService" -> new EnableVmIntegrationService();
                case "Disable-VMIntegrationService" -> new DisableVmIntegrationService();
                case "Get-VMKvp" -> new GetVmKvp();
                case "Set-VMKvp" -> new SetVmKvp();
                case "Remove-VMKvp" -> new RemoveVmKvp();
                case "Get-VMClock" -> new GetVmClock();
                case "Copy-VMFile" -> new CopyVmFile();
                case "Backup-VM" -> new BackupVm();
                case "Restore-VMBackup" -> new RestoreVmBackup();
                default -> throw new IllegalStateException("no command is called '" + name + "'");
            };
        }
    }
}
