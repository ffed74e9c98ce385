// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.nic;

import org.enlighten.machine.GuestMemory;

/// Descriptors in guest memory, four words each: status, control, two buffers, or one and the next descriptor. The
/// guest may put anything there: what lies outside of memory is refused, and each word is read once.
record Descriptors(GuestMemory memory) {
    static final int BYTES = 16;
    static final int OWN = 1 << 31;
    static final int END_OF_RING = 1 << 25;
    static final int CHAINED = 1 << 24;
    private static final int SIZE_MASK = 0x7FF;

    /// One of them, copied.
    record One(long at, int status, int control, int first, int second) {
        boolean isDevices() {
            return (status & OWN) != 0;
        }

        boolean isChained() {
            return (control & CHAINED) != 0;
        }

        int firstBytes() {
            return control & SIZE_MASK;
        }

        int secondBytes() {
            return isChained() ? 0 : control >>> 11 & SIZE_MASK;
        }

        /// Where the next one lies.
        ///
        /// @param skip bytes between neighbours
        long next(long base, int skip) {
            if ((control & END_OF_RING) != 0) return base;
            return isChained() ? second & 0xFFFFFFFCL : at + BYTES + skip & 0xFFFFFFFFL;
        }
    }

    boolean isIn(long at, long bytes) {
        return at >= 0 && at <= memory.sizeBytes() - bytes;
    }

    One read(long at) {
        return new One(at, memory.i32(at), memory.i32(at + 4), memory.i32(at + 8), memory.i32(at + 12));
    }

    void status(One of, int status) {
        memory.put32(of.at(), status);
    }

    /// Copies out of a buffer; false when some of it lies outside.
    boolean read(int address, int bytes, byte[] into, int at) {
        long from = address & 0xFFFFFFFFL;
        if (!isIn(from, bytes)) return false;
        memory.read(from, into, at, bytes);
        return true;
    }

    boolean write(int address, int bytes, byte[] from, int at) {
        long to = address & 0xFFFFFFFFL;
        if (!isIn(to, bytes)) return false;
        memory.write(to, from, at, bytes);
        return true;
    }
}
