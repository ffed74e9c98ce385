// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import org.enlighten.block.Memories;
import org.enlighten.block.Slice;
import org.enlighten.machine.GuestMemory;

/// Where a request's data lies for hardware: in place when it is in physical memory that the hardware reaches, else
/// in pages of the driver's own.
final class DriveData {
    record State(Slice.State data, long gpa, boolean copied) {}

    private static final long REACH_BYTES = 1L << 32;

    private final GuestMemory memory;
    private Slice data = Slice.of(new byte[0]);
    private long gpa;
    private boolean copied;

    DriveData(GuestMemory memory) {
        this.memory = memory;
    }

    /// @param pages of the driver, as large as the largest request
    /// @param write the data goes to the device
    void use(Slice slice, long pages, boolean write) {
        data = slice;
        copied = slice.memory() != memory || (slice.at() & 1) != 0 || slice.at() + slice.length() > REACH_BYTES;
        gpa = copied ? pages : slice.at();
        if (copied && write) memory.write(gpa, slice.toBytes(), 0, slice.length());
    }

    long gpa() {
        return gpa;
    }

    int bytes() {
        return data.length();
    }

    /// Pages that are copied on the way, for the time it takes.
    int pagesCopied() {
        return copied ? (data.length() + GuestMemory.PAGE_BYTES - 1) / GuestMemory.PAGE_BYTES : 0;
    }

    /// What was read is where it was wanted.
    void arrived() {
        if (!copied) return;
        byte[] bytes = new byte[data.length()];
        memory.read(gpa, bytes, 0, bytes.length);
        data.fill(bytes, 0);
    }

    State save() {
        return new State(data.save(), gpa, copied);
    }

    void restore(State s, Memories memories) {
        data = s.data().in(memories);
        gpa = s.gpa();
        copied = s.copied();
    }
}
