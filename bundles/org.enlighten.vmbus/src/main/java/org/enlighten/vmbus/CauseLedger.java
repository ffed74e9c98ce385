// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus;

import java.util.Arrays;
import org.enlighten.machine.GuestMemory;

/// The requests that packets on their way through one ring serve, by where in the ring they begin, oldest first.
/// Bounded:
/// when nobody takes them, the oldest go.
public final class CauseLedger {
    private static final int MOST = 1 << 15;
    private static final int WORDS = 2;

    private final GuestMemory memory;
    private final long page;
    private long[] entries = new long[16 * WORDS];
    private int first;
    private int count;

    CauseLedger(GuestMemory memory, long page) {
        this.memory = memory;
        this.page = page;
    }

    boolean isOf(GuestMemory of, long firstPage) {
        return memory == of && page == firstPage;
    }

    public void clear() {
        first = 0;
        count = 0;
    }

    public void note(int offset, long cause) {
        if (cause == 0) return;
        if (count == capacity()) {
            if (count < MOST) grow();
            else drop();
        }
        int at = (first + count++) % capacity() * WORDS;
        entries[at] = offset;
        entries[at + 1] = cause;
    }

    /// What the packet that begins there serves; 0 when nobody knows.
    public long at(int offset) {
        return count > 0 && entries[first * WORDS] == offset ? entries[first * WORDS + 1] : 0;
    }

    /// As [#at], and forgets it.
    public long take(int offset) {
        long cause = at(offset);
        if (cause != 0) drop();
        return cause;
    }

    private void drop() {
        first = (first + 1) % capacity();
        count--;
    }

    private int capacity() {
        return entries.length / WORDS;
    }

    private void grow() {
        long[] ordered = save();
        entries = Arrays.copyOf(ordered, entries.length * 2);
        first = 0;
    }

    /// Offsets and causes, in pairs.
    public long[] save() {
        long[] ordered = new long[count * WORDS];
        for (int i = 0; i < count; i++)
            System.arraycopy(entries, (first + i) % capacity() * WORDS, ordered, i * WORDS, WORDS);
        return ordered;
    }

    public void restore(long[] saved) {
        clear();
        for (int i = 0; i < saved.length; i += WORDS) note((int) saved[i], saved[i + 1]);
    }
}
