// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.console.VirtualDuration;
import org.enlighten.console.internal.Nearest;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmCondition;
import org.enlighten.management.VmState;
import org.enlighten.management.VmView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description =
                "Lets virtual time pass until a machine shows a command prompt, is in a state or shows a text on its "
                        + "screen.")
final class WaitVm implements org.enlighten.console.Command {
    /// What is waited for when no state and no text is given.
    enum For {
        PROMPT
    }

    @Mixin
    private VmOption vms = new VmOption();

    @Option(names = "-For", paramLabel = "PROMPT", description = "A command prompt; this is what is meant by default.")
    private For what = For.PROMPT;

    @Option(names = "-State", paramLabel = "STATE", description = "A state, such as Off, Running or Paused.")
    private String state = "";

    @Option(names = "-Text", paramLabel = "TEXT", description = "A text on the screen.")
    private String text = "";

    @Option(
            names = "-Timeout",
            paramLabel = "DURATION",
            description = "How much virtual time may pass, such as 90s or 10m; 10m unless given.")
    private VirtualDuration timeout = new VirtualDuration(600_000_000_000L);

    @Override
    public List<String> positional() {
        return VmOption.POSITIONAL;
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        VmCondition condition = condition();
        List<VmView> reached = new ArrayList<>();
        for (VmView vm : vms.all(context))
            reached.add(context.await(vms.host(context).vms().waitFor(vm.id(), condition, timeout.ns())));
        return new Output(Output.list(reached, VmColumns.ALL).json(), List.of());
    }

    private VmCondition condition() throws ManagementException {
        if (!state.isEmpty() && !text.isEmpty())
            throw new ManagementException("Wait-VM: give either -State or -Text, not both.");
        if (!text.isEmpty()) return new VmCondition.Shows(text);
        return state.isEmpty() ? new VmCondition.AtPrompt() : new VmCondition.InState(named(state));
    }

    private static VmState named(String name) throws ManagementException {
        List<String> names = new ArrayList<>();
        for (VmState known : VmState.values()) {
            if (known.label().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) return known;
            names.add(known.label());
        }
        throw new ManagementException(
                "Wait-VM: -State must be %s, not '%s'.".formatted(Nearest.enumerated(names, "or"), name));
    }
}
