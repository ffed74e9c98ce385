// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import java.util.Locale;
import org.enlighten.console.Columns;
import org.enlighten.management.FeatureChange;
import org.enlighten.management.FeatureView;

/// How roles and features are told.
final class FeatureColumns {
    static final Columns<FeatureView> ALL = new Columns<FeatureView>()
            .text("displayName", "Display Name", FeatureView::displayName)
            .text("name", "Name", FeatureView::name)
            .text("state", "Install State", feature -> label(feature.state()));

    static final Columns<FeatureChange> CHANGE = new Columns<FeatureChange>()
            .flag("success", "Success", change -> true)
            .flag("restartNeeded", "Restart Needed", FeatureChange::restartNeeded)
            .text("feature", "Feature Result", change -> change.feature().displayName())
            .text("name", "", change -> change.feature().name())
            .text("state", "", change -> label(change.feature().state()));

    private FeatureColumns() {}

    /// `INSTALL_PENDING` as PowerShell writes it: `InstallPending`.
    private static String label(FeatureView.State state) {
        StringBuilder label = new StringBuilder();
        for (String word : state.name().split("_"))
            label.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        return label.toString();
    }
}
