// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine;

import java.util.Arrays;

/// One activation of a [RegisterRoutine]: all that its continuation is. Stage, queued accesses and the argument are
/// longs, so a frame in flight is saved like any other number.
public final class Frame {
    /// A frame as it is saved.
    public record State(
            int routine,
            int entry,
            long argument,
            long cause,
            int stage,
            int next,
            long last,
            boolean entered,
            long[] queue) {}

    private static final int NO_STAGE = -1;

    private final int routine;
    private final int entry;
    private final long cause;
    private long argument;
    private int stage = NO_STAGE;
    private int next;
    private int queued;
    private long last;
    private boolean entered;
    private long[] queue = new long[16];

    /// @param routine which routine, as its holder numbers them
    /// @param entry which of its entry points
    /// @param cause the request or job this activation serves
    public Frame(int routine, int entry, long argument, long cause) {
        this.routine = routine;
        this.entry = entry;
        this.argument = argument;
        this.cause = cause;
    }

    public static Frame restored(State s) {
        Frame frame = new Frame(s.routine(), s.entry(), s.argument(), s.cause());
        frame.stage = s.stage();
        frame.next = s.next();
        frame.last = s.last();
        frame.entered = s.entered();
        frame.queue = Arrays.copyOf(s.queue(), Math.max(16, s.queue().length));
        frame.queued = s.queue().length;
        return frame;
    }

    public State save() {
        return new State(routine, entry, argument, cause, stage, next, last, entered, Arrays.copyOf(queue, queued));
    }

    public int routine() {
        return routine;
    }

    public int entry() {
        return entry;
    }

    public long cause() {
        return cause;
    }

    public long argument() {
        return argument;
    }

    /// The argument is a register of the activation: a stage may leave a number for a later one here.
    public void argument(long value) {
        argument = value;
    }

    boolean enterOnce() {
        boolean first = !entered;
        entered = true;
        return first;
    }

    /// An access of four words.
    void add(long head, long first, long second, long third) {
        if (queued + 4 > queue.length) queue = Arrays.copyOf(queue, queue.length * 2);
        queue[queued++] = head;
        queue[queued++] = first;
        queue[queued++] = second;
        queue[queued++] = third;
    }

    void then(int nextStage) {
        stage = nextStage;
    }

    boolean hasAccess() {
        return next < queued;
    }

    long word(int offset) {
        return queue[next + offset];
    }

    void replace(int offset, long word) {
        queue[next + offset] = word;
    }

    void advance(int words) {
        next += words;
    }

    void answered(long value) {
        last = value;
    }

    long last() {
        return last;
    }

    /// The stage that runs now, or -1; the queue is empty again for what it adds.
    int takeStage() {
        int now = stage;
        stage = NO_STAGE;
        next = 0;
        queued = 0;
        return now;
    }
}
