// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.Optional;

/// Why something failed: a sentence for people, and what was behind it.
public record Cause(String message, Optional<Cause> because) {
    public Cause(String message) {
        this(message, Optional.empty());
    }

    public Cause(String message, Cause because) {
        this(message, Optional.of(because));
    }

    /// The innermost cause.
    public Cause root() {
        return because.map(Cause::root).orElse(this);
    }
}
