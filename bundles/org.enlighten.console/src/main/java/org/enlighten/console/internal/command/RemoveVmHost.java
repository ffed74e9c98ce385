// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description =
                "Takes a simulated computer out of the workspace, with its virtual machines. It goes down as in a "
                        + "power cut; the folder with its volumes stays.")
final class RemoveVmHost implements org.enlighten.console.Command {
    @Option(names = "-Name", required = true, paramLabel = "NAME", description = "Which one.")
    private String name;

    @Override
    public List<String> positional() {
        return List.of("-Name");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        String known = context.host(name).name();
        context.await(context.management().removeHost(known));
        return Output.NOTHING;
    }
}
