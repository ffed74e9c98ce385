// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import java.util.ArrayList;
import java.util.List;

/// All rules of the house.
final class Rules {
    private Rules() {}

    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>(List.of(
                new ImportRule(),
                new PackageCycleRule(),
                new SizeRule(),
                new WordRule(),
                new LicenceLineRule(),
                new PackageRule(),
                new TypeNameRule(),
                new BundleRule(),
                new VersionRule(),
                new StateRule()));
        Bans.ALL.stream().map(BanRule::new).forEach(rules::add);
        return List.copyOf(rules);
    }
}
