// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.ProcessorSettings;
import org.enlighten.management.VmChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Changes a machine's virtual processors. Their number needs the machine to be off; weight, reserve and "
                        + "limit do not.")
final class SetVmProcessor implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(names = "-Count", paramLabel = "COUNT", description = "Virtual processors, 1 to 4.")
    private Integer count;

    @Option(names = "-Reserve", paramLabel = "PERCENT", description = "What is kept for it, 0 to 100.")
    private Integer reserve;

    @Option(names = "-Maximum", paramLabel = "PERCENT", description = "What it gets at most, 1 to 100.")
    private Integer maximum;

    @Option(
            names = "-RelativeWeight",
            paramLabel = "WEIGHT",
            description = "Against other machines when time is short, 1 to 10000; 100 is ordinary.")
    private Integer weight;

    @Override
    public List<String> positional() {
        return VmOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        if (count == null && reserve == null && maximum == null && weight == null)
            throw new ManagementException("Set-VMProcessor: say what to change. See 'Get-Help Set-VMProcessor'.");
        return Changing.apply(
                context,
                vms,
                vm -> List.of(new VmChange.Processor(changed(vm.settings().processor()))));
    }

    private ProcessorSettings changed(ProcessorSettings now) {
        return new ProcessorSettings(
                count != null ? count : now.count(),
                reserve != null ? reserve : now.reservePercent(),
                maximum != null ? maximum : now.limitPercent(),
                weight != null ? weight : now.relativeWeight());
    }
}
