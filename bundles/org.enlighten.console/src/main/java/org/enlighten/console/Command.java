// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console;

import java.util.List;
import org.enlighten.management.ManagementException;

/// One command, made for one call. Its fields carry picocli's `@Option`, and picocli's `@Command` on the class says
/// its name and what it does.
public interface Command {
    /// The options that values without a name are for, in order, such as `-Name`.
    default List<String> positional() {
        return List.of();
    }

    /// Does it. Virtual time passes only in [CommandContext#await].
    ///
    /// @throws ManagementException when it was not done; the causes are shown to the user
    Output run(CommandContext context) throws ManagementException;
}
