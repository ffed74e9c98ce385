// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import com.google.gson.JsonPrimitive;
import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(description = "Ends the workload in a machine's guest, at its prompt.")
final class StopVmWorkload implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Override
    public List<String> positional() {
        return VmOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        String told = context.await(
                vms.host(context).vms().workloads(vms.one(context).id()).stop());
        return new Output(new JsonPrimitive(told), List.of(told));
    }
}
