// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.ByteSize;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.MemorySettings;
import org.enlighten.management.VmChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Changes a machine's memory. The machine must be off.")
final class SetVmMemory implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(names = "-StartupBytes", required = true, paramLabel = "SIZE", description = "Its memory, such as 256MB.")
    private ByteSize startup;

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-StartupBytes");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        MemorySettings memory = new MemorySettings(Mebibytes.of("-StartupBytes", startup));
        return Changing.apply(context, vms, vm -> List.of(new VmChange.Memory(memory)));
    }
}
