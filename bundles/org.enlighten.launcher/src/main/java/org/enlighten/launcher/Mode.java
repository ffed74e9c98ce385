// SPDX-License-Identifier: Apache-2.0
package org.enlighten.launcher;

import java.util.Locale;
import java.util.Optional;

/// Which front end a start is for. The name in small letters is the value of the service property `enlighten.mode`
/// and the stem of the product's list of bundles.
public enum Mode {
    /// The command line.
    HEADLESS,
    /// The workbench; the command line is installed too, to fall back on.
    DESKTOP;

    /// The mode of that name, in any case of letters; empty when there is none.
    public static Optional<Mode> named(String text) {
        for (Mode mode : values()) {
            if (mode.key().equalsIgnoreCase(text)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }

    /// As it is written in service properties and file names.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
