// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.function.Supplier;
import org.enlighten.os.Program;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// Runs a program on a [FakeSystem], and at every step saves it as text, restores that into a fresh program, and
/// goes on with the fresh one.
public final class FakeProcess {
    /// What is saved.
    public record State(
            Saved program,
            byte[] memory,
            Result last,
            int steps,
            boolean over,
            int exitCode,
            Optional<SystemCall> waiting) {}

    private static final int STEPS_MAX = 200_000;

    private final FakeSystem system;
    private final Supplier<Program> maker;
    private final FakeMemory memory;
    private Program program;
    private boolean renews = true;
    private Result last = Result.STARTED;
    private int steps;
    private boolean over;
    private int exitCode = -1;
    /// What it waits for a person with.
    private Optional<SystemCall> waiting = Optional.empty();

    public FakeProcess(FakeSystem system, Supplier<Program> maker) {
        this(system, maker, 64 << 10);
    }

    public FakeProcess(FakeSystem system, Supplier<Program> maker, int memoryBytes) {
        this.system = system;
        memory = new FakeMemory(memoryBytes);
        this.maker = maker;
        program = maker.get();
    }

    /// From now on the program is left alone between its steps.
    public FakeProcess kept() {
        renews = false;
        return this;
    }

    /// It did what ends a process.
    public void crashed() {
        over = true;
    }

    public boolean isOver() {
        return over;
    }

    public State save() {
        return new State(program.save(), memory.bytes(0, memory.sizeBytes()), last, steps, over, exitCode, waiting);
    }

    public void restore(State s) {
        program.restore(s.program());
        memory.put(0, s.memory());
        last = s.last();
        steps = s.steps();
        over = s.over();
        exitCode = s.exitCode();
        waiting = s.waiting();
    }

    /// Runs until the program exits or waits for a person; the exit code, -1 when it waits.
    public int run() {
        while (!over && step()) {
            if (steps > STEPS_MAX) throw new AssertionError("the program does not come to an end: steps=" + steps);
        }
        return exitCode;
    }

    /// One system call; false when the program waits for a person or is over.
    public boolean step() {
        renew();
        SystemCall call = program.next(last, memory);
        steps++;
        if (call instanceof SystemCall.Exit(int code)) {
            over = true;
            exitCode = code;
            return false;
        }
        renew();
        if (call instanceof SystemCall.Sleep && system.shutdown().isPresent()) {
            // A system that goes down ends its processes.
            over = true;
            exitCode = 0;
            return false;
        }
        if (system.blocks(call)) {
            // The call is asked for again: a program is not told that it waits.
            waiting = Optional.of(call);
            return false;
        }
        last = system.perform(call, memory);
        return true;
    }

    /// Goes on after a person typed something.
    public int goOn() {
        waiting.ifPresent(call -> last = system.perform(call, memory));
        waiting = Optional.empty();
        return run();
    }

    public int steps() {
        return steps;
    }

    private void renew() {
        if (!renews) return;
        String text = program.save().text();
        Program fresh = maker.get();
        fresh.restore(Saved.parse(text));
        assertEquals(text, fresh.save().text(), "a restored program has another state");
        program = fresh;
    }
}
