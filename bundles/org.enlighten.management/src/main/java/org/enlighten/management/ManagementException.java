// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.enlighten.block.OperationFailed;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.ModelFailure;

/// Something was not done, and the causes say why, in sentences for the user. Futures of this package fail with it.
public final class ManagementException extends Exception {
    private final transient Cause cause;

    public ManagementException(Cause cause) {
        super(cause.message());
        this.cause = cause;
    }

    public ManagementException(String sentence) {
        this(new Cause(sentence));
    }

    /// Why, outermost first.
    public Cause why() {
        return cause;
    }

    /// What a failed future was failed with. A failure of another kind is a mistake of this program and is told as
    /// one.
    public static ManagementException of(Throwable failure) {
        return switch (failure) {
            case ManagementException told -> told;
            case ModelFailure model -> new ManagementException(model.why());
            case OperationFailed refused ->
                new ManagementException(refused.outcome().message());
            case CompletionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
            case ExecutionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
            default -> {
                ManagementException told = new ManagementException(
                        new Cause("Enlighten made a mistake of its own: " + failure + ". Please report it."));
                told.initCause(failure);
                yield told;
            }
        };
    }
}
