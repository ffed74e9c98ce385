// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.console.ByteSize;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.MemorySettings;
import org.enlighten.management.ProcessorSettings;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Changes a virtual machine's settings: all that are given, or none when one cannot be.")
final class SetVm implements org.enlighten.console.Command {
    /// A switch that can be set off as well as on.
    enum OnOff {
        ON,
        OFF
    }

    @Mixin
    private VmOption vms = new VmOption();

    @Option(names = "-NewVMName", paramLabel = "NAME", description = "Its new name.")
    private String newName;

    @Option(names = "-Notes", paramLabel = "TEXT", description = "What to remember about it.")
    private String notes;

    @Option(names = "-ProcessorCount", paramLabel = "COUNT", description = "Virtual processors, 1 to 4.")
    private Integer processors;

    @Option(names = "-MemoryStartupBytes", paramLabel = "SIZE", description = "Its memory, such as 256MB.")
    private ByteSize memory;

    @Option(
            names = "-ExactTicks",
            paramLabel = "ON|OFF",
            description = "Runs each clock tick of an idle guest instead of accounting for it.")
    private OnOff exactTicks;

    @Option(names = "-Passthru", description = "Shows the machine afterwards.")
    private boolean passthru;

    @Override
    public List<String> positional() {
        return VmOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        List<VmView> changed = new ArrayList<>();
        for (VmView vm : vms.all(context)) {
            List<VmChange> changes = changes(vm);
            if (changes.isEmpty()) throw new ManagementException("Set-VM: say what to change. See 'Get-Help Set-VM'.");
            changed.add(context.await(vms.host(context).vms().modify(vm.id(), changes)));
        }
        Output output = Output.list(changed, VmColumns.ALL);
        return passthru ? output : new Output(output.json(), List.of());
    }

    private List<VmChange> changes(VmView vm) throws ManagementException {
        List<VmChange> changes = new ArrayList<>();
        if (newName != null) changes.add(new VmChange.Name(newName));
        if (notes != null) changes.add(new VmChange.Notes(notes));
        if (processors != null)
            changes.add(new VmChange.Processor(count(vm.settings().processor())));
        if (memory != null)
            changes.add(new VmChange.Memory(new MemorySettings(Mebibytes.of("-MemoryStartupBytes", memory))));
        if (exactTicks != null) changes.add(new VmChange.ExactTicks(exactTicks == OnOff.ON));
        return changes;
    }

    private ProcessorSettings count(ProcessorSettings now) {
        return new ProcessorSettings(processors, now.reservePercent(), now.limitPercent(), now.relativeWeight());
    }
}
