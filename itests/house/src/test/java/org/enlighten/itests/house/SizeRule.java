// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

/// Files and methods that a person can take in.
final class SizeRule implements Rule {
    static final int FILE_LINES_MAX = 600;
    static final int METHOD_LINES_MAX = 60;

    @Override
    public String promise() {
        return "no file is longer than %d lines and no method longer than %d"
                .formatted(FILE_LINES_MAX, METHOD_LINES_MAX);
    }

    @Override
    public List<Violation> check(SourceTree tree) {
        List<Violation> violations = new ArrayList<>();
        for (SourceFile file : tree.files()) {
            int lines = file.lines().size();
            if (lines > FILE_LINES_MAX) {
                String sentence = "the file has %d lines; split it by idea".formatted(lines);
                violations.add(new Violation(file.path(), FILE_LINES_MAX + 1, sentence));
            }
            checkMethods(file, violations);
        }
        return violations;
    }

    private static void checkMethods(SourceFile file, List<Violation> violations) {
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                // A record's implicit constructor has no place of its own.
                int lines = file.endLine(method) < 0 ? 0 : file.endLine(method) - file.startLine(method) + 1;
                if (lines > METHOD_LINES_MAX) {
                    violations.add(file.broken(
                            method, "'%s' has %d lines; give its steps names".formatted(method.getName(), lines)));
                }
                return super.visitMethod(method, nothing);
            }
        }.scan(file.unit(), null);
    }
}
