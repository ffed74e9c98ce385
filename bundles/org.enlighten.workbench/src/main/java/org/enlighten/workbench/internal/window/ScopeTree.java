// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.enlighten.management.HostView;
import org.enlighten.workbench.Action;
import org.enlighten.workbench.internal.action.ActionMenus;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.NaturalOrder;
import org.enlighten.workbench.internal.look.Tone;

/// The tree at the left: the product, and below it one node a host.
final class ScopeTree {
    private final Desk desk;
    private final Tree tree;
    private final TreeItem root;
    private final Look look;
    private final NaturalOrder order = new NaturalOrder();

    ScopeTree(Composite parent, Desk desk, ActionMenus menus) {
        this.desk = desk;
        look = Look.of(parent.getDisplay());
        tree = new Tree(parent, SWT.SINGLE);
        tree.setData("id", "scope.tree");
        tree.setBackground(look.color(Tone.PAPER));
        tree.setForeground(look.color(Tone.TEXT));
        root = new TreeItem(tree, SWT.NONE);
        root.setText(Messages.text("scope.root"));
        root.setImage(look.icon("monitor", Tone.ACCENT));
        tree.addListener(SWT.Selection, _ -> picked());
        Menu menu = new Menu(tree);
        menu.addListener(SWT.Show, _ -> menus.fill(menu, Action.Target.HOST));
        tree.setMenu(menu);
        desk.onChange(this::update);
        update();
        root.setExpanded(true);
    }

    Tree control() {
        return tree;
    }

    private void picked() {
        TreeItem[] picked = tree.getSelection();
        if (picked.length == 0) return;
        desk.selectHost(picked[0] == root ? "" : picked[0].getText());
    }

    private void update() {
        List<HostView> hosts = desk.inventory().hosts().stream()
                .sorted((a, b) -> order.compare(a.name(), b.name()))
                .toList();
        while (root.getItemCount() > hosts.size())
            root.getItem(root.getItemCount() - 1).dispose();
        for (int i = 0; i < hosts.size(); i++) {
            TreeItem item = i < root.getItemCount() ? root.getItem(i) : new TreeItem(root, SWT.NONE);
            show(item, hosts.get(i));
        }
        mark();
    }

    private void show(TreeItem item, HostView host) {
        Image image = StateIcon.of(host, look);
        if (!item.getText().equals(host.name())) item.setText(host.name());
        if (item.getImage() != image) item.setImage(image);
    }

    /// Keeps the tree's selection on the desk's host.
    private void mark() {
        String host = desk.selection().host().map(HostView::name).orElse("");
        TreeItem wanted = root;
        for (TreeItem item : root.getItems()) if (item.getText().equals(host)) wanted = item;
        TreeItem[] selected = tree.getSelection();
        if (selected.length != 1 || selected[0] != wanted) tree.setSelection(wanted);
    }
}
