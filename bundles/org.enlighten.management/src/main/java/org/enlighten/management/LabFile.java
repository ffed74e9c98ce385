// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;

/// A file of commands.
///
/// @param name of the file, without its folders
/// @param path of the file, in full
public record LabFile(String name, String path, List<String> lines) {
    public LabFile {
        lines = List.copyOf(lines);
    }
}
