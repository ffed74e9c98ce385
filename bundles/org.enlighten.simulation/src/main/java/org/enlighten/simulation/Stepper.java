// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Takes the steps of a simulation for a runner, and keeps what model code throws. On the simulation's thread, but
/// for [#failure].
final class Stepper {
    private final Simulation simulation;
    private final Consumer<ModelFailure> onFailure;
    private volatile Optional<ModelFailure> failure = Optional.empty();
    private boolean stepping;

    Stepper(Simulation simulation, Consumer<ModelFailure> onFailure) {
        this.simulation = simulation;
        this.onFailure = onFailure;
    }

    Optional<ModelFailure> failure() {
        return failure;
    }

    /// Takes one step if it is due at `untilNs` or before; false when it is not, or model code has failed.
    boolean stepUpTo(long untilNs) {
        if (failure.isPresent()) return false;
        if (stepping) throw new IllegalStateException("model code must not step the simulation that steps it");
        stepping = true;
        try {
            return simulation.stepUpTo(Math.min(untilNs, Simulation.NEVER - 1));
        } catch (Throwable thrown) {
            failed(thrown);
            return false;
        } finally {
            stepping = false;
        }
    }

    /// The instant of the next step; NEVER when nothing is left to happen or model code has failed.
    long nextAtNs() {
        if (failure.isPresent()) return Simulation.NEVER;
        try {
            return simulation.nextAtNs();
        } catch (Throwable thrown) {
            failed(thrown);
            return Simulation.NEVER;
        }
    }

    /// Lets the clock stand at `atNs` when nothing is due before.
    void letPass(long atNs) {
        if (nextAtNs() > atNs && failure.isEmpty()) simulation.runUntil(atNs);
    }

    /// Takes steps until all goals are answered, which leave the list, or until it is interrupted.
    void pursue(List<Goal> goals, BooleanSupplier interrupted) {
        goals.removeIf(Goal::isAnswered);
        while (!goals.isEmpty() && !interrupted.getAsBoolean()) {
            long untilNs = earliest(goals);
            if (stepUpTo(untilNs)) goals.forEach(Goal::stepped);
            else if (failure.isPresent()) fail(goals, failure.get());
            else end(goals, untilNs);
            goals.removeIf(Goal::isAnswered);
        }
    }

    static void fail(List<Goal> goals, RuntimeException why) {
        goals.forEach(goal -> goal.fail(why));
        goals.clear();
    }

    private static long earliest(List<Goal> goals) {
        long earliest = Simulation.NEVER;
        for (Goal goal : goals) earliest = Math.min(earliest, goal.untilNs());
        return earliest;
    }

    private void end(List<Goal> goals, long untilNs) {
        if (untilNs != Simulation.NEVER) simulation.runUntil(untilNs);
        for (Goal goal : goals) if (goal.untilNs() <= untilNs) goal.end();
    }

    private void failed(Throwable thrown) {
        ModelFailure why = new ModelFailure(simulation.now(), simulation.steps(), thrown);
        failure = Optional.of(why);
        try {
            onFailure.accept(why);
        } catch (RuntimeException told) {
            why.addSuppressed(told);
        }
    }
}
