// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import com.google.gson.JsonPrimitive;
import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Removes a virtual switch. Adapters that were connected to it are connected to nothing.")
final class RemoveVmSwitch implements org.enlighten.console.Command {
    @Option(names = "-Name", required = true, paramLabel = "NAME", description = "The switch.")
    private String name;

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public List<String> positional() {
        return List.of("-Name");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        String removed = context.await(host.in(context).networks().remove(name));
        return new Output(new JsonPrimitive(removed), List.of());
    }
}
