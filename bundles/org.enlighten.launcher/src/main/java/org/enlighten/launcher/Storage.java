// SPDX-License-Identifier: Apache-2.0
package org.enlighten.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A folder that Felix may write to, taken for this process alone: the first one under the parent that nobody
/// holds. A process that was killed leaves its folder to the next, so their number is that of the processes at one
/// time.
final class Storage implements AutoCloseable {
    private static final int FOLDERS_MAX = 1000;

    private final Path folder;
    private final FileChannel channel;

    private Storage(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// @throws Refusal when the parent cannot be written to
    static Storage take(Path parent) throws Refusal {
        try {
            Files.createDirectories(parent);
            for (int i = 0; i < FOLDERS_MAX; i++) {
                FileChannel channel = FileChannel.open(
                        parent.resolve(i + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return new Storage(parent.resolve(Integer.toString(i)), channel);
                }
                channel.close();
            }
        } catch (IOException e) {
            throw new Refusal("Enlighten cannot write to its cache '%s' (%s). Set ENLIGHTEN_CACHE to another folder."
                    .formatted(parent, e.getMessage()));
        }
        throw new Refusal(
                "%d folders under '%s' are in use. Stop some of the running ones.".formatted(FOLDERS_MAX, parent));
    }

    Path folder() {
        return folder;
    }

    /// Gives the folder back; closing the channel frees its lock.
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
