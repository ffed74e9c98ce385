// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import org.enlighten.console.CommandContext;
import org.enlighten.management.HostManagement;
import org.enlighten.management.ManagementException;
import picocli.CommandLine.Option;

/// Which host a command is for.
final class HostOption {
    @Option(names = "-ComputerName", paramLabel = "HOST", description = "The host; the local one unless it is named.")
    private String computerName = "";

    HostManagement in(CommandContext context) throws ManagementException {
        return context.host(computerName);
    }
}
