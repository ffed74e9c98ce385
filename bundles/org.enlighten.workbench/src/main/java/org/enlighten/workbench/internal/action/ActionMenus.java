// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.action;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.enlighten.workbench.Action;
import org.enlighten.workbench.Selection;
import org.enlighten.workbench.Workbench;
import org.enlighten.workbench.internal.look.Look;

/// Menus made from the registry.
public final class ActionMenus {
    private final ActionRegistry registry;
    private final Workbench workbench;

    public ActionMenus(ActionRegistry registry, Workbench workbench) {
        this.registry = registry;
        this.workbench = workbench;
    }

    /// Puts what applies now into a menu, in place of what was there.
    public void fill(Menu menu, Action.Target... targets) {
        for (MenuItem item : menu.getItems()) item.dispose();
        Selection selection = workbench.selection();
        for (Action.Target target : targets) {
            List<Action> actions = registry.applicable(target, selection);
            if (menu.getItemCount() > 0 && !actions.isEmpty()) new MenuItem(menu, SWT.SEPARATOR);
            Map<String, Menu> submenus = new HashMap<>();
            for (Action action : actions) item(place(menu, submenus, action), action, selection);
        }
    }

    private Menu place(Menu menu, Map<String, Menu> submenus, Action action) {
        if (action.submenu().isEmpty()) return menu;
        return submenus.computeIfAbsent(action.submenu(), title -> {
            MenuItem cascade = new MenuItem(menu, SWT.CASCADE);
            cascade.setText(title);
            Menu submenu = new Menu(cascade);
            cascade.setMenu(submenu);
            return submenu;
        });
    }

    private void item(Menu menu, Action action, Selection selection) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setData("id", action.id());
        item.setText(action.label(selection) + Keys.suffix(action.key()));
        // Keys without a modifier belong to the list that has the focus, not to the window.
        if (Keys.windowWide(action.key())) item.setAccelerator(action.key());
        ActionRegistry.image(action, Look.of(menu.getDisplay())).ifPresent(item::setImage);
        item.addListener(SWT.Selection, _ -> action.run(workbench));
    }
}
