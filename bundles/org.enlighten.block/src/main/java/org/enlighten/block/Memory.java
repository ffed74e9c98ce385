// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

/// Bytes with a stable name, so that a piece of them can be saved as a reference: guest memory, an engine's fetch
/// buffers. Addresses outside throw [IndexOutOfBoundsException].
public interface Memory {
    /// Unique in its simulation and stable, such as `vm/3/memory`; empty for an immutable value, which is saved as
    /// its bytes.
    String name();

    /// It was taken out of its world, where another may get its name: it has none from now on. What still refers to
    /// it,
    /// a request under way, is saved with its bytes.
    void retire();

    long sizeBytes();

    void read(long at, byte[] into, int offset, int bytes);

    void write(long at, byte[] from, int offset, int bytes);
}
