// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlighten.hypervisor.protocol.CallCode;
import org.enlighten.hypervisor.protocol.HypercallControl;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.hypervisor.protocol.Message;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Exit;
import org.enlighten.machine.GuestMemory;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Saved;
import org.enlighten.vmbus.protocol.ConnectionIds;
import org.enlighten.vmbus.protocol.ControlMessage;
import org.enlighten.vmbus.protocol.RingLayout;
import org.enlighten.vmbus.protocol.VmbusVersion;

/// Software of a guest that wants to do harm: says what a guest says in any order, with wrong numbers and bytes; rings
/// bells that are not there; writes over its rings while the host reads them; takes its messages, or does not.
final class Attacker implements ExecutionEngine {
    private static final long SIMP = 0x10_0000;
    private static final long SIEFP = 0x10_1000;
    private static final long INPUT = 0x10_2000;
    private static final long BITS = 0x10_3000;
    private static final int RINGS_FIRST = 0x200;
    private static final int RING_PAGES = 3;
    private static final int VECTOR = 0x60;

    private final Chance chance;
    private final List<long[]> todo = new ArrayList<>();
    private boolean begun;
    private final boolean takes;
    private long left;
    long posted;
    long accepted;

    /// @param takes whether it takes the messages that it gets
    Attacker(long seed, long attacks, boolean takes) {
        this.takes = takes;
        chance = new Chance(seed);
        left = attacks;
    }

    boolean isDone() {
        return left <= 0;
    }

    private void exit(Exit.Reason reason, long value, long gpa) {
        todo.add(new long[] {reason.ordinal(), value, gpa});
    }

    private void writeMsr(int msr, long value) {
        exit(Exit.Reason.WRMSR, value, msr & 0xFFFFFFFFL);
    }

    @Override
    public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
        Exit exit = vp.exit();
        if (exit.answers == Exit.Reason.HYPERCALL && exit.answer == 0) accepted++;
        exit.answers = Exit.Reason.NONE;
        while (vp.hasPending()) vp.takePending();
        if (!begun) begin();
        if (todo.isEmpty() && left > 0) {
            if (takes) attack(vp.memory());
            else ask(vp.memory());
        }
        if (todo.isEmpty()) {
            if (left <= 0) exit.reason = Exit.Reason.HALT;
            return 500;
        }
        long[] next = todo.removeFirst();
        exit.reason = Exit.Reason.values()[(int) next[0]];
        exit.value = next[1];
        exit.gpa = next[2];
        exit.count = 0;
        return 500;
    }

    private void begin() {
        begun = true;
        writeMsr(Msr.SIMP, SIMP | Msr.ENABLED);
        writeMsr(Msr.SIEFP, SIEFP | Msr.ENABLED);
        writeMsr(Msr.SINT0 + ConnectionIds.SINT, VECTOR);
        writeMsr(Msr.SCONTROL, Msr.ENABLED);
    }

    private void attack(GuestMemory m) {
        left--;
        switch (chance.nextInt(12)) {
            case 0, 1 -> post(m);
            case 2 -> ring();
            case 3 -> scribble(m);
            case 4, 5 -> enter(m);
            case 6, 7, 8 -> send(m);
            default -> take(m);
        }
    }

    /// What is answered, again and again.
    private void ask(GuestMemory m) {
        left--;
        if (posted % 1000 == 0) say(m, 4, contact(VmbusVersion.V5_3.wire()));
        say(m, 1, new ControlMessage.TlConnect(EchoDevice.TYPE, EchoDevice.TYPE));
    }

    /// Lets the next message in.
    private void take(GuestMemory m) {
        long slot = Message.slot(SIMP, ConnectionIds.SINT);
        if (!Message.isFree(m, slot) && Message.release(m, slot)) writeMsr(Msr.EOM, 0);
    }

    private void ring() {
        long connection = chance.nextInt(3) == 0 ? chance.nextInt(0x2100) : ConnectionIds.events(1 + chance.nextInt(3));
        long flag = chance.nextInt(6) == 0 ? chance.nextInt(0x10000) : 0;
        exit(Exit.Reason.HYPERCALL, HypercallControl.fast(CallCode.SIGNAL_EVENT), connection | flag << 32);
    }

    /// Anything anywhere in the rings, more often where it hurts.
    private void scribble(GuestMemory m) {
        for (int n = 1 + chance.nextInt(4); n > 0; n--) {
            long page = RINGS_FIRST + chance.nextInt(3 * 2 * RING_PAGES);
            long at = page * GuestMemory.PAGE_BYTES;
            switch (chance.nextInt(4)) {
                case 0 -> m.put32(at + RingLayout.IN, 8 * chance.nextInt(1100));
                case 1 -> m.put32(at + 4 * chance.nextInt(20), (int) chance.nextLong());
                case 2 -> packet(m, at);
                default -> m.put8(at + chance.nextInt(4096), chance.nextInt(256));
            }
        }
    }

    /// A packet where the host looks for one, and a signal; sometimes something about it is wrong.
    private void send(GuestMemory m) {
        int channel = 1 + chance.nextInt(3);
        long control = control(channel);
        int size = (RING_PAGES - 1) * GuestMemory.PAGE_BYTES;
        int out = m.i32(control + RingLayout.OUT);
        if (out < 0 || out >= size - 256) {
            m.put32(control + RingLayout.IN, 0);
            return;
        }
        long at = control + GuestMemory.PAGE_BYTES + out;
        m.put64(at, 6 | 2L << 16 | (long) (4 + chance.nextInt(8)) << 32 | 1L << 48);
        m.put64(at + 8, chance.nextLong());
        if (chance.nextInt(4) == 0) packet(m, at);
        m.put32(control + RingLayout.IN, out + 8 * (5 + chance.nextInt(12)));
        exit(Exit.Reason.HYPERCALL, HypercallControl.fast(CallCode.SIGNAL_EVENT), ConnectionIds.events(channel));
    }

    private static long control(int channel) {
        return (RINGS_FIRST + (channel - 1L) * 2 * RING_PAGES) * GuestMemory.PAGE_BYTES;
    }

    /// What looks like a packet.
    private void packet(GuestMemory m, long at) {
        int[] types = {6, 7, 9, 10, 11, chance.nextInt(16)};
        m.put16(at, types[chance.nextInt(types.length)]);
        m.put16(at + 2, chance.nextInt(8));
        m.put16(at + 4, chance.nextInt(40));
        m.put16(at + 6, chance.nextInt(3));
        m.put64(at + 8, chance.nextLong());
        m.put32(at + 16, chance.nextInt(4));
        m.put32(at + 20, chance.nextInt(4));
        for (int i = 24; i < 64; i += 4) m.put32(at + i, chance.nextInt(0x8000));
    }

    /// The whole way to an open channel, so that what lies behind is attacked as well.
    private void enter(GuestMemory m) {
        int channel = 1 + chance.nextInt(3);
        int version = VmbusVersion.values()[chance.nextInt(VmbusVersion.values().length)].wire();
        if (posted < 10 || chance.nextInt(30) == 0) {
            say(m, 4, contact(version));
            say(m, 1, new ControlMessage.RequestOffers());
        }
        for (int ring = 0; ring < 2; ring++)
            for (int word = 0; word < 16; word += 4) m.put32(control(channel) + ring * RING_PAGES * 4096L + word, 0);
        say(m, 1, gpadl(channel));
        say(m, 1, new ControlMessage.OpenChannel(channel, 7, channel, 0, RING_PAGES, new byte[120]));
    }

    private static ControlMessage contact(int version) {
        boolean named = version >= VmbusVersion.V5_0.wire();
        return new ControlMessage.InitiateContact(version, 0, named ? ConnectionIds.SINT : BITS, 0, 0);
    }

    private static ControlMessage.GpadlHeader gpadl(int channel) {
        int pages = 2 * RING_PAGES;
        long[] words = new long[1 + pages];
        words[0] = (long) pages * GuestMemory.PAGE_BYTES;
        for (int i = 0; i < pages; i++) words[1 + i] = RINGS_FIRST + (long) (channel - 1) * pages + i;
        return new ControlMessage.GpadlHeader(channel, channel, words.length * 8, 1, words);
    }

    /// Any message a guest has, and some that it has not, with some bytes wrong.
    private void post(GuestMemory m) {
        int channel = chance.nextInt(5);
        int buffer = chance.nextInt(5);
        ControlMessage message = switch (chance.nextInt(16)) {
            case 0 -> chance.nextInt(8) == 0 ? contact((int) chance.nextLong()) : new ControlMessage.RequestOffers();
            case 1 -> new ControlMessage.RequestOffers();
            case 2 ->
                new ControlMessage.OpenChannel(
                        channel, buffer, buffer, chance.nextInt(4) - 1, chance.nextInt(7), new byte[120]);
            case 3 -> new ControlMessage.CloseChannel(channel);
            case 4 -> new ControlMessage.ModifyChannel(channel, -1);
            case 5 -> gpadl(1 + chance.nextInt(3));
            case 6 ->
                new ControlMessage.GpadlHeader(channel, buffer, chance.nextInt(0x10000), chance.nextInt(3), longs());
            case 7 -> new ControlMessage.GpadlBody(buffer, longs());
            case 8, 9 -> new ControlMessage.GpadlTeardown(channel, buffer);
            case 10 -> new ControlMessage.RelIdReleased(channel);
            case 11 -> new ControlMessage.ModifyChannel(channel, chance.nextInt(5));
            case 12 -> new ControlMessage.TlConnect(EchoDevice.TYPE, EchoDevice.TYPE);
            case 13 -> chance.nextInt(20) == 0 ? new ControlMessage.Unload() : new ControlMessage.RequestOffers();
            case 14 -> new ControlMessage.OpenResult(channel, buffer, 0);
            default -> new ControlMessage.GpadlTorndown(buffer);
        };
        byte[] bytes = message.encode();
        if (chance.nextInt(3) == 0) bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
        if (chance.nextInt(8) == 0) bytes = Arrays.copyOf(bytes, chance.nextInt(241));
        say(m, chance.nextInt(2) == 0 ? 1 : 4, bytes);
    }

    private long[] longs() {
        long[] words = new long[chance.nextInt(26)];
        for (int i = 0; i < words.length; i++)
            words[i] = chance.nextInt(8) == 0 ? chance.nextLong() : chance.nextInt(4096);
        return words;
    }

    private void say(GuestMemory m, int connection, ControlMessage message) {
        say(m, connection, message.encode());
    }

    /// Each message has an input block of its own: several may wait.
    private void say(GuestMemory m, int connection, byte[] bytes) {
        long at = INPUT + posted++ % 8 * 0x1_0000;
        exit(Exit.Reason.HYPERCALL, Hypercalls.postMessage(m, at, connection, 1, bytes), at);
    }

    @Override
    public boolean cuttable() {
        return true;
    }

    @Override
    public Saved saveEngine() {
        return Saved.NOTHING;
    }

    @Override
    public void restoreEngine(Saved state) {}
}
