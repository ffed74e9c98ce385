// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandEntry;
import org.enlighten.console.CommandSet;
import org.osgi.service.component.annotations.Component;

/// The commands that come with the product.
@Component(service = CommandSet.class)
public final class BuiltInCommands implements CommandSet {
    private static final List<CommandEntry> COMMANDS = List.of(
            new CommandEntry("Install-WindowsFeature", List.of("Add-WindowsFeature"), InstallWindowsFeature::new),
            new CommandEntry(
                    "Uninstall-WindowsFeature", List.of("Remove-WindowsFeature"), UninstallWindowsFeature::new),
            new CommandEntry("Get-WindowsFeature", GetWindowsFeature::new),
            new CommandEntry("Restart-Computer", RestartComputer::new),
            new CommandEntry("Get-VMHost", GetVmHost::new),
            new CommandEntry("Get-Process", List.of("ps"), GetProcess::new),
            new CommandEntry("Stop-Process", List.of("kill"), StopProcess::new),
            new CommandEntry("Get-Service", GetService::new),
            new CommandEntry("Start-Service", StartService::new),
            new CommandEntry("Stop-Service", StopService::new),
            new CommandEntry("Get-Driver", GetDriver::new),
            new CommandEntry("Get-Port", GetPort::new),
            new CommandEntry("Get-EventLog", GetEventLog::new),
            new CommandEntry("New-VHD", NewVhd::new),
            new CommandEntry("Get-VHD", GetVhd::new),
            new CommandEntry("Test-VHD", TestVhd::new),
            new CommandEntry("New-VM", NewVm::new),
            new CommandEntry("Get-VM", GetVm::new),
            new CommandEntry("Set-VM", SetVm::new),
            new CommandEntry("Set-VMProcessor", SetVmProcessor::new),
            new CommandEntry("Set-VMMemory", SetVmMemory::new),
            new CommandEntry("Set-VMBios", SetVmBios::new),
            new CommandEntry("Set-VMDvdDrive", SetVmDvdDrive::new),
            new CommandEntry("Add-VMHardDiskDrive", AddVmHardDiskDrive::new),
            new CommandEntry("Remove-VMHardDiskDrive", RemoveVmHardDiskDrive::new),
            new CommandEntry("Remove-VM", RemoveVm::new),
            new CommandEntry("Rename-VM", RenameVm::new),
            new CommandEntry("Start-VM", StartVm::new),
            new CommandEntry("Stop-VM", StopVm::new),
            new CommandEntry("Suspend-VM", SuspendVm::new),
            new CommandEntry("Resume-VM", ResumeVm::new),
            new CommandEntry("Restart-VM", RestartVm::new),
            new CommandEntry("Wait-VM", WaitVm::new),
            new CommandEntry("Get-VMConsole", GetVmConsole::new),
            new CommandEntry("Send-VMKeys", SendVmKeys::new),
            new CommandEntry("Invoke-VMCommand", InvokeVmCommand::new),
            new CommandEntry("Get-VMDevice", GetVmDevice::new),
            new CommandEntry("Trace-VMIo", TraceVmIo::new),
            new CommandEntry("Export-VMTrace", ExportVmTrace::new),
            new CommandEntry("Get-GuestOS", GetGuestOs::new),
            new CommandEntry("Get-Simulation", GetSimulation::new),
            new CommandEntry("Step-Simulation", StepSimulation::new),
            new CommandEntry("Invoke-HostFault", InvokeHostFault::new),
            new CommandEntry("Get-Job", GetJob::new),
            new CommandEntry("Stop-Job", StopJob::new),
            new CommandEntry("Get-Help", List.of("help", "man", "Get-Command"), GetHelp::new));

    @Override
    public List<CommandEntry> commands() {
        return COMMANDS;
    }
}
