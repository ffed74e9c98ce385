// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.block.BlockClient;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.FileStore;
import org.enlighten.block.Memories;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;

/// A host's store of files in memory: data takes a while, then an interrupt.
public final class MemoryFiles implements FileStore {
    public record Waiting(String path, long tag, BlockRequest.State request) {}

    public record Finished(String path, long tag, Outcome outcome) {}

    /// What is saved.
    public record State(Map<String, byte[]> files, List<Waiting> waiting, List<Finished> finished) {}

    private static final byte[] DIRECTORY = new byte[0];

    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private final TreeMap<String, BlockClient> clients = new TreeMap<>();
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private final ArrayDeque<Finished> finished = new ArrayDeque<>();
    private final Simulation simulation;
    private final Memories memories;
    private final Timer served;
    private final Runnable interrupt;

    public MemoryFiles(String machine, Simulation simulation, Memories memories, Runnable interrupt) {
        this.simulation = simulation;
        this.memories = memories;
        this.interrupt = interrupt;
        served = simulation.timer(machine + "/files/served", this::served);
    }

    private static String key(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    public byte[] content(String path) {
        return files.get(key(path));
    }

    public void put(String path, byte[] content) {
        files.put(key(path), content);
    }

    void copyOf(MemoryFiles other) {
        files.clear();
        files.putAll(other.files);
    }

    void remove(String path) {
        files.remove(key(path));
    }

    @Override
    public Optional<Entry> entry(String path) {
        byte[] content = files.get(key(path));
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (content != null) return Optional.of(new Entry(name, content == DIRECTORY, content.length, 0));
        boolean above = files.keySet().stream().anyMatch(f -> f.startsWith(key(path) + "/"));
        return above ? Optional.of(new Entry(name, true, 0, 0)) : Optional.empty();
    }

    @Override
    public List<Entry> list(String directory) {
        String prefix = directory.isEmpty() ? "" : key(directory) + "/";
        List<Entry> entries = new ArrayList<>();
        for (String f : files.keySet())
            if (f.startsWith(prefix) && f.indexOf('/', prefix.length()) < 0) entries.add(entry(f).orElseThrow());
        return entries;
    }

    @Override
    public void makeDirectory(String path) {
        files.put(key(path), DIRECTORY);
    }

    @Override
    public void create(String path) {
        if (entry(path).isPresent()) throw new OperationFailed(Outcome.Failure.EXISTS, "there is a '" + path + "'");
        files.put(key(path), new byte[0]);
    }

    @Override
    public void delete(String path) {
        if (files.remove(key(path)) == null)
            throw new OperationFailed(Outcome.Failure.NOT_FOUND, "there is no '" + path + "'");
    }

    @Override
    public void rename(String from, String to) {
        byte[] content = files.remove(key(from));
        if (content == null) throw new OperationFailed(Outcome.Failure.NOT_FOUND, "there is no '" + from + "'");
        files.put(key(to), content);
    }

    @Override
    public BlockLayer open(String path) {
        String key = key(path);
        return new BlockLayer() {
            @Override
            public void attach(BlockClient client) {
                clients.put(key, client);
            }

            @Override
            public long sizeBytes() {
                return files.get(key).length;
            }

            @Override
            public void submit(long tag, BlockRequest request, long cause) {
                waiting.add(new Waiting(key, tag, request.state()));
                if (waiting.size() == 1) simulation.arm(served, simulation.now() + 50_000);
            }
        };
    }

    private void served() {
        Waiting w = waiting.remove();
        finished.add(new Finished(w.path(), w.tag(), perform(w)));
        if (!waiting.isEmpty()) simulation.arm(served, simulation.now() + 50_000);
        interrupt.run();
    }

    private Outcome perform(Waiting w) {
        byte[] content = files.get(w.path());
        if (content == null) return new Outcome.Failed(Outcome.Failure.GONE, "the file was deleted");
        switch (w.request().in(memories)) {
            case BlockRequest.Read(long at, Slice into) -> {
                if (at + into.length() > content.length)
                    return new Outcome.Failed(Outcome.Failure.OUT_OF_RANGE, "the file is shorter");
                into.fill(content, (int) at);
                return Outcome.done(into.length());
            }
            case BlockRequest.Write(long at, Slice data) -> {
                if (at < 0 || at + data.length() > 1 << 16)
                    return new Outcome.Failed(Outcome.Failure.NO_SPACE, "files are small here");
                byte[] longer = Arrays.copyOf(content, (int) Math.max(content.length, at + data.length()));
                data.memory().read(data.at(), longer, (int) at, data.length());
                files.put(w.path(), longer);
                return Outcome.done(data.length());
            }
            case BlockRequest.Barrier _, BlockRequest.Flush _ -> {
                return Outcome.DONE;
            }
        }
    }

    @Override
    public void deliver() {
        for (Finished f = finished.poll(); f != null; f = finished.poll())
            clients.get(f.path()).completed(f.tag(), f.outcome());
    }

    @Override
    public void resize(String path, long sizeBytes) {
        byte[] content = files.get(key(path));
        if (content == null) throw new OperationFailed(Outcome.Failure.NOT_FOUND, "there is no '" + path + "'");
        if (sizeBytes > 1 << 16) throw new OperationFailed(Outcome.Failure.NO_SPACE, "files are small here");
        files.put(key(path), Arrays.copyOf(content, (int) sizeBytes));
    }

    @Override
    public long freeBytes() {
        return 1L << 30;
    }

    @Override
    public long capacityBytes() {
        return 1L << 31;
    }

    public State save() {
        return new State(new TreeMap<>(files), List.copyOf(waiting), List.copyOf(finished));
    }

    public void restore(State s) {
        files.clear();
        files.putAll(s.files());
        waiting.addAll(s.waiting());
        finished.addAll(s.finished());
    }
}
