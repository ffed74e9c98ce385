// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.action;

import java.net.URL;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.enlighten.workbench.Action;
import org.enlighten.workbench.Selection;
import org.enlighten.workbench.Workbench;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Tone;

/// An action of the workbench itself.
///
/// @param iconName one of the workbench's icons
/// @param tone what its icon is drawn in
public record BuiltIn(
        String id,
        Target target,
        Function<Selection, String> text,
        String iconName,
        Tone tone,
        boolean solid,
        int key,
        String submenu,
        Predicate<Selection> applies,
        Consumer<Workbench> work)
        implements Action {
    @Override
    public String label(Selection selection) {
        return text.apply(selection);
    }

    @Override
    public Optional<URL> icon() {
        return Optional.of(Look.own(iconName));
    }

    @Override
    public boolean appliesTo(Selection selection) {
        return applies.test(selection);
    }

    @Override
    public void run(Workbench workbench) {
        work.accept(workbench);
    }
}
