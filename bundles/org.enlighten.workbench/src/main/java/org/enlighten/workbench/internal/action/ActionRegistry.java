// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.action;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.graphics.Image;
import org.enlighten.workbench.Action;
import org.enlighten.workbench.Selection;
import org.enlighten.workbench.internal.look.Look;

/// Every action, once: menus, context menus, the Actions pane, tool bars and keys are made from it.
public final class ActionRegistry {
    private final List<Action> builtIn;
    private final List<Action> contributed;

    /// @param contributed those of plug-ins; read anew each time, because plug-ins come and go
    public ActionRegistry(List<Action> builtIn, List<Action> contributed) {
        this.builtIn = List.copyOf(builtIn);
        this.contributed = contributed;
    }

    private Stream<Action> actions() {
        return Stream.concat(builtIn.stream(), contributed.stream());
    }

    /// What can be done to the selection, in the order in which it is shown everywhere.
    public List<Action> applicable(Action.Target target, Selection selection) {
        boolean there = switch (target) {
            case HOST -> selection.host().isPresent();
            case VM -> !selection.vms().isEmpty();
        };
        if (!there) return List.of();
        return actions()
                .filter(action -> action.target() == target && action.appliesTo(selection))
                .toList();
    }

    public Optional<Action> byId(String id) {
        return actions().filter(action -> action.id().equals(id)).findFirst();
    }

    /// What a key means for this selection.
    public Optional<Action> byKey(int key, Selection selection) {
        if (key == 0) return Optional.empty();
        return List.of(Action.Target.VM, Action.Target.HOST).stream()
                .flatMap(target -> applicable(target, selection).stream())
                .filter(action -> action.key() == key)
                .findFirst();
    }

    /// The icon of an action, or none; owned by `look`.
    public static Optional<Image> image(Action action, Look look) {
        if (action instanceof BuiltIn own) {
            return Optional.of(
                    own.solid() ? look.solid(own.iconName(), own.tone()) : look.icon(own.iconName(), own.tone()));
        }
        return action.icon().map(look::icon);
    }
}
