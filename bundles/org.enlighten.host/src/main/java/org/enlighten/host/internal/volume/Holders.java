// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.volume;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Which layer a request in flight belongs to, before and after a restore. A layer that was opened without a name of
/// its holder is known by its path and its rank among those of that path that have requests in flight.
final class Holders {
    private static final String RANK = "#";

    /// Opened for a path before the volume had any request: to these a restore comes back.
    private final Map<String, Deque<VolumeFile>> early = new TreeMap<>();
    /// Restored by a request in flight, not opened again yet.
    private final Map<String, Deque<VolumeFile>> unclaimed = new TreeMap<>();
    private final Map<String, VolumeFile> named = new TreeMap<>();
    private int opened;

    VolumeFile open(RequestQueue queue, FileRecord record) {
        String key = Names.key(record.path);
        Deque<VolumeFile> waiting = unclaimed.getOrDefault(key, new ArrayDeque<>());
        if (!waiting.isEmpty()) return waiting.removeFirst();
        VolumeFile file = VolumeFile.numbered(queue, record, ++opened);
        if (!queue.isUsed()) early.computeIfAbsent(key, _ -> new ArrayDeque<>()).add(file);
        return file;
    }

    VolumeFile open(RequestQueue queue, FileRecord record, String holder) {
        VolumeFile restored = named.remove(holder);
        if (restored != null) return restored;
        VolumeFile file = VolumeFile.named(queue, record, holder);
        if (!queue.isUsed()) named.put(holder, file);
        return file;
    }

    List<Pending.State> save(List<Pending> all) {
        return all.stream().map(p -> p.save(name(p.file, all))).toList();
    }

    private static String name(VolumeFile file, List<Pending> all) {
        if (file.isNamed()) return file.holder();
        long rank = all.stream()
                .map(p -> p.file)
                .distinct()
                .filter(f -> f.record() == file.record() && !f.isNamed() && f.number() <= file.number())
                .count();
        return Names.key(file.record().path) + RANK + rank;
    }

    /// The layers of restored requests, by the holders' names, in the order of their ranks.
    Map<String, VolumeFile> restored(RequestQueue queue, FileIndex index, List<Pending.State> requests) {
        Map<String, VolumeFile> files = new TreeMap<>();
        List<Pending.State> ordered = requests.stream()
                .sorted(Comparator.comparing(Pending.State::path).thenComparing(r -> rank(r.holder())))
                .toList();
        for (Pending.State r : ordered)
            files.computeIfAbsent(r.holder(), _ -> restored(queue, index.find(r.path()), r));
        return files;
    }

    private VolumeFile restored(RequestQueue queue, Optional<FileRecord> found, Pending.State request) {
        String key = Names.key(request.path());
        boolean ranked = request.holder().startsWith(key + RANK);
        if (!ranked && named.containsKey(request.holder())) return named.remove(request.holder());
        Deque<VolumeFile> built = early.getOrDefault(key, new ArrayDeque<>());
        if (ranked && !built.isEmpty()) return built.removeFirst();
        FileRecord record = found.orElseGet(() -> gone(request));
        if (!ranked) {
            VolumeFile file = VolumeFile.named(queue, record, request.holder());
            named.put(request.holder(), file);
            return file;
        }
        VolumeFile file = VolumeFile.numbered(queue, record, ++opened);
        unclaimed.computeIfAbsent(key, _ -> new ArrayDeque<>()).addLast(file);
        return file;
    }

    private static int rank(String holder) {
        String digits = holder.substring(holder.lastIndexOf('#') + 1);
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
    }

    private static FileRecord gone(Pending.State request) {
        FileRecord record = new FileRecord(request.path(), false);
        record.deleted = true;
        return record;
    }

    void clear() {
        early.clear();
        unclaimed.clear();
        named.clear();
    }
}
