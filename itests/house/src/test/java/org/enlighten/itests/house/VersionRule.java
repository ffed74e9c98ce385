// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Versions of what others wrote: in `target-platform/` and nowhere else.
final class VersionRule implements Rule {
    private static final Pattern VERSION = Pattern.compile("<version>([^<]*)</version>");
    /// Of this project, of a property, or of the JDK that compiles.
    private static final Pattern OURS = Pattern.compile("\\d+\\.\\d+\\.\\d+-SNAPSHOT|\\$\\{.*}|\\[25,26\\)");

    @Override
    public String promise() {
        return "a version of anything that others wrote stands in target-platform alone";
    }

    @Override
    public List<Violation> check(SourceTree tree) {
        List<Path> poms = new ArrayList<>(tree.modules());
        Stream.of("", "features", "product").map(Path::of).forEach(poms::add);
        List<Violation> violations = new ArrayList<>();
        for (Path module : poms) {
            Path pom = module.resolve("pom.xml");
            if (Files.exists(tree.root().resolve(pom))) {
                check(pom, lines(tree.root().resolve(pom)), violations);
            }
        }
        return violations;
    }

    private static void check(Path pom, List<String> lines, List<Violation> violations) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher version = VERSION.matcher(lines.get(i));
            while (version.find()) {
                if (!OURS.matcher(version.group(1)).matches()) {
                    String sentence = "version %s belongs into target-platform/pom.xml".formatted(version.group(1));
                    violations.add(new Violation(pom, i + 1, sentence));
                }
            }
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
