// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;

/// A file of commands.
public record LabFile(String path, List<String> lines) {
    public LabFile {
        lines = List.copyOf(lines);
    }
}
