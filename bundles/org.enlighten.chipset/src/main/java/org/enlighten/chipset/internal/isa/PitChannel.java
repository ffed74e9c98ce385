// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

import org.enlighten.simulation.Snapshottable;

/// One counter of an 8254 (Intel 231164). It does not count: its state follows from the clock period in which it
/// was loaded. All arguments and results named `clock` are periods since the virtual clock began.
final class PitChannel implements Snapshottable<PitChannel.State> {
    record State(
            int mode,
            int access,
            boolean bcd,
            long reload,
            long nextReload,
            long start,
            boolean counting,
            boolean gate,
            int written,
            boolean highNext,
            boolean readHighNext,
            int latched,
            int latchedCount,
            int latchedStatus,
            boolean nullCount) {}

    static final int NOTHING = -1;

    private int mode = 3;
    private int access = 3;
    private boolean bcd;
    private long reload = 0x10000;
    private long nextReload;
    private long start;
    private boolean counting;
    private boolean gate = true;
    private int written;
    private boolean highNext;
    private boolean readHighNext;
    private int latchedBytes;
    private int latchedCount;
    private int latchedStatus = NOTHING;
    private boolean nullCount = true;

    void control(int word) {
        mode = (word >>> 1 & 7) > 5 ? (word >>> 1 & 3) : word >>> 1 & 7;
        access = word >>> 4 & 3;
        bcd = (word & 1) != 0;
        counting = false;
        nextReload = 0;
        highNext = false;
        readHighNext = false;
        latchedBytes = 0;
        latchedStatus = NOTHING;
        nullCount = true;
    }

    void write(int value, long clock) {
        if (access == 3 && !highNext) {
            written = value;
            highNext = true;
            if (mode == 0) counting = false;
            return;
        }
        int count = access == 1 ? value : access == 2 ? value << 8 : value << 8 | written;
        highNext = false;
        load(bcd ? fromBcd(count) : count, clock);
    }

    private void load(long count, long clock) {
        long full = count == 0 ? (bcd ? 10_000 : 0x10000) : count;
        if (counting && isPeriodic()) {
            settle(clock);
            nextReload = full;
            return;
        }
        reload = full;
        nullCount = false;
        if (mode == 1 || mode == 5) return; // armed; the gate triggers it
        start = gate || isPeriodic() ? clock : 0;
        counting = true;
    }

    boolean isPeriodic() {
        return mode == 2 || mode == 3;
    }

    /// A count written while another runs takes over when that one has ended.
    void settle(long clock) {
        if (nextReload == 0 || !isPeriodic() || clock < start + reload) return;
        start += (clock - start) / reload * reload;
        reload = nextReload;
        nextReload = 0;
    }

    /// The gate input. Modes 1 and 5 start at its rise, 2 and 3 start anew, 0 and 4 go on where they stood.
    void gate(boolean high, long clock) {
        if (high == gate) return;
        boolean triggered = mode == 1 || mode == 5;
        if (!triggered && counting && !high) frozenAt(clock);
        if (high && (triggered || isPeriodic())) {
            start = clock;
            counting = counting || triggered;
        } else if (high && counting) start = clock - start;
        gate = high;
    }

    /// Modes 0 and 4 stand still without gate: `start` holds the periods already counted.
    private void frozenAt(long clock) {
        if (!isPeriodic()) start = clock - start;
    }

    boolean gate() {
        return gate;
    }

    private long elapsed(long clock) {
        if (gate || mode == 1 || mode == 5) return clock - start;
        return isPeriodic() ? 0 : start;
    }

    boolean output(long clock) {
        if (!counting) return mode != 0;
        long gone = elapsed(clock);
        return switch (mode) {
            case 0, 1 -> gone >= reload;
            case 2 -> !gate || gone % reload != reload - 1;
            case 3 -> !gate || gone % reload < (reload + 1) / 2;
            default -> gone != reload;
        };
    }

    /// The first rising edge of the output after `clock`; [Long#MAX_VALUE] when none comes by itself.
    long nextRise(long clock) {
        boolean runs = counting && (gate || mode == 1 || mode == 5);
        if (!runs) return Long.MAX_VALUE;
        if (isPeriodic()) {
            settle(clock);
            return clock < start ? start + reload : start + ((clock - start) / reload + 1) * reload;
        }
        long edge = start + reload + (mode >= 4 ? 1 : 0);
        return edge > clock ? edge : Long.MAX_VALUE;
    }

    /// Rising edges in (from, to].
    long rises(long from, long to) {
        long first = nextRise(from);
        if (first > to) return 0;
        return isPeriodic() ? 1 + (to - first) / reload : 1;
    }

    void latchCount(long clock) {
        if (latchedBytes > 0) return;
        latchedCount = count(clock);
        latchedBytes = access == 3 ? 2 : 1;
        readHighNext = access == 2;
    }

    void latchStatus(long clock) {
        if (latchedStatus != NOTHING) return;
        int out = output(clock) ? 0x80 : 0;
        latchedStatus = out | (nullCount ? 0x40 : 0) | access << 4 | mode << 1 | (bcd ? 1 : 0);
    }

    int read(long clock) {
        if (latchedStatus != NOTHING) {
            int status = latchedStatus;
            latchedStatus = NOTHING;
            return status;
        }
        int count = latchedBytes > 0 ? latchedCount : count(clock);
        boolean high = access == 2 || access == 3 && readHighNext;
        readHighNext = access == 3 && !readHighNext;
        if (latchedBytes > 0) latchedBytes--;
        return (high ? count >>> 8 : count) & 0xFF;
    }

    /// What the counting element shows.
    private int count(long clock) {
        settle(clock);
        if (!counting) return (int) (reload & 0xFFFF);
        long gone = elapsed(clock);
        long left = switch (mode) {
            case 2 -> reload - gone % reload;
            case 3 -> reload - gone % ((reload + 1) / 2) * 2;
            default -> reload - gone;
        };
        if (bcd) return toBcd((int) Math.floorMod(left, 10_000L));
        return (int) (left & 0xFFFF);
    }

    private static int fromBcd(int value) {
        return (value >>> 12 & 15) * 1000 + (value >>> 8 & 15) * 100 + (value >>> 4 & 15) * 10 + (value & 15);
    }

    private static int toBcd(int value) {
        return value / 1000 << 12 | value / 100 % 10 << 8 | value / 10 % 10 << 4 | value % 10;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(
                mode,
                access,
                bcd,
                reload,
                nextReload,
                start,
                counting,
                gate,
                written,
                highNext,
                readHighNext,
                latchedBytes,
                latchedCount,
                latchedStatus,
                nullCount);
    }

    @Override
    public void restore(State s) {
        mode = s.mode();
        access = s.access();
        bcd = s.bcd();
        reload = s.reload();
        nextReload = s.nextReload();
        start = s.start();
        counting = s.counting();
        gate = s.gate();
        written = s.written();
        highNext = s.highNext();
        readHighNext = s.readHighNext();
        latchedBytes = s.latched();
        latchedCount = s.latchedCount();
        latchedStatus = s.latchedStatus();
        nullCount = s.nullCount();
    }
}
