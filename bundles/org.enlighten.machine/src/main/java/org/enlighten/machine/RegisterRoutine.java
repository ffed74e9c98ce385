// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine;

/// Software that talks to registers, written in stages. An access is an exit, so its value is never there within
/// one call: a stage runs exactly once, queues accesses, and names the stage that gets the last answer. Fields may
/// be written anywhere; their owner saves them. Used by drivers and firmware; its holder keeps the [Frame]s.
public abstract class RegisterRoutine {
    private static final Exit.Reason[] REASONS = Exit.Reason.values();
    private static final int WORDS = 4;
    private static final int POLL = 1 << 30;

    private Frame frame;
    private long chargedNs;

    /// Goes on until an access lies in the processor's slot (false) or the activation has ended (true). What it
    /// cost meanwhile is taken by [#takeChargeNs].
    public final boolean proceed(Frame activation, VirtualProcessor vp) {
        Frame outer = frame;
        frame = activation;
        try {
            if (activation.enterOnce()) enter(activation.entry(), activation.argument());
            while (!activation.hasAccess()) {
                int stage = activation.takeStage();
                if (stage < 0) return true;
                stage(stage, activation.last());
            }
            begin(vp);
            return false;
        } finally {
            frame = outer;
        }
    }

    /// The answer to the access in flight: its value, or the elements done of a string.
    public final void answered(Frame activation, long value) {
        activation.answered(value);
        long head = activation.word(0);
        Exit.Reason reason = REASONS[(int) (head >>> 48 & 0xFF)];
        if ((head & POLL) != 0 && (value & activation.word(1)) != activation.word(2)) return;
        if (reason.isString() && stringGoesOn(activation, value)) return;
        activation.advance(WORDS);
    }

    /// Nanoseconds charged since last taken.
    public final long takeChargeNs() {
        long ns = chargedNs;
        chargedNs = 0;
        return ns;
    }

    /// The first stage of an activation.
    protected abstract void enter(int entry, long argument);

    /// A later stage; `answer` is the value of the last access queued before it.
    protected abstract void stage(int stage, long answer);

    /// The time this routine's own work takes; hardware and crossings are charged by others.
    protected final void charge(long ns) {
        chargedNs += ns;
    }

    /// The request or job this activation serves.
    protected final long cause() {
        return frame.cause();
    }

    protected final long argument() {
        return frame.argument();
    }

    /// Leaves a number for a later stage of this activation.
    protected final void argument(long value) {
        frame.argument(value);
    }

    protected final void out8(int port, int value) {
        queue(Exit.Reason.OUT, port, 1, value & 0xFF, 0);
    }

    protected final void out16(int port, int value) {
        queue(Exit.Reason.OUT, port, 2, value & 0xFFFF, 0);
    }

    protected final void out32(int port, long value) {
        queue(Exit.Reason.OUT, port, 4, value & 0xFFFFFFFFL, 0);
    }

    protected final void in8(int port, Enum<?> then) {
        queue(Exit.Reason.IN, port, 1, 0, 0);
        then(then);
    }

    protected final void in16(int port, Enum<?> then) {
        queue(Exit.Reason.IN, port, 2, 0, 0);
        then(then);
    }

    protected final void in32(int port, Enum<?> then) {
        queue(Exit.Reason.IN, port, 4, 0, 0);
        then(then);
    }

    /// Reads until `(value & mask) == want`.
    protected final void poll8(int port, int mask, int want, Enum<?> then) {
        frame.add(head(Exit.Reason.IN, port, 1) | POLL, mask, want, 0);
        then(then);
    }

    /// `words` 16-bit elements from a port to memory at `gpa`.
    protected final void ins16(int port, long gpa, int words) {
        queue(Exit.Reason.INS, port, 2, gpa, words);
    }

    /// `words` 16-bit elements from memory at `gpa` to a port.
    protected final void outs16(int port, long gpa, int words) {
        queue(Exit.Reason.OUTS, port, 2, gpa, words);
    }

    protected final void hypercall(long control, long input, long output, Enum<?> then) {
        frame.add(head(Exit.Reason.HYPERCALL, 0, 8), input, output, control);
        then(then);
    }

    /// Asks for EAX (low half) and EBX (high half) of a CPUID leaf.
    protected final void cpuidLow(int leaf, Enum<?> then) {
        queue(Exit.Reason.CPUID, 0, 0, leaf & 0xFFFFFFFFL, 0);
        then(then);
    }

    /// Asks for ECX (low half) and EDX (high half) of a CPUID leaf.
    protected final void cpuidHigh(int leaf, Enum<?> then) {
        queue(Exit.Reason.CPUID, 0, 1, leaf & 0xFFFFFFFFL, 0);
        then(then);
    }

    protected final void readMsr(int number, Enum<?> then) {
        queue(Exit.Reason.RDMSR, 0, 8, 0, number & 0xFFFFFFFFL);
        then(then);
    }

    protected final void writeMsr(int number, long value) {
        queue(Exit.Reason.WRMSR, 0, 8, value, number & 0xFFFFFFFFL);
    }

    /// Stops until an interrupt has been taken.
    protected final void halt(Enum<?> then) {
        queue(Exit.Reason.HALT, 0, 0, 0, 0);
        then(then);
    }

    /// The next stage, with the answer of the last queued access.
    protected final void then(Enum<?> next) {
        frame.then(next.ordinal());
    }

    private void queue(Exit.Reason reason, int port, int size, long first, long second) {
        frame.add(head(reason, port, size), first, second, 0);
    }

    private static long head(Exit.Reason reason, int port, int size) {
        return (long) reason.ordinal() << 48 | (long) size << 56 | (long) (port & 0xFFFF) << 32;
    }

    private static boolean stringGoesOn(Frame f, long done) {
        long left = f.word(2) - done;
        if (left <= 0) return false;
        long head = f.word(0);
        long size = head >>> 56;
        f.replace(1, f.word(1) + done * size);
        f.replace(2, left);
        return true;
    }

    private void begin(VirtualProcessor vp) {
        Exit exit = vp.exit();
        long head = frame.word(0);
        exit.reason = REASONS[(int) (head >>> 48 & 0xFF)];
        exit.size = (int) (head >>> 56);
        exit.port = (int) (head >>> 32 & 0xFFFF);
        exit.cause = frame.cause();
        switch (exit.reason) {
            case OUT -> exit.value = frame.word(1);
            case CPUID -> {
                exit.value = frame.word(1);
                exit.count = frame.word(2);
            }
            case INS, OUTS -> {
                exit.gpa = frame.word(1);
                exit.count = frame.word(2);
            }
            case HYPERCALL -> {
                exit.value = frame.word(3);
                exit.gpa = frame.word(1);
                exit.count = frame.word(2);
            }
            case WRMSR, RDMSR -> {
                exit.gpa = frame.word(2);
                exit.value = frame.word(1);
            }
            default -> {}
        }
    }
}
