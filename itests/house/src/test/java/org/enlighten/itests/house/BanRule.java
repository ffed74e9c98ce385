// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// One ban, kept by all main sources. A line is told of once.
record BanRule(Ban ban) implements Rule {
    @Override
    public String promise() {
        return ban.promise();
    }

    @Override
    public List<Violation> check(SourceTree tree) {
        Map<String, Set<String>> siblings = new TreeMap<>();
        tree.mainFiles()
                .forEach(file -> siblings.computeIfAbsent(file.packageName(), _ -> new TreeSet<>())
                        .add(file.path().getFileName().toString().replace(".java", "")));
        List<Violation> violations = new ArrayList<>();
        tree.mainFiles()
                .filter(file -> !ban.rooms().contains(room(file)))
                .forEach(file -> check(file, siblings.get(file.packageName()), violations));
        return violations;
    }

    private static String room(SourceFile file) {
        return HousePlan.roomOfBundle(file.bundle()).orElse(file.bundle());
    }

    private void check(SourceFile file, Set<String> siblings, List<Violation> violations) {
        Set<Integer> told = new TreeSet<>();
        for (Names.Use use : Names.in(file, siblings)) {
            if (ban.covers(use.name()) && told.add(file.startLine(use.tree()))) {
                String name = use.name().replace("?.", "");
                violations.add(file.broken(
                        use.tree(),
                        "%s; '%s' is not for %s: %s".formatted(ban.promise(), name, room(file), ban.instead())));
            }
        }
    }
}
