// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;
import org.enlighten.simulation.Timer;

/// Answers that are known while a request is submitted: handed to the client by a timer that is due now.
public final class PendingAnswers implements Snapshottable<PendingAnswers.State> {
    /// One answer on its way.
    public record Answer(long tag, Outcome outcome) {}

    /// Answers as they are saved, oldest first.
    public record State(List<Answer> answers) {}

    private final Simulation simulation;
    private final Timer timer;
    private final Deque<Answer> waiting = new ArrayDeque<>();
    private BlockClient client;

    /// @param id path of the timer, unique in its simulation
    public PendingAnswers(Simulation simulation, String id) {
        this.simulation = simulation;
        timer = simulation.timer(id, this::deliver);
    }

    public void attach(BlockClient answered) {
        client = answered;
    }

    public void add(long tag, Outcome outcome) {
        waiting.add(new Answer(tag, outcome));
        if (!timer.isArmed()) simulation.arm(timer, simulation.now());
    }

    public void close() {
        simulation.forget(timer);
    }

    private void deliver() {
        for (int n = waiting.size(); n > 0; n--) {
            Answer answer = waiting.remove();
            client.completed(answer.tag(), answer.outcome());
        }
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(new ArrayList<>(waiting));
    }

    @Override
    public void restore(State state) {
        waiting.addAll(state.answers());
    }
}
