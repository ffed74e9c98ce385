// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Files by path, in the order of their paths, names compared without case. Immutable; made by [#builder].
public final class FileTree {
    private final NavigableMap<String, byte[]> files;

    private FileTree(NavigableMap<String, byte[]> files) {
        this.files = files;
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Paths of all files, such as `I386/CMD.EXE`, sorted without regard to case.
    public NavigableSet<String> paths() {
        return Collections.unmodifiableNavigableSet(files.navigableKeySet());
    }

    /// Paths of all directories that hold files, a parent before its children.
    public NavigableSet<String> directories() {
        NavigableSet<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String path : files.keySet())
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1))
                all.add(path.substring(0, slash));
        return all;
    }

    public boolean contains(String path) {
        return files.containsKey(path);
    }

    /// A copy of a file's content. [IllegalArgumentException] when there is no such file.
    public byte[] bytes(String path) {
        byte[] content = files.get(path);
        if (content == null) throw new IllegalArgumentException("this tree has no file '" + path + "'");
        return content.clone();
    }

    public String text(String path) {
        return new String(bytes(path), StandardCharsets.ISO_8859_1);
    }

    /// Of all files together.
    public long sizeBytes() {
        return files.values().stream().mapToLong(content -> content.length).sum();
    }

    /// Collects a tree. A path is one or more names with `/` between them.
    public static final class Builder {
        private final NavigableMap<String, byte[]> files = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        private Builder() {}

        /// Adds a file, or replaces it.
        public Builder file(String path, byte[] content) {
            check(path);
            files.put(path, content.clone());
            return this;
        }

        /// A text file, in ISO 8859-1.
        public Builder text(String path, String content) {
            return file(path, content.getBytes(StandardCharsets.ISO_8859_1));
        }

        /// Every file of another tree.
        public Builder all(FileTree other) {
            files.putAll(other.files);
            return this;
        }

        public FileTree build() {
            NavigableMap<String, byte[]> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            copy.putAll(files);
            return new FileTree(copy);
        }

        private static void check(String path) {
            for (String name : path.split("/", -1)) {
                if (name.isEmpty() || name.equals(".") || name.equals("..") || name.contains("\\"))
                    throw new IllegalArgumentException("'" + path + "' is not a path of names with '/' between them");
            }
        }
    }
}
