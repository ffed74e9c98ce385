// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.iso;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A file or directory of the tree that goes onto the image.
final class IsoNode {
    private static final Pattern NAME = Pattern.compile("[A-Z0-9_]{1,8}(\\.[A-Z0-9_]{1,3})?");

    private final String name;
    private final Optional<byte[]> content;
    private final TreeMap<String, IsoNode> children = new TreeMap<>();
    private IsoNode parent = this;
    private int extent;
    private int number;

    private IsoNode(String name, Optional<byte[]> content) {
        this.name = name;
        this.content = content;
    }

    static IsoNode directory(String name) {
        return new IsoNode(name, Optional.empty());
    }

    void add(String path, byte[] bytes) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            put(new IsoNode(checked(path), Optional.of(bytes)));
            return;
        }
        String first = checked(path.substring(0, slash));
        if (!children.containsKey(first)) put(directory(first));
        children.get(first).add(path.substring(slash + 1), bytes);
    }

    private void put(IsoNode child) {
        child.parent = this;
        children.put(child.name, child);
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a CD's names have eight and three capitals, digits or _: '" + name + "'");
        }
        return name;
    }

    String name() {
        return name;
    }

    boolean isDirectory() {
        return content.isEmpty();
    }

    byte[] bytes() {
        return content.orElseThrow();
    }

    Collection<IsoNode> children() {
        return children.values();
    }

    IsoNode parent() {
        return parent;
    }

    /// First sector of a file.
    int extent() {
        return extent;
    }

    void extent(int sector) {
        extent = sector;
    }

    /// A directory's number in path tables, from 1.
    int number() {
        return number;
    }

    void number(int n) {
        number = n;
    }
}
