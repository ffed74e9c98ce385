// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Packages: below their bundle's name, exported and documented unless internal, and named after what they are for.
final class PackageRule implements Rule {
    private static final Set<String> NOT_NAMES =
            Set.of("impl", "util", "utils", "common", "misc", "core", "api", "helper", "helpers");

    @Override
    public String promise() {
        return "each package is internal, or exported with a version and a description; none is called after nothing";
    }

    @Override
    public List<Violation> check(SourceTree tree) {
        Map<Path, SourceFile> byFolder = new TreeMap<>();
        for (SourceFile file : tree.mainFiles().toList()) {
            byFolder.merge(file.path().getParent(), file, PackageRule::prefer);
        }
        List<Violation> violations = new ArrayList<>();
        for (SourceFile file : byFolder.values()) {
            objections(file).forEach(sentence -> violations.add(new Violation(file.path(), 1, sentence)));
        }
        return violations;
    }

    private static SourceFile prefer(SourceFile first, SourceFile second) {
        return isPackageInfo(second) ? second : first;
    }

    private static boolean isPackageInfo(SourceFile file) {
        return file.path().endsWith("package-info.java");
    }

    private static List<String> objections(SourceFile file) {
        String name = file.packageName();
        List<String> objections = new ArrayList<>();
        if (!(name + ".").startsWith(file.bundle() + ".")) {
            objections.add("the package '%s' does not begin with the name of its bundle".formatted(name));
        }
        List<String> segments = Arrays.asList(name.split("\\."));
        segments.stream()
                .filter(NOT_NAMES::contains)
                .forEach(
                        segment -> objections.add("a package called '%s' says nothing of its duty".formatted(segment)));
        boolean exported = !segments.contains("internal") && !file.bundle().equals(HousePlan.ROOT + "launcher");
        if (exported) {
            objections.addAll(missing(file));
        }
        return objections;
    }

    private static List<String> missing(SourceFile file) {
        if (!isPackageInfo(file)) {
            return List.of("the exported package '%s' has no package-info.java".formatted(file.packageName()));
        }
        String text = String.join("\n", file.lines());
        List<String> missing = new ArrayList<>();
        for (String needed : List.of("///", "@Export", "@Version(\"")) {
            if (!text.contains(needed)) {
                missing.add("package-info.java lacks '%s'".formatted(needed));
            }
        }
        return missing;
    }
}
