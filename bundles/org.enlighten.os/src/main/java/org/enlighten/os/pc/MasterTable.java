// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import org.enlighten.machine.GuestMemory;

/// The table of memory regions that a bus master follows (SFF-8038i, 1.2): no region crosses 64 KiB.
final class MasterTable {
    private static final long BOUNDARY = 0x10000;
    private static final int LAST = 0x8000;

    private MasterTable() {}

    /// @param table page-aligned
    /// @param gpa even, below 4 GiB
    static void write(GuestMemory memory, long table, long gpa, int bytes) {
        long at = gpa;
        long entry = table;
        for (int left = bytes, n; left > 0; left -= n, at += n, entry += 8) {
            n = (int) Math.min(left, BOUNDARY - at % BOUNDARY);
            memory.put32(entry, (int) at);
            memory.put16(entry + 4, n); // 64 KiB is written as 0
            memory.put16(entry + 6, n == left ? LAST : 0);
        }
    }
}
