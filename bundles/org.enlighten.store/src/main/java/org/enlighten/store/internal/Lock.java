// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// A folder held by this process alone. The operating system lets go of it when the process ends, however it ends.
public final class Lock implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String OWNER = "lock.owner";

    private final FileChannel channel;

    private Lock(FileChannel channel) {
        this.channel = channel;
    }

    /// Empty when another process, or another workspace of this one, holds it.
    public static Optional<Lock> take(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isFree(channel)) {
            channel.close();
            return Optional.empty();
        }
        Files.writeString(
                folder.resolve(OWNER), "process " + ProcessHandle.current().pid());
        return Optional.of(new Lock(channel));
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /// Who holds it, such as `process 1234`.
    public static String owner(Path folder) {
        try {
            return Files.readString(folder.resolve(OWNER));
        } catch (IOException e) {
            return "another process";
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
