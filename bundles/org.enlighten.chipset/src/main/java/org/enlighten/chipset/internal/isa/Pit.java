// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

import java.util.List;
import java.util.function.LongSupplier;
import org.enlighten.chipset.internal.bus.PortDevice;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;

/// The 8254 interval timer: channel 0 drives interrupt request 0, channel 2 the speaker. Ticks are never scheduled:
/// [#settle] finds out how many fell into the time that has passed.
public final class Pit implements PortDevice, Snapshottable<Pit.State> {
    public record State(
            PitChannel.State system,
            PitChannel.State refresh,
            PitChannel.State speaker,
            long settledClock,
            long ticks,
            long ticksLeftOut) {}

    public static final int PORT = 0x40;
    private static final int CONTROL = 3;

    private final LongSupplier nowNs;
    private final PitChannel[] channels = {new PitChannel(), new PitChannel(), new PitChannel()};
    private long settledClock;
    private long nextTickNs = Simulation.NEVER;
    private long ticks;
    private long ticksLeftOut;

    public Pit(LongSupplier nowNs) {
        this.nowNs = nowNs;
    }

    /// Ticks of channel 0 up to `now` since the last call, without those before `neededFromNs`, which a halted
    /// processor's software accounts for itself.
    public long settle(long now, long neededFromNs) {
        if (now < nextTickNs) return 0;
        long clock = PitClock.clocks(now);
        PitChannel system = channels[0];
        long all = system.rises(settledClock, clock);
        long leftOut = 0;
        if (neededFromNs > nextTickNs) {
            long before = neededFromNs == Simulation.NEVER ? clock : Math.min(clock, PitClock.clocks(neededFromNs - 1));
            leftOut = system.rises(settledClock, before);
        }
        ticks += all;
        ticksLeftOut += leftOut;
        settled(clock);
        return all - leftOut;
    }

    /// The first tick at or after `fromNs` that has not been settled.
    public long nextTickNs(long fromNs) {
        if (fromNs <= nextTickNs || nextTickNs == Simulation.NEVER) return nextTickNs;
        if (fromNs == Simulation.NEVER) return Simulation.NEVER;
        return tickNs(channels[0].nextRise(PitClock.clocks(fromNs - 1)));
    }

    public long ticksBetween(long fromNs, long toNs) {
        if (toNs <= fromNs) return 0;
        return channels[0].rises(PitClock.clocks(fromNs - 1), PitClock.clocks(toNs - 1));
    }

    /// All ticks since power-on, and those of them that were left out.
    public long ticks() {
        return ticks;
    }

    public long ticksLeftOut() {
        return ticksLeftOut;
    }

    public boolean speakerOutput() {
        return channels[2].output(clock());
    }

    public boolean speakerGate() {
        return channels[2].gate();
    }

    public void speakerGate(boolean high) {
        channels[2].gate(high, clock());
    }

    @Override
    public int read(int port) {
        int register = port & 3;
        return register == CONTROL ? FLOATING : channels[register].read(clock());
    }

    @Override
    public void write(int port, int value) {
        int register = port & 3;
        if (register != CONTROL) channels[register].write(value, clock());
        else if (value >>> 6 == 3) readBack(value);
        else if ((value & 0x30) == 0) channels[value >>> 6].latchCount(clock());
        else channels[value >>> 6].control(value);
        if (register == 0 || register == CONTROL) settled(clock());
    }

    private void readBack(int command) {
        for (int c = 0; c < 3; c++) {
            if ((command & 2 << c) == 0) continue;
            if ((command & 0x20) == 0) channels[c].latchCount(clock());
            if ((command & 0x10) == 0) channels[c].latchStatus(clock());
        }
    }

    private long clock() {
        return PitClock.clocks(nowNs.getAsLong());
    }

    private void settled(long clock) {
        settledClock = clock;
        nextTickNs = tickNs(channels[0].nextRise(clock));
    }

    private static long tickNs(long clock) {
        return clock == Long.MAX_VALUE ? Simulation.NEVER : PitClock.ns(clock);
    }

    public void reset() {
        PitChannel.State fresh = new PitChannel().save();
        for (PitChannel channel : channels) channel.restore(fresh);
        settled(clock());
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        List<PitChannel.State> c = List.of(channels[0].save(), channels[1].save(), channels[2].save());
        return new State(c.get(0), c.get(1), c.get(2), settledClock, ticks, ticksLeftOut);
    }

    @Override
    public void restore(State s) {
        channels[0].restore(s.system());
        channels[1].restore(s.refresh());
        channels[2].restore(s.speaker());
        ticks = s.ticks();
        ticksLeftOut = s.ticksLeftOut();
        settled(s.settledClock());
    }
}
