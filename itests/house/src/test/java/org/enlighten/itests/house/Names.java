// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every name in a file, written out in full as far as the file alone tells: through its imports, and through
/// `java.lang` unless the file or its package has a type of that name (the operating-system kit has a `Thread` of
/// its own).
final class Names extends TreeScanner<Void, Void> {
    /// A name and where it stands.
    record Use(String name, Tree tree, boolean imported) {}

    private final Map<String, String> imports = new HashMap<>();
    private final Set<String> wildcards = new HashSet<>();
    private final Set<String> declared;
    private final List<Use> uses = new ArrayList<>();

    private Names(Set<String> declared) {
        this.declared = new HashSet<>(declared);
    }

    /// @param siblings simple names of the types of the file's package
    static List<Use> in(SourceFile file, Set<String> siblings) {
        Names names = new Names(siblings);
        file.unit().getImports().forEach(names::note);
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                names.declared.add(type.getSimpleName().toString());
                return super.visitClass(type, nothing);
            }
        }.scan(file.unit(), null);
        names.scan(file.unit(), null);
        return names.uses;
    }

    private void note(ImportTree line) {
        String name = line.getQualifiedIdentifier().toString();
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (last.equals("*")) {
            wildcards.add(name.substring(0, name.length() - 2));
        } else {
            imports.put(last, name);
        }
    }

    @Override
    public Void visitPackage(PackageTree line, Void nothing) {
        return null;
    }

    @Override
    public Void visitImport(ImportTree line, Void nothing) {
        uses.add(new Use(line.getQualifiedIdentifier().toString(), line, true));
        return null;
    }

    @Override
    public Void visitIdentifier(IdentifierTree tree, Void nothing) {
        add(resolve(tree.getName().toString()), tree);
        return null;
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
        if (!chain(tree).isEmpty()) {
            add(chain(tree), tree);
            return null;
        }
        add("?." + tree.getIdentifier(), tree);
        return super.visitMemberSelect(tree, nothing);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree tree, Void nothing) {
        String left = chain(tree.getQualifierExpression());
        add((left.isEmpty() ? "?" : left) + "." + tree.getName(), tree);
        return super.visitMemberReference(tree, nothing);
    }

    private void add(String name, Tree tree) {
        uses.add(new Use(name, tree, false));
    }

    /// `a.b.c` written out in full; empty when it is not names all the way down.
    private String chain(Tree tree) {
        return switch (tree) {
            case IdentifierTree leftmost -> resolve(leftmost.getName().toString());
            case MemberSelectTree select -> {
                String left = chain(select.getExpression());
                yield left.isEmpty() ? "" : left + "." + select.getIdentifier();
            }
            default -> "";
        };
    }

    private String resolve(String name) {
        if (imports.containsKey(name)) {
            return imports.get(name);
        }
        if (declared.contains(name) || !Character.isUpperCase(name.charAt(0))) {
            return name;
        }
        for (String wildcard : wildcards) {
            if (exists(wildcard + "." + name)) {
                return wildcard + "." + name;
            }
        }
        return exists("java.lang." + name) ? "java.lang." + name : name;
    }

    private static boolean exists(String type) {
        try {
            Class.forName(type, false, ClassLoader.getSystemClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
