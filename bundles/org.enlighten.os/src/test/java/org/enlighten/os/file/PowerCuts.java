// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.enlighten.block.Outcome;

/// What every power cut must leave: no damage, and of files that no operation since their flush has touched, all.
public final class PowerCuts extends SerialOracle {
    private static final int EVERY = 23;

    /// What a judge finds on an image.
    public record Found(List<String> damage, Map<String, byte[]> files) {}

    /// Images of some of the cuts.
    public final List<byte[]> samples = new ArrayList<>();

    private final Function<byte[], Found> judge;
    private final Map<Integer, Map<String, byte[]>> atFlush = new HashMap<>();
    /// Of each path the changes that are published and not answered.
    private final Map<String, Set<FileRequest>> pending = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, byte[]> committed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    public int cuts;

    public PowerCuts(FileWorld world, FileModel model, Function<byte[], Found> judge) {
        super(world, model);
        this.judge = judge;
    }

    @Override
    public void submitted(int number, FileRequest request) {
        if (!(request instanceof FileRequest.Flush)) return;
        follow();
        Map<String, byte[]> durable = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        model.files.forEach((path, bytes) -> {
            if (isSettled(path)) durable.put(path, bytes);
        });
        atFlush.put(number, durable);
    }

    @Override
    protected void published(FileRequest request) {
        switch (request) {
            case FileRequest.Create(String path) -> changed(request, path);
            case FileRequest.Write(String path, long _, var _) -> changed(request, path);
            case FileRequest.Delete(String path) -> changed(request, path);
            case FileRequest.Resize(String path, long _) -> changed(request, path);
            case FileRequest.Rename(String from, String to) -> {
                changed(request, from);
                changed(request, to);
            }
            default -> {}
        }
    }

    private void changed(FileRequest request, String path) {
        pending.computeIfAbsent(path, _ -> Collections.newSetFromMap(new IdentityHashMap<>()))
                .add(request);
        committed.remove(path);
    }

    private boolean isSettled(String path) {
        return pending.getOrDefault(path, Set.of()).isEmpty();
    }

    @Override
    public void answered(int number, FileRequest request, Outcome outcome) {
        super.answered(number, request, outcome);
        pending.values().forEach(p -> p.remove(request));
        Map<String, byte[]> durable = atFlush.remove(number);
        if (durable == null) return;
        durable.forEach((path, bytes) -> {
            if (Arrays.equals(bytes, model.files.get(path)) && isSettled(path)) committed.put(path, bytes);
        });
    }

    /// The power goes now.
    public void check() {
        cuts++;
        follow();
        byte[] medium = world.volume.medium();
        Found found = judge.apply(medium);
        for (String damage : found.damage()) problems.add("cut " + cuts + ": " + damage);
        committed.forEach((path, bytes) -> {
            if (!Arrays.equals(bytes, found(found, path))) problems.add("cut " + cuts + ": lost " + path);
        });
        if (cuts % EVERY == 0) samples.add(medium);
    }

    private static byte[] found(Found found, String path) {
        for (Map.Entry<String, byte[]> file : found.files().entrySet()) {
            if (file.getKey().equalsIgnoreCase(path)) return file.getValue();
        }
        return null;
    }
}
