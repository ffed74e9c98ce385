// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.program;

import java.nio.charset.StandardCharsets;
import org.enlighten.os.Program;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.UserMemory;
import org.enlighten.simulation.Saved;

/// Runs an [Activity] as a process: issues what its stages queue, one system call at a time.
public final class StagedProgram implements Program {
    private static final int TEXT_AT = 0;
    private static final Pending.Print NOTHING = new Pending.Print(Turn.OUTPUT, Turn.SEQUENTIAL, "");

    private final Activity activity;
    private final Turn turn;
    private Result last = Result.STARTED;
    private Pending.Print printing = NOTHING;

    public StagedProgram(Activity activity) {
        this(activity, "\r\n");
    }

    /// @param lineEnd what ends a line on this system
    public StagedProgram(Activity activity, String lineEnd) {
        this.activity = activity;
        turn = new Turn(lineEnd);
    }

    @Override
    public SystemCall next(Result of, UserMemory memory) {
        turn.memory(memory);
        settle(of);
        while (true) {
            Pending pending = turn.take();
            if (pending != null) return issue(pending, memory);
            if (turn.hasEnded()) return new SystemCall.Exit(turn.exitCode());
            runStage();
        }
    }

    private void runStage() {
        int stage = turn.takeNext();
        if (stage == Turn.NOWHERE) throw new IllegalStateException("a stage neither went on nor ended");
        activity.stage(stage, last, turn);
    }

    private SystemCall issue(Pending pending, UserMemory memory) {
        return switch (pending) {
            case Pending.Call(SystemCall call) -> call;
            case Pending.Print print -> {
                byte[] bytes = print.text().getBytes(StandardCharsets.ISO_8859_1);
                memory.put(TEXT_AT, bytes);
                printing = print;
                yield new SystemCall.Write(print.handle(), print.at(), TEXT_AT, bytes.length);
            }
        };
    }

    private void settle(Result of) {
        if (printing == NOTHING) {
            last = of;
            return;
        }
        Pending.Print print = printing;
        printing = NOTHING;
        int done = (int) of.value();
        if (!of.isSuccess()) turn.outputFailed(of.message());
        else if (done <= 0) turn.outputFailed("The output took nothing.");
        else if (done < print.text().length()) turn.putBack(print.from(done));
    }

    /// What is saved.
    record State(Turn.State turn, Result last, Pending.Print printing, Saved activity) {}

    @Override
    public Saved save() {
        return Saved.of(new State(turn.save(), last, printing, activity.save()));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        turn.restore(state.turn());
        last = state.last();
        printing = state.printing().text().isEmpty() ? NOTHING : state.printing();
        activity.restore(state.activity());
    }
}
