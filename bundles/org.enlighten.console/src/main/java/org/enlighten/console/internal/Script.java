// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.util.List;

/// A lab file or the text of `-c`: one command a line, `#` begins a comment, and the first command that fails is the
/// last.
///
/// @param name to tell where something failed; empty for commands of the command line
public record Script(String name, List<String> lines) {
    public Script {
        lines = List.copyOf(lines);
    }

    /// Runs it; true when every command succeeded.
    public boolean run(ConsoleSession session) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) continue;
            if (!session.run(line, where(i + 1))) return false;
        }
        return true;
    }

    private String where(int line) {
        if (name.isEmpty()) return lines.size() == 1 ? "" : "line " + line;
        return name + ", line " + line;
    }
}
