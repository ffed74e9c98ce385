// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.bus;

/// Registers at I/O ports. A device of an 8-bit bus implements the first two; wider accesses come to it as bytes of
/// consecutive ports, lowest first, as the bus bridge splits them.
public interface PortDevice {
    /// What a port reads that nobody drives.
    int FLOATING = 0xFF;

    /// One byte.
    int read(int port);

    void write(int port, int value);

    /// An access of 2 or 4 bytes.
    default long readWide(int port, int size) {
        long value = 0;
        for (int i = 0; i < size; i++) value |= (read(port + i & 0xFFFF) & 0xFFL) << 8 * i;
        return value;
    }

    default void writeWide(int port, int size, long value) {
        for (int i = 0; i < size; i++) write(port + i & 0xFFFF, (int) (value >>> 8 * i) & 0xFF);
    }
}
