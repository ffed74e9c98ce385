// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.block.BlockClient;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.FileStore;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome;

/// A store of files in memory that answers when it is asked to deliver.
final class FakeVolume implements FileStore {
    private final Map<String, byte[]> files = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Boolean> directories = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Runnable> answers = new ArrayList<>();
    private boolean broken;
    private boolean full;

    void failWrites() {
        broken = true;
    }

    void full() {
        full = true;
    }

    void put(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    List<String> files() {
        return List.copyOf(files.keySet());
    }

    String text(String path) {
        return new String(files.get(path), StandardCharsets.ISO_8859_1);
    }

    @Override
    public Optional<Entry> entry(String path) {
        if (directories.containsKey(path)) return Optional.of(new Entry(path, true, 0, 0));
        return Optional.ofNullable(files.get(path)).map(content -> new Entry(path, false, content.length, 0));
    }

    @Override
    public List<Entry> list(String directory) {
        throw new UnsupportedOperationException("an installation lists nothing");
    }

    @Override
    public void makeDirectory(String path) {
        directories.put(path, true);
    }

    @Override
    public void create(String path) {
        files.put(path, new byte[0]);
    }

    @Override
    public void delete(String path) {
        files.remove(path);
    }

    @Override
    public void rename(String from, String to) {
        files.put(to, files.remove(from));
    }

    @Override
    public void resize(String path, long sizeBytes) {
        if (full) throw new OperationFailed(Outcome.Failure.NO_SPACE, "the volume is full");
        files.put(path, Arrays.copyOf(files.get(path), (int) sizeBytes));
    }

    @Override
    public BlockLayer open(String path) {
        return new BlockLayer() {
            private BlockClient client;

            @Override
            public void attach(BlockClient of) {
                client = of;
            }

            @Override
            public long sizeBytes() {
                return files.get(path).length;
            }

            @Override
            public void submit(long tag, BlockRequest request, long cause) {
                if (request instanceof BlockRequest.Flush) {
                    answers.add(() -> client.completed(tag, Outcome.DONE));
                    return;
                }
                BlockRequest.Write write = (BlockRequest.Write) request;
                if (write.data().length() % 512 != 0) throw new AssertionError("not whole sectors");
                Outcome outcome = broken
                        ? new Outcome.Failed(Outcome.Failure.MEDIUM_ERROR, "the volume is broken")
                        : Outcome.done(write.data().length());
                if (!broken)
                    System.arraycopy(
                            write.data().toBytes(),
                            0,
                            files.get(path),
                            (int) write.at(),
                            write.data().length());
                answers.add(() -> client.completed(tag, outcome));
            }
        };
    }

    @Override
    public void deliver() {
        List<Runnable> now = List.copyOf(answers);
        answers.clear();
        now.forEach(Runnable::run);
    }

    @Override
    public long freeBytes() {
        return Long.MAX_VALUE;
    }

    @Override
    public long capacityBytes() {
        return Long.MAX_VALUE;
    }
}
