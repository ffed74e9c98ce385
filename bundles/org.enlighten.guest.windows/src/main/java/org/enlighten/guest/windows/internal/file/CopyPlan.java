// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.file;

import java.util.List;

/// Directories to make, a parent before its children, and files to put into them.
public record CopyPlan(List<String> directories, List<Item> files) {
    public CopyPlan {
        directories = List.copyOf(directories);
        files = List.copyOf(files);
    }

    /// One file to copy, or a piece of a file that becomes one.
    ///
    /// @param begin where in the source it begins
    /// @param bytes how many at most
    public record Item(String from, long begin, long bytes, String to) {
        public static Item whole(String from, String to) {
            return new Item(from, 0, Long.MAX_VALUE, to);
        }

        String name() {
            return to.substring(to.lastIndexOf('\\') + 1);
        }
    }
}
