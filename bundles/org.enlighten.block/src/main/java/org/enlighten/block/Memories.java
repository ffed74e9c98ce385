// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.Map;
import java.util.TreeMap;

/// The named memories of one world, by which saved slices find their bytes again.
public final class Memories {
    private final Map<String, Memory> byName = new TreeMap<>();

    public void add(Memory memory) {
        if (byName.putIfAbsent(memory.name(), memory) != null) {
            throw new IllegalStateException("memory name in use: name=" + memory.name());
        }
    }

    /// Its name is free; the memory has none any more ([Memory#retire]).
    public void remove(Memory memory) {
        byName.remove(memory.name());
        memory.retire();
    }

    public Memory named(String name) {
        Memory memory = byName.get(name);
        if (memory == null)
            throw new IllegalStateException("a saved slice refers to a memory that is not there: name=" + name);
        return memory;
    }
}
