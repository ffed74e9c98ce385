// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;

/// What a guest's command printed, line by line, without the prompt.
public record CommandOutput(String command, List<String> lines, long tookNs) {
    public CommandOutput {
        lines = List.copyOf(lines);
    }
}
