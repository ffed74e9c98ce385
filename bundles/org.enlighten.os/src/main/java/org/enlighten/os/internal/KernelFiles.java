// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.block.BlockClient;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.FileStore;
import org.enlighten.block.Outcome;
import org.enlighten.machine.Cost;
import org.enlighten.os.driver.IoRequest;

/// Files of host volumes that drivers use: a disk format on one reads and writes it like any other block layer.
final class KernelFiles {
    /// How keys of such files begin, and what stands between their parts: in no path.
    static final String KIND = "file";

    static final String SEPARATOR = "|";
    private final Executive x;
    private final TreeMap<String, KernelFile> files = new TreeMap<>();

    KernelFiles(Executive x) {
        this.x = x;
    }

    Optional<BlockLayer> open(DriverInstance user, String path, String holder) {
        if (!(x.volumes.resolve(path) instanceof Target.File(Volume volume, String name))) return Optional.empty();
        Optional<FileStore> store = volume.driver.files;
        boolean isFile = store.flatMap(s -> s.entry(storePath(name)))
                .filter(e -> !e.directory())
                .isPresent();
        if (!isFile) return Optional.empty();
        String key = key(user.number, volume.id, holder, storePath(name));
        return Optional.of(
                files.computeIfAbsent(key, k -> new KernelFile(k, user, volume, storePath(name), store.get())));
    }

    /// A client that is not there yet when requests are restored is found when it opens its file again.
    KernelFile named(String key) {
        return files.computeIfAbsent(key, this::rebuilt);
    }

    private KernelFile rebuilt(String key) {
        String[] parts = key.split("\\|", 5);
        DriverInstance user = x.drivers.get(Integer.parseInt(parts[1]));
        Volume volume = x.volumes.get(Integer.parseInt(parts[2]));
        return new KernelFile(key, user, volume, parts[4], volume.driver.files.orElseThrow());
    }

    private static String key(int driver, int volume, String holder, String path) {
        return String.join(SEPARATOR, KIND, Integer.toString(driver), Integer.toString(volume), holder, path);
    }

    /// A store's names have `/` between them and do not begin with it.
    static String storePath(String name) {
        return name.substring(1).replace('\\', '/');
    }

    /// One file as one driver uses it.
    final class KernelFile implements BlockLayer, PendingRequest.Client {
        private final String key;
        private final DriverInstance user;
        private final Volume volume;
        private final String path;
        private final FileStore store;
        private BlockClient above;

        private KernelFile(String key, DriverInstance user, Volume volume, String path, FileStore store) {
            this.key = key;
            this.user = user;
            this.volume = volume;
            this.path = path;
            this.store = store;
        }

        @Override
        public void attach(BlockClient client) {
            above = client;
        }

        @Override
        public long sizeBytes() {
            return store.entry(path).map(FileStore.Entry::sizeBytes).orElse(0L);
        }

        @Override
        public void submit(long tag, BlockRequest request, long cause) {
            x.dispatcher.charge(x.costs.ns(Cost.FILE_SYSTEM_PATH));
            x.drivers.request(volume.driver, new IoRequest.Function.FileBlock(path, request), cause, this, tag);
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public void requestDone(long tag, Outcome outcome) {
            if (above != null) x.guarded(user.id(), () -> above.completed(tag, outcome));
        }
    }
}
