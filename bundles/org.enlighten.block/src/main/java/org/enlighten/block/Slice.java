// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

/// Data by reference: `length` bytes of a memory from `at`.
public record Slice(Memory memory, long at, int length) {
    public Slice {
        if (at < 0 || length < 0 || at > memory.sizeBytes() - length) {
            throw new IndexOutOfBoundsException("slice outside of '%s': at=%d, length=%d, size=%d"
                    .formatted(memory.name(), at, length, memory.sizeBytes()));
        }
    }

    /// An immutable value of its own. The array is not copied: do not change it afterwards.
    public static Slice of(byte[] value) {
        return new Slice(new ByteMemory("", value), 0, value.length);
    }

    public Slice part(int from, int bytes) {
        return new Slice(memory, at + from, bytes);
    }

    public byte[] toBytes() {
        byte[] bytes = new byte[length];
        memory.read(at, bytes, 0, length);
        return bytes;
    }

    /// Copies this slice's bytes into `target`, which is as long.
    public void copyTo(Slice target) {
        target.memory.write(target.at, toBytes(), 0, length);
    }

    public void fill(byte[] from, int offset) {
        memory.write(at, from, offset, length);
    }

    /// This slice as it is saved: by name, or by value when the memory has none.
    public State save() {
        return memory.name().isEmpty()
                ? new State("", 0, length, toBytes())
                : new State(memory.name(), at, length, new byte[0]);
    }

    /// A saved slice; `value` counts when `memory` is empty.
    public record State(String memory, long at, int length, byte[] value) {
        public Slice in(Memories memories) {
            return memory.isEmpty() ? Slice.of(value) : new Slice(memories.named(memory), at, length);
        }
    }
}
