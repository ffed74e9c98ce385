// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.List;
import java.util.Optional;

/// A tree of files that a host offers to its operating system: names are paths with `/`, relative to the store's
/// root, compared without case. Name operations act at once; data goes through the [BlockLayer] of an open file
/// with the volume's service times. Failures are [OperationFailed].
public interface FileStore {
    /// @param modifiedNs virtual instant of the last change
    record Entry(String name, boolean directory, long sizeBytes, long modifiedNs) {}

    Optional<Entry> entry(String path);

    /// Sorted by name; NOT_FOUND when there is no such directory.
    List<Entry> list(String directory);

    void makeDirectory(String path);

    /// An empty file; EXISTS when there is one.
    void create(String path);

    void delete(String path);

    void rename(String from, String to);

    /// The file's bytes; writing past its end makes it longer. Each call gives a layer of its own.
    BlockLayer open(String path);

    /// Whether the file of an open layer was deleted, perhaps to make room for another of its name. A layer of another
    /// store is not.
    default boolean isGone(BlockLayer opened) {
        return false;
    }

    /// Hands the answers that have come to the clients of open files. A store that is hardware keeps finished
    /// requests and raises its interrupt; the driver's deferred routine calls this.
    void deliver();

    /// Truncates or extends.
    void resize(String path, long sizeBytes);

    long freeBytes();

    long capacityBytes();
}
