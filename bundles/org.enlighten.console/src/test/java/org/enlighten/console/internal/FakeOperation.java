// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.util.concurrent.CompletableFuture;
import org.enlighten.management.ManagementException;
import org.enlighten.management.Operation;
import org.enlighten.simulation.Cause;

/// An operation whose end is known when it begins.
record FakeOperation<T>(CompletableFuture<Long> job, CompletableFuture<T> result) implements Operation<T> {
    static <T> FakeOperation<T> done(T value) {
        return new FakeOperation<>(CompletableFuture.completedFuture(1L), CompletableFuture.completedFuture(value));
    }

    static <T> FakeOperation<T> failed(Cause cause) {
        ManagementException why = new ManagementException(cause);
        return new FakeOperation<>(CompletableFuture.failedFuture(why), CompletableFuture.failedFuture(why));
    }

    static <T> FakeOperation<T> failed(String sentence) {
        return failed(new Cause(sentence));
    }
}
