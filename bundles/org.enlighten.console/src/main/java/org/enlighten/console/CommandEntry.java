// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console;

import java.util.List;
import java.util.function.Supplier;

/// A command by name, and how to make one for a call. Nothing of its class is needed before that.
///
/// @param name such as `Get-VM`; case does not matter
/// @param aliases other names for it
public record CommandEntry(String name, List<String> aliases, Supplier<? extends Command> create) {
    public CommandEntry {
        aliases = List.copyOf(aliases);
    }

    public CommandEntry(String name, Supplier<? extends Command> create) {
        this(name, List.of(), create);
    }
}
