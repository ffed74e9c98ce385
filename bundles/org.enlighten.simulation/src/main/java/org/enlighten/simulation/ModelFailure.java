// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

/// Model code threw in the middle of a step. The world is then torn: it can be looked at, and its trace exported,
/// but it takes no further step. Its cause is what was thrown.
public final class ModelFailure extends RuntimeException {
    private final long atNs;
    private final long step;

    ModelFailure(long atNs, long step, Throwable thrown) {
        super("The simulation stopped: model code failed, atNs=" + atNs + ", step=" + step, thrown);
        this.atNs = atNs;
        this.step = step;
    }

    /// The virtual instant of the step that failed.
    public long atNs() {
        return atNs;
    }

    /// The number of the step that failed.
    public long step() {
        return step;
    }

    /// This failure and what was behind it, in sentences.
    public Cause why() {
        return Cause.of(this);
    }
}
