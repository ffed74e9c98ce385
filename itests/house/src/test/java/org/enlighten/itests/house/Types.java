// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/// The classes and interfaces that have a name, and what they inherit from each other.
final class Types {
    private static final Set<String> SAVES = Set.of("save", "saveEngine");
    private static final Set<String> RESTORES = Set.of("restore", "restoreEngine");

    /// @param name as `Class.getName()` has it
    record Type(String name, SourceFile file, ClassTree tree) {
        boolean isConcrete() {
            return tree.getKind() != Tree.Kind.INTERFACE
                    && !has(tree.getModifiers().getFlags(), Modifier.ABSTRACT);
        }

        /// What it extends and implements, as it is written there.
        List<String> supertypes() {
            Stream<Tree> extended = Stream.ofNullable(tree.getExtendsClause());
            return Stream.concat(extended, tree.getImplementsClause().stream())
                    .map(t -> t instanceof ParameterizedTypeTree p ? p.getType() : t)
                    .map(Tree::toString)
                    .toList();
        }

        private Stream<MethodTree> methods() {
            return tree.getMembers().stream()
                    .filter(MethodTree.class::isInstance)
                    .map(MethodTree.class::cast)
                    .filter(method -> !has(method.getModifiers().getFlags(), Modifier.STATIC));
        }

        /// Whether it says how it is saved and restored, or that who implements it must. An interface that answers for
        /// those that have nothing to save (a default method) does neither.
        private boolean hasState() {
            return declares(SAVES, 0) && declares(RESTORES, 1);
        }

        private boolean declares(Set<String> names, int parametersMin) {
            return methods()
                    .anyMatch(m -> names.contains(m.getName().toString())
                            && Math.min(m.getParameters().size(), 1) == parametersMin
                            && !has(m.getModifiers().getFlags(), Modifier.DEFAULT));
        }

        /// The texts that stand in the methods of this name.
        Set<String> literalsOf(String method) {
            Set<String> literals = new TreeSet<>();
            TreeScanner<Void, Void> scanner = new TreeScanner<>() {
                @Override
                public Void visitLiteral(LiteralTree literal, Void nothing) {
                    if (literal.getValue() instanceof String text) literals.add(text);
                    return null;
                }
            };
            methods().filter(m -> m.getName().contentEquals(method)).forEach(m -> scanner.scan(m, null));
            return literals;
        }

        private static boolean has(Set<Modifier> modifiers, Modifier wanted) {
            return modifiers.contains(wanted);
        }
    }

    private final Map<String, Type> byName = new TreeMap<>();

    private Types() {}

    static Types in(SourceTree tree) {
        Types types = new Types();
        for (SourceFile file : tree.files()) types.read(file);
        return types;
    }

    private void read(SourceFile file) {
        Deque<String> outer = new ArrayDeque<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree tree, Void nothing) {
                if (tree.getSimpleName().isEmpty()) return super.visitClass(tree, nothing);
                String name = (outer.isEmpty() ? file.packageName() + "." : outer.peek() + "$") + tree.getSimpleName();
                byName.put(name, new Type(name, file, tree));
                outer.push(name);
                super.visitClass(tree, nothing);
                outer.pop();
                return null;
            }
        }.scan(file.unit(), null);
    }

    List<Type> all() {
        return List.copyOf(byName.values());
    }

    /// Whether it can be saved and restored, by what it declares or inherits.
    boolean hasState(Type type) {
        return withAncestors(type).stream().anyMatch(Type::hasState);
    }

    /// Whether one of its ancestors has this simple name.
    boolean inherits(Type type, String simpleName) {
        return withAncestors(type).stream()
                .anyMatch(t -> t != type && t.tree().getSimpleName().contentEquals(simpleName));
    }

    private List<Type> withAncestors(Type type) {
        List<Type> found = new ArrayList<>(List.of(type));
        for (int i = 0; i < found.size(); i++) {
            Type next = found.get(i);
            for (String name : next.supertypes()) {
                candidates(next, name)
                        .map(byName::get)
                        .filter(t -> t != null && !found.contains(t))
                        .findFirst()
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /// What a name may mean where it stands, the nearest first.
    private static Stream<String> candidates(Type where, String name) {
        String first = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        String nested = name.replace('.', '$');
        List<String> candidates = new ArrayList<>();
        for (String outer = where.name(); outer.contains("$"); ) {
            outer = outer.substring(0, outer.lastIndexOf('$'));
            candidates.add(outer + "$" + nested);
        }
        for (ImportTree line : where.file().unit().getImports()) {
            String imported = line.getQualifiedIdentifier().toString();
            if (imported.endsWith("." + first))
                candidates.add(imported.substring(0, imported.length() - first.length()) + nested);
        }
        candidates.add(where.file().packageName() + "." + nested);
        candidates.add(name);
        return candidates.stream();
    }
}
