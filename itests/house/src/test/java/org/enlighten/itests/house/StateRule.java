// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Nothing with state that the contract of saved state was not tried on. A class has state when it can be saved and
/// restored, by its own methods or those it inherits, or if another keeps its state for it, as a disk format's. That
/// a test names it is looked up here; that it was really at work
/// in that test is what the test itself makes sure of.
final class StateRule implements Rule {
    private static final String CONTRACT = "SnapshotContract";
    private static final String KEPT_BY_ANOTHER = "ImageCode";
    private static final String FOR_TESTERS = "bundles/org.enlighten.testkit";

    @Override
    public String promise() {
        return "every class with state is tried by a test that extends " + CONTRACT;
    }

    @Override
    public List<Violation> check(SourceTree tree) {
        Types types = Types.in(tree);
        Set<String> covered = new TreeSet<>();
        for (Types.Type type : types.all()) {
            if (types.inherits(type, CONTRACT)) covered.addAll(type.literalsOf("covers"));
        }
        return types.all().stream()
                .filter(type ->
                        type.file().main() && !type.file().module().toString().startsWith(FOR_TESTERS))
                .filter(type -> type.isConcrete() && (types.hasState(type) || types.inherits(type, KEPT_BY_ANOTHER)))
                .filter(type -> !covered.contains(type.name()))
                .map(type -> type.file()
                        .broken(
                                type.tree(),
                                "'%s' has state, and no test that extends %s covers it"
                                        .formatted(type.name(), CONTRACT)))
                .toList();
    }
}
