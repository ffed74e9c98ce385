// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Notes that promise work instead of doing it, and tests that do not run.
final class WordRule implements Rule {
    /// Written so that this file does not find itself.
    private static final Pattern WORDS =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b|@(Dis" + "abled|Ign" + "ore)\\b");

    @Override
    public String promise() {
        return "nothing is left to do, and no test is switched off";
    }

    @Override
    public List<Violation> check(SourceTree tree) {
        List<Violation> violations = new ArrayList<>();
        for (SourceFile file : tree.files()) {
            for (int i = 0; i < file.lines().size(); i++) {
                Matcher word = WORDS.matcher(file.lines().get(i));
                if (word.find()) {
                    String sentence = "'%s': do it, or file an issue".formatted(word.group());
                    violations.add(new Violation(file.path(), i + 1, sentence));
                }
            }
        }
        return violations;
    }
}
