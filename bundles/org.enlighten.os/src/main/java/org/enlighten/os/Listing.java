// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os;

import java.util.List;

/// A directory's entries, in the order of the file system.
public record Listing(List<Entry> entries) {
    /// @param modifiedNs virtual time of the last change as the file system keeps it (FAT: whole 2 seconds)
    public record Entry(String name, boolean directory, long sizeBytes, long modifiedNs) {}
}
