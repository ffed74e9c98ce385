// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/// What somebody runs a simulation for, and where the answer goes.
sealed interface Goal {
    /// The last instant whose steps may be taken.
    long untilNs();

    /// A step was taken.
    void stepped();

    /// Answers when there is nothing to run for any more; true when it has been answered.
    boolean isAnswered();

    /// Answers: the last instant is reached, or nothing is left to happen.
    void end();

    /// Answers: there will be no step.
    void fail(RuntimeException why);

    /// A condition holds.
    record Condition(BooleanSupplier done, long untilNs, CompletableFuture<Boolean> answer) implements Goal {
        @Override
        public void stepped() {}

        @Override
        public boolean isAnswered() {
            if (answer.isDone()) return true;
            try {
                return done.getAsBoolean() && answer.complete(true);
            } catch (RuntimeException | Error thrown) {
                return answer.completeExceptionally(thrown);
            }
        }

        @Override
        public void end() {
            if (!isAnswered()) answer.complete(false);
        }

        @Override
        public void fail(RuntimeException why) {
            answer.completeExceptionally(why);
        }
    }

    /// A number of steps were taken.
    final class Steps implements Goal {
        private final long most;
        private final CompletableFuture<Long> answer;
        private long taken;

        Steps(long most, CompletableFuture<Long> answer) {
            this.most = most;
            this.answer = answer;
        }

        @Override
        public long untilNs() {
            return Simulation.NEVER;
        }

        @Override
        public void stepped() {
            taken++;
        }

        @Override
        public boolean isAnswered() {
            return answer.isDone() || taken >= most && answer.complete(taken);
        }

        @Override
        public void end() {
            answer.complete(taken);
        }

        @Override
        public void fail(RuntimeException why) {
            answer.completeExceptionally(why);
        }
    }
}
