// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.enlighten.store.internal.Journal;
import org.enlighten.store.internal.JsonText;
import org.enlighten.store.internal.Lock;

/// A folder with the documents of one world, held by one process at a time.
///
/// Beside the documents it has folders of other owners, such as the volumes of hosts; see [#folder].
public final class Workspace implements AutoCloseable {
    private static final int UNFORCED_CHANGES_MAX = 256;

    private final Path folder;
    private final Lock lock;
    private final Journal journal;
    private final Durability durability;
    private final boolean temporary;
    private int unforced;

    private Workspace(Path folder, Lock lock, Journal journal, Durability durability, boolean temporary) {
        this.folder = folder;
        this.lock = lock;
        this.journal = journal;
        this.durability = durability;
        this.temporary = temporary;
    }

    /// Opens a workspace, or makes one in a folder that is empty or not yet there.
    ///
    /// @throws StoreException when it is in use, is something else, was written by a newer version or
    /// cannot be read
    public static Workspace open(String folder, Durability durability) throws StoreException {
        return WorkspaceOpening.open(folder, durability);
    }

    /// Makes a private workspace in the system's folder for temporary files; [#close] removes it.
    public static Workspace temporary() throws StoreException {
        return WorkspaceOpening.temporary();
    }

    static Workspace of(Path folder, Lock lock, Durability durability, boolean temporary) throws IOException {
        return new Workspace(folder, lock, Journal.open(WorkspaceOpening.shelf(folder)), durability, temporary);
    }

    /// Where it lies.
    public Path folder() {
        return folder;
    }

    /// A folder in it for files of another owner, made when it is not there.
    ///
    /// @param path relative, its parts separated by `/`
    public Path folder(String path) throws StoreException {
        try {
            return Files.createDirectories(folder.resolve(path));
        } catch (IOException e) {
            throw new StoreException(
                    "The folder '%s' in the workspace '%s' could not be made: %s."
                            .formatted(path, folder, Sentences.reason(e)),
                    e);
        }
    }

    /// What was found when it was opened: damage, a change that was cut. Sentences, usually none.
    public List<String> notices() {
        return journal.notices();
    }

    /// A copy of a document; empty when there is none.
    public Optional<JsonObject> read(String key) {
        return Optional.ofNullable(journal.documents().get(key)).map(JsonText::parse);
    }

    /// The keys that begin with `prefix`, sorted.
    public List<String> keys(String prefix) {
        return List.copyOf(
                journal.documents().subMap(prefix, prefix + Character.MAX_VALUE).keySet());
    }

    /// Makes all the changes or none, as durable as this workspace was opened for.
    ///
    /// @throws StoreException when they were not made
    public void commit(Changes changes) throws StoreException {
        if (changes.isEmpty()) return;
        try {
            boolean forced = durability == Durability.FORCED || unforced >= UNFORCED_CHANGES_MAX;
            journal.append(changes.texts(), forced);
            unforced = forced ? 0 : unforced + 1;
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    /// Makes every change so far survive a power cut.
    public void force() throws StoreException {
        try {
            journal.force();
            unforced = 0;
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private StoreException notWritten(IOException e) {
        return new StoreException(
                "The change was not made, because the workspace '%s' could not be written: %s."
                        .formatted(folder, Sentences.reason(e)),
                e);
    }

    /// Forces what was changed and gives the folder back; a temporary one is removed.
    @Override
    public void close() throws StoreException {
        try {
            try (lock) {
                journal.close();
            }
            if (temporary) WorkspaceOpening.remove(folder);
        } catch (IOException e) {
            throw new StoreException(
                    "The workspace '%s' was not closed well: %s.".formatted(folder, Sentences.reason(e)), e);
        }
    }
}
