// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Bundles: those of the plan, each with its page.
final class BundleRule implements Rule {
    private static final String SHIM = "equinox.shim";

    @Override
    public String promise() {
        return "each bundle is a room of the plan and has a README";
    }

    @Override
    public List<Violation> check(SourceTree tree) {
        List<Violation> violations = new ArrayList<>();
        for (Path bundle : tree.bundles()) {
            String name = bundle.getFileName().toString();
            if (HousePlan.roomOfBundle(name).isEmpty() && !name.equals(SHIM)) {
                violations.add(
                        new Violation(bundle.resolve("pom.xml"), 1, "'%s' is no room of the plan".formatted(name)));
            }
            Path readme = bundle.resolve("README.md");
            if (!Files.exists(tree.root().resolve(readme))) {
                violations.add(new Violation(readme, 1, "the bundle's page is missing"));
            }
        }
        return violations;
    }
}
