// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/// The main window, as its user knows it.
final class MainPage {
    private final Ui ui;

    MainPage(Ui ui) {
        this.ui = ui;
    }

    /// The rows of the list, as text, in their order.
    List<List<String>> rows() {
        return ui.of("vm.table", Table.class, table -> {
            List<List<String>> rows = new ArrayList<>();
            for (TableItem item : table.getItems()) {
                List<String> row = new ArrayList<>();
                for (int c = 0; c < table.getColumnCount(); c++) row.add(item.getText(c));
                rows.add(row);
            }
            return rows;
        });
    }

    List<String> names() {
        return rows().stream().map(List::getFirst).toList();
    }

    /// A cell of a row; empty when there is no such row.
    String cell(String name, int column) {
        return rows().stream()
                .filter(row -> row.getFirst().equals(name))
                .map(row -> row.get(column))
                .findFirst()
                .orElse("");
    }

    String state(String name) {
        return cell(name, 1);
    }

    void select(String name) {
        // The window manager may still be moving the window when the place of the row is asked for.
        Ui.eventually(name + " is selected", () -> {
            Rectangle row = row(name);
            ui.click(row.x + 40, row.y + row.height / 2);
            Ui.pause(100);
            return selected().equals(List.of(name));
        });
    }

    void addToSelection(String name) {
        Rectangle row = row(name);
        ui.xdotool("keydown", "ctrl");
        ui.click(row.x + 40, row.y + row.height / 2);
        ui.xdotool("keyup", "ctrl");
    }

    void doubleClick(String name) {
        select(name);
        Rectangle row = row(name);
        ui.xdotool(
                "mousemove",
                String.valueOf(row.x + 40),
                String.valueOf(row.y + row.height / 2),
                "sleep",
                "0.1",
                "click",
                "--repeat",
                "2",
                "--delay",
                "60",
                "1");
    }

    Rectangle row(String name) {
        return Ui.until(
                "a row for " + name,
                () -> ui.of(
                        "vm.table",
                        Table.class,
                        table -> Arrays.stream(table.getItems())
                                .filter(item -> item.getText(0).equals(name))
                                .findFirst()
                                .map(item -> table.getDisplay().map(table, null, item.getBounds(0)))));
    }

    /// Clicks the head of a column.
    void sortBy(int column) {
        Rectangle head = ui.of("vm.table", Table.class, table -> {
            int x = 0;
            for (int c = 0; c < column; c++) x += table.getColumn(c).getWidth();
            return table.getDisplay()
                    .map(
                            table,
                            null,
                            new Rectangle(
                                    x,
                                    table.getItem(0).getBounds().y - table.getHeaderHeight(),
                                    table.getColumn(column).getWidth(),
                                    table.getHeaderHeight()));
        });
        ui.click(head.x + 30, head.y + head.height / 2);
    }

    List<String> selected() {
        return ui.of(
                "vm.table",
                Table.class,
                table -> Arrays.stream(table.getSelection())
                        .map(TableItem::getText)
                        .toList());
    }

    void selectHost(String name) {
        Rectangle node = ui.of("scope.tree", Tree.class, tree -> {
            TreeItem root = tree.getItem(0);
            Optional<TreeItem> host = Arrays.stream(root.getItems())
                    .filter(item -> item.getText().equals(name))
                    .findFirst();
            return tree.getDisplay().map(tree, null, host.orElse(root).getBounds());
        });
        ui.click(node.x + 20, node.y + node.height / 2);
    }

    /// The ids of the actions that a group of the Actions pane offers, in their order.
    List<String> offered(String prefix) {
        List<String> ids = new ArrayList<>();
        Control pane = (Control) ui.widget("actions.pane");
        ui.ask(() -> {
            collect(pane, prefix, ids);
            return true;
        });
        return ids;
    }

    private static void collect(Control control, String prefix, List<String> ids) {
        if (!control.isVisible()) return;
        if (control.getData("id") instanceof String id && id.startsWith(prefix)) ids.add(id);
        if (control instanceof Composite composite)
            for (Control child : composite.getChildren()) collect(child, prefix, ids);
    }
}
