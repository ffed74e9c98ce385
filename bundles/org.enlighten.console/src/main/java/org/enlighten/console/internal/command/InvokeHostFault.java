// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.HostFault;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Makes something of the host go wrong on purpose: a process, a driver, the mains, or a switch in the "
                        + "firmware, which is heard at the next start.")
final class InvokeHostFault implements org.enlighten.console.Command {
    /// Switches of the firmware, as people name them.
    enum FirmwareSwitch {
        X64(HostFault.Firmware.Switch.X64),
        VT(HostFault.Firmware.Switch.HARDWARE_VIRTUALIZATION),
        DEP(HostFault.Firmware.Switch.DATA_EXECUTION_PREVENTION);

        private final HostFault.Firmware.Switch which;

        FirmwareSwitch(HostFault.Firmware.Switch which) {
            this.which = which;
        }
    }

    @Option(names = "-CrashProcess", paramLabel = "ID", description = "The process with this number crashes.")
    private Integer process;

    @Option(names = "-CrashDriver", paramLabel = "DRIVER", description = "This kernel driver crashes.")
    private String driver;

    @Option(names = "-PowerCut", description = "The mains fail.")
    private boolean powerCut;

    @Option(names = "-PowerOn", description = "The mains are back, and the computer starts.")
    private boolean powerOn;

    @Option(names = "-Firmware", paramLabel = "X64|VT|DEP", description = "A switch of the firmware; with -Set.")
    private FirmwareSwitch firmware;

    @Option(names = "-Set", paramLabel = "ON|OFF", description = "What the switch is set to; OFF unless given.")
    private SetVm.OnOff set = SetVm.OnOff.OFF;

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Output.of(context.await(host.in(context).fault(fault())), HostColumns.ALL);
    }

    private HostFault fault() throws ManagementException {
        List<HostFault> faults = new ArrayList<>();
        if (process != null) faults.add(new HostFault.CrashProcess(process));
        if (driver != null) faults.add(new HostFault.CrashDriver(driver));
        if (powerCut) faults.add(new HostFault.PowerCut());
        if (powerOn) faults.add(new HostFault.PowerOn());
        if (firmware != null) faults.add(new HostFault.Firmware(firmware.which, set == SetVm.OnOff.ON));
        if (faults.size() == 1) return faults.getFirst();
        throw new ManagementException(
                "Invoke-HostFault: give one of -CrashProcess, -CrashDriver, -PowerCut, -PowerOn and -Firmware.");
    }
}
