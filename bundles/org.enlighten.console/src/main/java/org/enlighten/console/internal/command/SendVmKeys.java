// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmConsole;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Types at a machine's keyboard: first the text, then the keys.")
final class SendVmKeys implements org.enlighten.console.Command {
    @Mixin
    private VmOption vms = new VmOption();

    @Option(names = "-Text", paramLabel = "TEXT", description = "What to type.")
    private String text = "";

    @Option(
            names = {"-Key", "-Keys"},
            split = ",",
            paramLabel = "KEYS",
            description = "Keys to press after it, parted by commas, such as Enter, F8 or Ctrl+Alt+Delete.")
    private List<String> keys = List.of();

    @Override
    public List<String> positional() {
        return List.of("-VMName", "-Text");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        if (text.isEmpty() && keys.isEmpty())
            throw new ManagementException("Send-VMKeys: say what to type with -Text or which keys to press with -Key.");
        VmConsole console = vms.host(context).vms().console(vms.one(context).id());
        if (!text.isEmpty()) context.await(console.type(text));
        for (String key : keys) context.await(console.press(key));
        return Output.NOTHING;
    }
}
