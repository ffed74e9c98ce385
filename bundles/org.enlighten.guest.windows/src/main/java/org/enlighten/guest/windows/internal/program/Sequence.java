// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.program;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlighten.os.Result;
import org.enlighten.simulation.Saved;

/// Activities one after the other. The first that fails ends it, with its exit code. An activity is made when its
/// turn comes, from what those before it left.
public final class Sequence implements Activity {
    private enum At {
        START
    }

    private final List<Supplier<Activity>> steps;
    private int step;
    private Optional<Activity> running = Optional.empty();

    public Sequence(List<Supplier<Activity>> steps) {
        this.steps = List.copyOf(steps);
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (running.isEmpty()) {
            begin(turn);
            return;
        }
        running.get().stage(at, of, turn);
        if (!turn.hasEnded()) return;
        running = Optional.empty();
        if (turn.exitCode() != 0) return;
        step++;
        if (step < steps.size()) begin(turn);
    }

    private void begin(Turn turn) {
        running = Optional.of(steps.get(step).get());
        turn.resume(At.START);
    }

    record State(int step, boolean running, Saved activity) {}

    @Override
    public Saved save() {
        return Saved.of(
                new State(step, running.isPresent(), running.map(Activity::save).orElse(Saved.NOTHING)));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        step = state.step();
        running = state.running() ? Optional.of(steps.get(step).get()) : Optional.empty();
        running.ifPresent(activity -> activity.restore(state.activity()));
    }
}
