// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.load;

import java.util.Optional;
import org.enlighten.guest.program.Activity;
import org.enlighten.simulation.Saved;

/// One kind of work, done in rounds. Its activities end with code 0, or with another one and a [#problem]; they share
/// their state through it.
public interface Load {
    /// What it is called.
    String name();

    /// Makes ready what rounds need.
    Activity prepare();

    /// A round: one operation of each client.
    Activity round();

    /// Operations of the round that has ended.
    long operations();

    /// What it says when asked how far it is, after a round; empty for nothing.
    default String told() {
        return "";
    }

    /// For one that keeps data which must be consistent in a copy of the disk: puts it on the disk.
    default Optional<Activity> freeze() {
        return Optional.empty();
    }

    /// Why an activity ended with a code that is not 0.
    default String problem() {
        return "";
    }

    Saved save();

    void restore(Saved state);
}
