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

@Command(
        description =
                "Types plain text into a machine's guest, as it comes from the host's clipboard or from a text file. Only text goes this "
                        + "way; anything else is refused, and between machines there is only the network.")
final class SendVmText implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(names = "-Text", paramLabel = "TEXT", description = "The text.")
    private String text = "";

    @Option(names = "-Path", paramLabel = "FILE", description = "A text file of this computer, instead of -Text.")
    private String path = "";

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-Text");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        if (text.isEmpty() == path.isEmpty())
            throw new ManagementException("Send-VMText: say what to type, with -Text or with -Path.");
        String whole = path.isEmpty()
                ? text
                : String.join("\n", context.management().labFile(path).lines()) + "\n";
        int typed = context.await(
                vms.host(context).vms().console(vms.one(context).id()).paste(whole));
        return new Output(new JsonPrimitive(typed), List.of("%,d characters were typed.".formatted(typed)));
    }
}
