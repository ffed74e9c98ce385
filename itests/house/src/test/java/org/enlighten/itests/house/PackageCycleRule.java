// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Packages of one bundle that need each other, directly or around. A door and the room behind it are not counted: an
/// exported package makes what is inside, and the inside speaks of exported types (decision 0014).
final class PackageCycleRule implements Rule {
    private record Edge(String from, String to, Violation at) {}

    @Override
    public String promise() {
        return "no two packages of a bundle need each other";
    }

    @Override
    public List<Violation> check(SourceTree tree) {
        Map<String, Map<String, Edge>> graph = new TreeMap<>();
        Set<String> packages = new TreeSet<>();
        tree.mainFiles().forEach(file -> packages.add(file.packageName()));
        tree.mainFiles().forEach(file -> addEdges(file, packages, graph));
        List<Violation> violations = new ArrayList<>();
        graph.values()
                .forEach(edges -> edges.values().stream()
                        .filter(edge -> reaches(graph, edge.to(), edge.from()))
                        .map(Edge::at)
                        .forEach(violations::add));
        violations.sort(Comparator.comparing(Violation::toString));
        return violations;
    }

    private static void addEdges(SourceFile file, Set<String> packages, Map<String, Map<String, Edge>> graph) {
        String from = file.packageName();
        for (Names.Use use : Names.in(file, Set.of())) {
            String to = packageOf(use.name(), packages);
            if (!to.isEmpty() && !to.equals(from) && !leadsOut(from, to)) {
                String sentence = "%s needs %s, which needs it too".formatted(from, to);
                graph.computeIfAbsent(from, _ -> new TreeMap<>())
                        .putIfAbsent(to, new Edge(from, to, file.broken(use.tree(), sentence)));
            }
        }
    }

    private static boolean leadsOut(String from, String to) {
        return from.contains(".internal") && !to.contains(".internal");
    }

    private static String packageOf(String name, Set<String> packages) {
        String candidate = name;
        while (!candidate.isEmpty() && !packages.contains(candidate)) {
            candidate = candidate.substring(0, Math.max(0, candidate.lastIndexOf('.')));
        }
        return candidate;
    }

    private static boolean reaches(Map<String, Map<String, Edge>> graph, String start, String goal) {
        Set<String> seen = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (next.equals(goal)) {
                return true;
            }
            if (seen.add(next)) {
                open.addAll(graph.getOrDefault(next, Map.of()).keySet());
            }
        }
        return false;
    }
}
