// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enlighten.console.CommandEntry;
import org.enlighten.console.CommandSet;

/// Every command that is there at the moment.
///
/// @param sets seen live: what a bundle brings or takes while the shell runs counts at once
public record CommandRegistry(Collection<CommandSet> sets) {
    /// Sorted by name.
    public List<CommandEntry> entries() {
        return sets.stream()
                .flatMap(set -> set.commands().stream())
                .sorted(Comparator.comparing(CommandEntry::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    /// By name or alias; case does not matter.
    public Optional<CommandEntry> find(String name) {
        return entries().stream()
                .filter(entry -> entry.name().equalsIgnoreCase(name)
                        || entry.aliases().stream().anyMatch(name::equalsIgnoreCase))
                .findFirst();
    }

    /// What to say about a name that no command has.
    public String unknown(String name) {
        String subject = name.isBlank() ? "That is not a command." : "There is no command '%s'.".formatted(name);
        List<String> names = entries().stream().map(CommandEntry::name).toList();
        return subject + Nearest.question(name.toLowerCase(Locale.ROOT), names) + " Get-Help lists all commands.";
    }
}
