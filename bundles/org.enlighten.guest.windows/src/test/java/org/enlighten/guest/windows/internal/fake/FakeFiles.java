// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.os.Listing;

/// One volume's files: paths from the root, such as `\A\B.TXT`, compared without case.
public final class FakeFiles {
    record Node(String name, boolean directory, byte[] content, long modifiedNs) {}

    /// What is saved; contents are never changed, only replaced.
    record State(Map<String, Node> nodes, long capacityBytes, boolean writable) {}

    private static final long MODIFIED_NS = 1;

    private final Map<String, Node> nodes = new TreeMap<>();
    private final long capacityBytes;
    private final boolean writable;

    public FakeFiles(long capacityBytes, boolean writable) {
        this.capacityBytes = capacityBytes;
        this.writable = writable;
    }

    public boolean isWritable() {
        return writable;
    }

    public long capacityBytes() {
        return capacityBytes;
    }

    public long freeBytes() {
        return capacityBytes
                - nodes.values().stream().mapToLong(node -> node.content.length).sum();
    }

    public boolean exists(String path) {
        return path.equals("\\") || nodes.containsKey(key(path));
    }

    public boolean isDirectory(String path) {
        return path.equals("\\") || (exists(path) && nodes.get(key(path)).directory);
    }

    public void directory(String path) {
        nodes.put(key(path), new Node(name(path), true, new byte[0], 0));
    }

    /// A file, and the directories above it.
    public FakeFiles file(String path, byte[] content) {
        for (int at = path.indexOf('\\', 1); at > 0; at = path.indexOf('\\', at + 1))
            if (!exists(path.substring(0, at))) directory(path.substring(0, at));
        nodes.put(key(path), new Node(name(path), false, content.clone(), MODIFIED_NS));
        return this;
    }

    public byte[] content(String path) {
        return nodes.get(key(path)).content;
    }

    public Optional<Listing.Entry> entry(String path) {
        return Optional.ofNullable(nodes.get(key(path))).map(FakeFiles::entry);
    }

    public Listing list(String directory) {
        String prefix = directory.equals("\\") ? "\\" : key(directory) + "\\";
        List<Listing.Entry> entries = new ArrayList<>();
        nodes.forEach((path, node) -> {
            if (path.startsWith(prefix) && path.indexOf('\\', prefix.length()) < 0) entries.add(entry(node));
        });
        return new Listing(entries);
    }

    public void remove(String path) {
        nodes.remove(key(path));
    }

    public void rename(String from, String to) {
        Node node = nodes.remove(key(from));
        nodes.put(key(to), new Node(name(to), node.directory, node.content, node.modifiedNs));
    }

    public void write(String path, long at, byte[] data) {
        byte[] old = content(path);
        byte[] next = Arrays.copyOf(old, (int) Math.max(old.length, at + data.length));
        System.arraycopy(data, 0, next, (int) at, data.length);
        Node node = nodes.get(key(path));
        nodes.put(key(path), new Node(node.name, false, next, node.modifiedNs));
    }

    public List<String> paths() {
        return List.copyOf(nodes.keySet());
    }

    State save() {
        return new State(new TreeMap<>(nodes), capacityBytes, writable);
    }

    static FakeFiles restored(State state) {
        FakeFiles files = new FakeFiles(state.capacityBytes(), state.writable());
        files.nodes.putAll(state.nodes());
        return files;
    }

    private static Listing.Entry entry(Node node) {
        return new Listing.Entry(node.name, node.directory, node.content.length, node.modifiedNs);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('\\') + 1);
    }

    private static String key(String path) {
        return path.toUpperCase(Locale.ROOT);
    }
}
