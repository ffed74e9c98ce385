// SPDX-License-Identifier: Apache-2.0
package org.enlighten.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {
    @TempDir
    Path parent;

    @Test
    void takesTheFolderThatAnEarlierProcessLeft() throws Exception {
        Path first;
        try (Storage storage = Storage.take(parent)) {
            first = storage.folder();
        }
        try (Storage storage = Storage.take(parent)) {
            assertEquals(first, storage.folder());
        }
    }

    @Test
    void leavesAloneAFolderThatAnotherProcessHolds() throws Exception {
        Path lock = parent.resolve("0.lock");
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        lock.toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertEquals('h', holder.getInputStream().read(), "the other process did not get the lock");
            try (Storage storage = Storage.take(parent)) {
                assertEquals(parent.resolve("1"), storage.folder());
            }
        } finally {
            holder.destroy();
        }
    }

    @Test
    void saysWhatToSetWhenTheCacheCannotBeWritten() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));
        Refusal refusal = assertThrows(Refusal.class, () -> Storage.take(file.resolve("cache")));
        assertTrue(refusal.getMessage().contains("ENLIGHTEN_CACHE"), refusal.getMessage());
    }

    /// Another process that holds a lock until it is ended.
    static final class LockHolder {
        public static void main(String[] arguments) throws IOException, InterruptedException {
            try (FileChannel channel =
                    FileChannel.open(Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                System.out.println("h");
                Thread.sleep(60_000);
            }
        }
    }
}
