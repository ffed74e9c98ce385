// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os;

import org.enlighten.block.Slice;

/// A process's own pages: offsets from 0 to [#sizeBytes]. An access outside is an access violation
/// ([IndexOutOfBoundsException]) and crashes the process.
public interface UserMemory {
    int sizeBytes();

    int u8(int at);

    void put8(int at, int value);

    byte[] bytes(int at, int count);

    void put(int at, byte[] value);

    default String text(int at, int count) {
        return new String(bytes(at, count), java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /// The physical memory behind a range, for kernel code.
    Slice slice(int at, int count);
}
