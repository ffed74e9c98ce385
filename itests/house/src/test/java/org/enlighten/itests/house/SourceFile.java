// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import java.nio.file.Path;
import java.util.List;

/// A Java file, read and parsed.
///
/// @param path relative to the root of the repository
/// @param module the folder of its module, relative too, such as `bundles/org.enlighten.block`
/// @param main whether it belongs to the product, that is to a bundle's `src/main`
public record SourceFile(
        Path path, Path module, boolean main, List<String> lines, CompilationUnitTree unit, SourcePositions positions) {

    /// The bundle, as its folder is called; what lies under `itests/` has none that the plan knows.
    public String bundle() {
        return module.getFileName().toString();
    }

    public String packageName() {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    public int startLine(Tree tree) {
        return (int) unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }

    public int endLine(Tree tree) {
        return (int) unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
    }

    public Violation broken(Tree tree, String sentence) {
        return new Violation(path, startLine(tree), sentence);
    }
}
