// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// What came from outside and waits for its turn: it runs once, or is told why it does not.
interface Command {
    void run();

    void refuse(RuntimeException why);

    /// Runs `command` and completes `answer` with its value or with what it throws; does not run it when somebody
    /// cancelled the answer.
    static <T> Command answered(Supplier<T> command, CompletableFuture<T> answer) {
        return new Command() {
            @Override
            public void run() {
                if (answer.isDone()) return;
                try {
                    answer.complete(command.get());
                } catch (Throwable thrown) {
                    answer.completeExceptionally(thrown);
                }
            }

            @Override
            public void refuse(RuntimeException why) {
                answer.completeExceptionally(why);
            }
        };
    }

    /// What is said to whoever comes after the end.
    static IllegalStateException refusal() {
        return new IllegalStateException("The simulation was closed.");
    }
}
