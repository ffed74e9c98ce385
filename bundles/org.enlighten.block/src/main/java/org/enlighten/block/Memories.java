// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The named memories of one world, by which saved slices find their bytes again.
public final class Memories {
    private final Map<String, Memory> byName;
    private final boolean patient;

    public Memories() {
        this(new TreeMap<>(), false);
    }

    private Memories(Map<String, Memory> byName, boolean patient) {
        this.byName = byName;
        this.patient = patient;
    }

    /// The same memories, for who is restored before all of them are there: one that is missing is looked for when its
    /// bytes are wanted.
    public Memories patient() {
        return new Memories(byName, true);
    }

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
        if (memory == null && patient) return new Awaited(name);
        return there(name, memory);
    }

    private static Memory there(String name, Memory memory) {
        if (memory == null)
            throw new IllegalStateException("a saved slice refers to a memory that is not there: name=" + name);
        return memory;
    }

    /// One that will be there when it is needed; from then on it is that one, by whatever name.
    private final class Awaited implements Memory {
        private final String name;
        private Optional<Memory> found = Optional.empty();

        Awaited(String name) {
            this.name = name;
        }

        private Optional<Memory> sought() {
            if (found.isEmpty()) found = Optional.ofNullable(byName.get(name));
            return found;
        }

        private Memory found() {
            return there(name, sought().orElse(null));
        }

        @Override
        public String name() {
            return sought().map(Memory::name).orElse(name);
        }

        @Override
        public void retire() {
            sought().ifPresent(Memory::retire);
        }

        @Override
        public long sizeBytes() {
            return sought().map(Memory::sizeBytes).orElse(Long.MAX_VALUE);
        }

        @Override
        public void read(long at, byte[] into, int offset, int length) {
            found().read(at, into, offset, length);
        }

        @Override
        public void write(long at, byte[] from, int offset, int length) {
            found().write(at, from, offset, length);
        }
    }
}
