// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage;

import java.util.ArrayList;
import java.util.List;

/// What a deep check found.
///
/// @param problems sentences, each naming field, offset, what was found and what was expected; empty when sound
public record DiskReport(List<String> problems) {
    public DiskReport {
        problems = List.copyOf(problems);
    }

    public boolean isSound() {
        return problems.isEmpty();
    }

    /// Collects findings; so many at most, then their number.
    public static final class Builder {
        private static final int MOST = 100;
        private final List<String> problems = new ArrayList<>();
        private long more;

        public void add(String sentence) {
            if (problems.size() < MOST) problems.add(sentence);
            else more++;
        }

        public boolean isEmpty() {
            return problems.isEmpty();
        }

        public DiskReport build() {
            List<String> all = new ArrayList<>(problems);
            if (more > 0) all.add("%d more problems of the kinds above were found.".formatted(more));
            return new DiskReport(all);
        }
    }
}
