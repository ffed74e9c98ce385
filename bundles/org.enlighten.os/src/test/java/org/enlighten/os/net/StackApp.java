// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

import org.enlighten.simulation.Saved;

/// A little program on a stack: a state machine that is asked to go on whenever something may have come.
public interface StackApp {
    /// Does all it can without waiting.
    void turn(NetworkStack stack);

    Saved save();

    void restore(Saved state);
}
