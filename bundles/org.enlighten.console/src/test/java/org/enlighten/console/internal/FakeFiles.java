// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.FileManagement;
import org.enlighten.management.FileView;
import org.enlighten.management.Operation;

/// A host's files, of which only names and sizes matter.
final class FakeFiles implements FileManagement {
    private final Map<String, FileView> files = new TreeMap<>();

    @Override
    public CompletableFuture<List<FileView>> list(String path) {
        return CompletableFuture.completedFuture(files.values().stream()
                .filter(file -> file.path().startsWith(path))
                .toList());
    }

    @Override
    public Operation<FileView> bring(String file, String path) {
        if (file.contains("missing"))
            return FakeOperation.failed("There is no file '%s' on this computer.".formatted(file));
        FileView view = new FileView(path.isEmpty() ? "C:\\" + file : path, false, 2 << 20, Instant.EPOCH);
        files.put(view.path(), view);
        return FakeOperation.done(view);
    }

    @Override
    public Operation<FileView> fetch(String path, String file) {
        return FakeOperation.done(new FileView(file, false, 2 << 20, Instant.EPOCH));
    }
}
