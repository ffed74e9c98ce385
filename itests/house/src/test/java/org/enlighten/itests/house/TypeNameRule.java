// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Types named after what they are, not after a drawer to put things in.
final class TypeNameRule implements Rule {
    private static final Pattern DRAWER = Pattern.compile(".+(Impl|Util|Utils|Helper|Helpers)");

    @Override
    public String promise() {
        return "no type is called a helper, a utility or an implementation";
    }

    @Override
    public List<Violation> check(SourceTree tree) {
        List<Violation> violations = new ArrayList<>();
        for (SourceFile file : tree.files()) {
            for (Tree type : file.unit().getTypeDecls()) {
                if (type instanceof ClassTree named
                        && DRAWER.matcher(named.getSimpleName()).matches()) {
                    violations.add(file.broken(type, "'%s' does not say what it is".formatted(named.getSimpleName())));
                }
            }
        }
        return violations;
    }
}
