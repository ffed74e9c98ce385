// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.List;
import org.enlighten.console.CommandContext;
import org.enlighten.console.Output;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Lists roles and features of the host's system.")
final class GetWindowsFeature implements org.enlighten.console.Command {
    @Option(names = "-Name", paramLabel = "NAME", description = "Only those; * and ? stand for any letters.")
    private String name = "*";

    @Mixin
    private HostOption host = new HostOption();

    @Override
    public List<String> positional() {
        return List.of("-Name");
    }

    @Override
    public Output run(CommandContext context) throws ManagementException {
        return Output.list(
                context.get(host.in(context).system().features()).stream()
                        .filter(feature -> Wildcards.matches(name, feature.name()))
                        .toList(),
                FeatureColumns.ALL);
    }
}
