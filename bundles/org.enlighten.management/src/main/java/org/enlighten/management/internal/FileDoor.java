// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.FileManagement;
import org.enlighten.management.FileView;
import org.enlighten.management.Operation;

/// Files on a host's volumes, from outside.
record FileDoor(World world, String host) implements FileManagement {
    @Override
    public CompletableFuture<List<FileView>> list(String path) {
        return world.clock().ask(() -> new HostFiles(world.host(host)).list(path));
    }

    @Override
    public Operation<FileView> bring(String file, String path) {
        return world.begin(
                "Import-HostFile", file, false, work -> work.done(new HostFiles(world.host(host)).bring(file, path)));
    }

    @Override
    public Operation<FileView> fetch(String path, String file) {
        return world.begin(
                "Export-HostFile", path, false, work -> work.done(new HostFiles(world.host(host)).fetch(path, file)));
    }
}
