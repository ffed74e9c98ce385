// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

/// Ends a run that cannot do what it was asked to; it publishes nothing, and its request completes with this outcome.
public final class OperationFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome.Failed outcome;

    public OperationFailed(Outcome.Failure failure, String message) {
        super(message, null, false, false);
        outcome = new Outcome.Failed(failure, message);
    }

    public Outcome.Failed outcome() {
        return outcome;
    }
}
