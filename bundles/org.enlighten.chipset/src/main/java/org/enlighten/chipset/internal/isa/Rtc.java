// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

import java.util.function.LongSupplier;
import org.enlighten.chipset.internal.bus.PortDevice;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;

/// The MC146818 real-time clock and its 128 bytes of battery-backed memory. Time is the virtual clock plus an offset;
/// flags are found out when they are read, and scheduled only when they interrupt.
public final class Rtc implements PortDevice, Snapshottable<Rtc.State> {
    public record State(int index, byte[] memory, long epochNs, long settledNs) {}

    public static final int PORT = 0x70;
    private static final long SECOND_NS = 1_000_000_000;
    private static final long UPDATE_NS = 244_000;
    private static final int IRQ = 8;
    private static final int A = 0x0A;
    private static final int B = 0x0B;
    private static final int C = 0x0C;
    private static final int D = 0x0D;
    private static final int SET = 0x80;
    private static final int PERIODIC = 0x40;
    private static final int ALARM = 0x20;
    private static final int UPDATE = 0x10;
    private static final int ANY = 0x80;

    private final LongSupplier nowNs;
    private final Pic pic;
    private final byte[] memory = new byte[128];
    private int index;
    /// Nanoseconds since 1970 at the virtual instant 0.
    private long epochNs;
    private long settledNs;
    private long dueNs = Simulation.NEVER;

    public Rtc(LongSupplier nowNs, Pic pic, long startEpochSeconds) {
        this.nowNs = nowNs;
        this.pic = pic;
        epochNs = startEpochSeconds * SECOND_NS;
        settledNs = nowNs.getAsLong();
        memory[A] = 0x26;
        memory[B] = 0x02;
        memory[D] = (byte) 0x80;
    }

    /// A byte of the battery-backed memory, as the factory wrote it.
    public void memory(int at, int value) {
        memory[at] = (byte) value;
    }

    public int memory(int at) {
        return memory[at] & 0xFF;
    }

    @Override
    public int read(int port) {
        if ((port & 1) == 0) return FLOATING;
        return switch (index) {
            case A -> memory[A] & 0x7F | (updating() ? 0x80 : 0);
            case C -> {
                settle(nowNs.getAsLong());
                yield takeFlags();
            }
            default -> {
                if (RtcTime.isTimeRegister(index) && !isSet()) {
                    yield RtcTime.register(index, Math.floorDiv(timeNs(nowNs.getAsLong()), SECOND_NS), memory[B]);
                }
                yield memory[index] & 0xFF;
            }
        };
    }

    @Override
    public void write(int port, int value) {
        if ((port & 1) == 0) {
            index = value & 0x7F;
            return;
        }
        settle(nowNs.getAsLong());
        switch (index) {
            case A -> {
                memory[A] = (byte) (value & 0x7F);
                dueNs = findDueNs();
            }
            case B -> writeB(value);
            case C, D -> {}
            default -> writeMemory(value);
        }
    }

    private void writeMemory(int value) {
        if (!RtcTime.isTimeRegister(index) || isSet()) {
            memory[index] = (byte) value;
            dueNs = findDueNs();
            return;
        }
        long fraction = Math.floorMod(timeNs(nowNs.getAsLong()), SECOND_NS);
        loadTime();
        memory[index] = (byte) value;
        storeTime(fraction);
        dueNs = findDueNs();
    }

    private void writeB(int value) {
        boolean wasSet = isSet();
        if (!wasSet && (value & SET) != 0) loadTime();
        // While SET is on, updates do not interrupt.
        memory[B] = (byte) ((value & SET) != 0 ? value & ~UPDATE : value);
        if (wasSet && (value & SET) == 0) storeTime(0);
        raise();
    }

    private boolean isSet() {
        return (memory[B] & SET) != 0;
    }

    private long timeNs(long now) {
        return epochNs + now;
    }

    private void loadTime() {
        long seconds = Math.floorDiv(timeNs(nowNs.getAsLong()), SECOND_NS);
        for (int r = 0; r <= RtcTime.YEAR; r++) {
            if (RtcTime.isTimeRegister(r)) memory[r] = (byte) RtcTime.register(r, seconds, memory[B]);
        }
        memory[RtcTime.CENTURY] = (byte) RtcTime.register(RtcTime.CENTURY, seconds, memory[B]);
    }

    private void storeTime(long fractionNs) {
        epochNs = RtcTime.epochSeconds(memory, memory[B]) * SECOND_NS + fractionNs - nowNs.getAsLong();
    }

    private boolean updating() {
        return !isSet() && Math.floorMod(timeNs(nowNs.getAsLong()), SECOND_NS) >= SECOND_NS - UPDATE_NS;
    }

    private int takeFlags() {
        int flags = memory[C] & 0xFF;
        memory[C] = 0;
        pic.line(IRQ, false);
        dueNs = findDueNs();
        return flags;
    }

    /// Lets time pass: sets the flags of what happened meanwhile and interrupts for those that are enabled.
    public void settle(long now) {
        if (now <= settledNs) return;
        int flags = 0;
        if (periodNs() > 0 && now / periodNs() != settledNs / periodNs()) flags |= PERIODIC;
        long second = Math.floorDiv(timeNs(now), SECOND_NS);
        long before = Math.floorDiv(timeNs(settledNs), SECOND_NS);
        if (!isSet() && second != before) {
            flags |= UPDATE;
            if (alarmNextAfter(before) <= second) flags |= ALARM;
        }
        settledNs = now;
        memory[C] |= (byte) flags;
        raise();
    }

    private void raise() {
        if ((memory[C] & memory[B] & (PERIODIC | ALARM | UPDATE)) != 0) {
            memory[C] |= (byte) ANY;
            pic.line(IRQ, true);
        }
        dueNs = findDueNs();
    }

    /// The instant at which the next enabled flag comes up.
    public long nextDueNs() {
        return dueNs;
    }

    private long findDueNs() {
        if ((memory[C] & ANY) != 0 || (memory[B] & (PERIODIC | ALARM | UPDATE)) == 0) return Simulation.NEVER;
        long due = Simulation.NEVER;
        if ((memory[B] & PERIODIC) != 0 && periodNs() > 0) due = (settledNs / periodNs() + 1) * periodNs();
        if (isSet()) return due;
        long second = Math.floorDiv(timeNs(settledNs), SECOND_NS);
        if ((memory[B] & UPDATE) != 0) due = Math.min(due, (second + 1) * SECOND_NS - epochNs);
        if ((memory[B] & ALARM) == 0) return due;
        long alarm = alarmNextAfter(second);
        return alarm == Simulation.NEVER ? due : Math.min(due, alarm * SECOND_NS - epochNs);
    }

    /// 0 when the divider stands still. Rate 1 and 2 repeat 8 and 9 (data sheet, table 5).
    private long periodNs() {
        int rate = memory[A] & 15;
        if (rate == 0 || (memory[A] & 0x70) != 0x20) return 0;
        int shift = rate < 3 ? rate + 6 : rate - 1;
        return (SECOND_NS << shift) / 32_768;
    }

    /// The first second after `second` that the alarm registers match; a register of 0xC0 or more matches all.
    private long alarmNextAfter(long second) {
        for (long s = second + 1; s <= second + 86_400; s += step(s)) if (matches(s)) return s;
        return Simulation.NEVER;
    }

    /// Skips seconds that cannot match: to the next minute or hour when those do not.
    private int step(long second) {
        if (!matches(second, RtcTime.HOURS)) return (int) (3600 - Math.floorMod(second, 3600L));
        if (!matches(second, RtcTime.MINUTES)) return (int) (60 - Math.floorMod(second, 60L));
        return 1;
    }

    private boolean matches(long second) {
        return matches(second, RtcTime.HOURS) && matches(second, RtcTime.MINUTES) && matches(second, RtcTime.SECONDS);
    }

    private boolean matches(long second, int register) {
        int alarm = memory[register + 1] & 0xFF;
        return alarm >= 0xC0 || alarm == RtcTime.register(register, second, memory[B]);
    }

    /// Reset clears what interrupts; time and memory live on the battery.
    public void reset() {
        memory[B] &= ~(PERIODIC | ALARM | UPDATE);
        memory[C] = 0;
        dueNs = Simulation.NEVER;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(index, memory.clone(), epochNs, settledNs);
    }

    @Override
    public void restore(State s) {
        index = s.index();
        System.arraycopy(s.memory(), 0, memory, 0, memory.length);
        epochNs = s.epochNs();
        settledNs = s.settledNs();
        dueNs = findDueNs();
    }
}
