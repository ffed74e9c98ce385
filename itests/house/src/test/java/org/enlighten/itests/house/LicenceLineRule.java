// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import java.util.List;

/// The licence of each file, in one line.
final class LicenceLineRule implements Rule {
    private static final String LINE = "// SPDX-License-Identifier: Apache-2.0";

    @Override
    public String promise() {
        return "the first line of each Java file names its licence";
    }

    @Override
    public List<Violation> check(SourceTree tree) {
        return tree.files().stream()
                .filter(file ->
                        file.lines().isEmpty() || !file.lines().getFirst().equals(LINE))
                .map(file -> new Violation(file.path(), 1, "the first line must be '%s'".formatted(LINE)))
                .toList();
    }
}
