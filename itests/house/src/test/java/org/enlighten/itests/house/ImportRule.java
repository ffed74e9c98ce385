// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Imports between rooms, and names written out in full.
final class ImportRule implements Rule {
    @Override
    public String promise() {
        return "a room imports only the rooms that the plan of the house allows, and nobody's internal packages";
    }

    @Override
    public List<Violation> check(SourceTree tree) {
        List<Violation> violations = new ArrayList<>();
        for (SourceFile file : tree.mainFiles().toList()) {
            HousePlan.roomOfBundle(file.bundle()).ifPresent(room -> check(room, file, violations));
        }
        return violations;
    }

    private static void check(String room, SourceFile file, List<Violation> violations) {
        for (Names.Use use : Names.in(file, Set.of())) {
            if (!use.name().startsWith(HousePlan.ROOT) || !(use.imported() || writtenOut(use))) {
                continue;
            }
            Optional<String> objection = HousePlan.objection(room, use.name());
            objection.ifPresent(sentence -> violations.add(file.broken(use.tree(), sentence)));
        }
    }

    /// A simple name that an import explains was already told of at the import.
    private static boolean writtenOut(Names.Use use) {
        return use.tree().toString().startsWith(HousePlan.ROOT);
    }
}
