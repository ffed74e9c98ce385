// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import java.nio.file.Path;

/// A broken rule, and where.
///
/// @param file relative to the root of the repository
/// @param line from 1; 1 too when the whole file, or its absence, is the matter
public record Violation(Path file, int line, String sentence) {
    @Override
    public String toString() {
        return "%s:%d: %s".formatted(file, line, sentence);
    }
}
