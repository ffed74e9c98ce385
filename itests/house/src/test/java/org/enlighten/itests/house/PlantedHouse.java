// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A small repository in a temporary folder, to plant violations in.
final class PlantedHouse {
    private final Path root;

    PlantedHouse(Path root) {
        this.root = root;
    }

    /// Writes a main source of a room; the package is the room's own, or `inside` it. Line 3 is the first of the
    /// text.
    PlantedHouse source(String room, String inside, String type, String text) throws IOException {
        String name = HousePlan.ROOT + room + (inside.isEmpty() ? "" : "." + inside);
        module("bundles/" + HousePlan.ROOT + room);
        String content = "// SPDX-License-Identifier: Apache-2.0\npackage " + name + ";\n" + text + "\n";
        return file(
                "bundles/%s/src/main/java/%s/%s.java".formatted(HousePlan.ROOT + room, name.replace('.', '/'), type),
                content);
    }

    PlantedHouse module(String folder) throws IOException {
        return file(folder + "/pom.xml", "<project/>\n");
    }

    PlantedHouse file(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    /// File name and line of each violation that a rule finds, in order.
    List<String> broken(Rule rule) {
        return rule.check(SourceTree.read(root)).stream()
                .map(violation -> violation.file().getFileName() + ":" + violation.line())
                .toList();
    }

    /// What a rule says of each.
    List<String> sentences(Rule rule) {
        return rule.check(SourceTree.read(root)).stream()
                .map(Violation::sentence)
                .toList();
    }
}
