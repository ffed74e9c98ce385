// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a guest's files may hold after a power cut, from the commands that were typed one after the other. What was
/// closed and flushed is there, whole; of what was done since, any part may be missing, but nothing else is in its
/// place: a file is a prefix of something that was written into it.
final class GuestFiles {
    /// @param versions contents, of one of which a prefix is there
    /// @param bytesMin length of that prefix at least
    /// @param mayBeGone nothing has promised that it is there at all
    private record Expected(List<byte[]> versions, int bytesMin, boolean mayBeGone) {
        static Expected durable(byte[] content) {
            return new Expected(List.of(content), content.length, false);
        }

        Expected orElse(byte[] content, int bytesAtLeast) {
            List<byte[]> all = new ArrayList<>(versions);
            all.add(content);
            return new Expected(List.copyOf(all), Math.min(bytesMin, bytesAtLeast), mayBeGone);
        }

        Expected orGone() {
            return new Expected(versions, bytesMin, true);
        }

        boolean allows(byte[] found) {
            return found.length >= bytesMin
                    && versions.stream()
                            .anyMatch(v -> found.length <= v.length
                                    && Arrays.equals(v, 0, found.length, found, 0, found.length));
        }
    }

    private final Map<String, Expected> expected = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, byte[]> present = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    /// Short names changed in place since the last flush, from old to new: one of the two is there.
    private final Map<String, String> renamed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /// The files as they are when everything that was typed has been done.
    Map<String, byte[]> present() {
        return present;
    }

    /// What lies on the medium without power is there for good.
    void found(Map<String, byte[]> files) {
        present.clear();
        present.putAll(files);
        flushed();
    }

    void flushed() {
        expected.clear();
        renamed.clear();
        present.forEach((path, content) -> expected.put(path, Expected.durable(content)));
    }

    /// A file is made, or emptied and written again.
    void writes(String path, byte[] content) {
        forget(path);
        Expected before = expected.get(path);
        expected.put(path, before == null ? new Expected(List.of(content), 0, true) : before.orElse(content, 0));
        present.put(path, content);
    }

    void appends(String path, byte[] more) {
        forget(path);
        byte[] before = present.get(path);
        byte[] whole = Arrays.copyOf(before, before.length + more.length);
        System.arraycopy(more, 0, whole, before.length, more.length);
        expected.computeIfPresent(path, (_, e) -> e.orElse(whole, before.length));
        present.put(path, whole);
    }

    void deletes(String path) {
        forget(path);
        expected.computeIfPresent(path, (_, e) -> e.orGone());
        present.remove(path);
    }

    /// @param inPlace both are short names: the entry is changed where it is
    void renames(String from, String to, boolean inPlace) {
        forget(from);
        Expected moving = expected.get(from);
        if (inPlace && !moving.mayBeGone()) renamed.put(from, to);
        expected.put(from, moving.orGone());
        expected.put(to, moving.orGone());
        present.put(to, present.remove(from));
    }

    private void forget(String path) {
        renamed.remove(path);
        renamed.values().removeIf(path::equalsIgnoreCase);
    }

    /// What must not be so, as sentences; empty when every promise was kept.
    List<String> broken(Map<String, byte[]> files) {
        List<String> broken = new ArrayList<>();
        expected.forEach((path, e) -> {
            byte[] found = files.get(path);
            if (found == null && !e.mayBeGone()) broken.add("'" + path + "' was flushed and is gone");
            if (found != null && !e.allows(found))
                broken.add("'%s' has %d bytes that nobody wrote there".formatted(path, found.length));
        });
        renamed.forEach((from, to) -> {
            if (!files.containsKey(from) && !files.containsKey(to))
                broken.add("'%s' was renamed to '%s' and is under neither name".formatted(from, to));
        });
        for (String path : files.keySet()) if (!expected.containsKey(path)) broken.add("'" + path + "' was never made");
        return broken;
    }
}
