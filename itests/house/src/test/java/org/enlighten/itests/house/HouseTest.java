// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every rule, on the sources of this repository.
class HouseTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final SourceTree TREE = SourceTree.read(ROOT);

    @TestFactory
    Stream<DynamicTest> theHouseKeepsEachPromise() {
        return Rules.all().stream().map(rule -> DynamicTest.dynamicTest(rule.promise(), () -> keeps(rule)));
    }

    @Test
    void theSourcesWereFound() {
        assertTrue(Files.isDirectory(ROOT.resolve("target-platform")), () -> "not the repository: " + ROOT);
        assertTrue(TREE.files().size() > 20, () -> "files read: " + TREE.files().size());
        assertTrue(TREE.bundles().size() > 15, () -> "bundles found: " + TREE.bundles());
    }

    private static void keeps(Rule rule) {
        List<Violation> violations = rule.check(TREE);
        if (!violations.isEmpty()) {
            fail("%d times broken: %s%n%s"
                    .formatted(
                            violations.size(),
                            rule.promise(),
                            violations.stream().map(Violation::toString).collect(Collectors.joining("\n"))));
        }
    }
}
