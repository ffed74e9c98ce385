// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.enlighten.management.VmView;
import org.enlighten.workbench.Action;
import org.enlighten.workbench.internal.action.ActionMenus;
import org.enlighten.workbench.internal.action.ActionRegistry;
import org.enlighten.workbench.internal.action.Keys;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Tone;
import org.enlighten.workbench.internal.model.Layout;

/// The list of a host's virtual machines. Draws again only the rows that changed; selection and scrolling stay where
/// they are, whatever is sorted anew.
final class VmTable {
    private final Desk desk;
    private final ActionRegistry registry;
    private final Table table;
    private final Look look;
    private final Layout layout;
    private List<VmView> rows = List.of();
    private VmColumn sortedBy;
    private boolean descending;

    VmTable(Composite parent, Desk desk, ActionRegistry registry, ActionMenus menus, Layout layout) {
        this.desk = desk;
        this.registry = registry;
        this.layout = layout;
        look = Look.of(parent.getDisplay());
        int[] sort = layout.numbers("list.sort", VmColumn.NAME.ordinal(), 0);
        sortedBy = VmColumn.values()[Math.clamp(sort[0], 0, VmColumn.values().length - 1)];
        descending = sort[1] == 1;
        table = new Table(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION);
        table.setData("id", "vm.table");
        table.setHeaderVisible(true);
        table.setBackground(look.color(Tone.PAPER));
        table.setForeground(look.color(Tone.TEXT));
        columns();
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.Selection, _ -> picked());
        table.addListener(SWT.DefaultSelection, _ -> run(SWT.CR));
        table.addListener(SWT.KeyDown, this::key);
        Menu menu = new Menu(table);
        menu.addListener(SWT.Show, _ -> menus.fill(menu, Action.Target.VM));
        table.setMenu(menu);
        desk.onChange(this::update);
        update();
    }

    Table control() {
        return table;
    }

    private void columns() {
        int[] widths = layout.numbers(
                "list.columns",
                Arrays.stream(VmColumn.values()).mapToInt(VmColumn::width).toArray());
        for (VmColumn column : VmColumn.values()) {
            TableColumn header = new TableColumn(table, column.alignment());
            header.setText(column.title());
            header.setWidth(widths[column.ordinal()]);
            header.setMoveable(false);
            header.addListener(SWT.Selection, _ -> sort(column));
        }
        arrow();
    }

    private void arrow() {
        table.setSortColumn(table.getColumn(sortedBy.ordinal()));
        table.setSortDirection(descending ? SWT.DOWN : SWT.UP);
    }

    private void sort(VmColumn column) {
        descending = column == sortedBy && !descending;
        sortedBy = column;
        arrow();
        layout.keep("list.sort", sortedBy.ordinal(), descending ? 1 : 0);
        update();
    }

    private void fill(Event event) {
        TableItem item = (TableItem) event.item;
        int index = table.indexOf(item);
        if (index < 0 || index >= rows.size()) return; // asked for while the toolkit empties the table
        VmView vm = rows.get(index);
        for (VmColumn column : VmColumn.values()) item.setText(column.ordinal(), column.text(vm));
        item.setImage(0, StateIcon.of(vm, look));
    }

    private void update() {
        List<VmView> before = rows;
        rows = desk.vmsOfHost().stream().sorted(sortedBy.order(descending)).toList();
        if (rows.size() != before.size()) {
            table.setItemCount(rows.size());
            table.clearAll();
        } else {
            for (int i = 0; i < rows.size(); i++) if (!same(before.get(i), rows.get(i))) table.clear(i);
        }
        mark();
    }

    /// Whether both look the same in the list.
    private static boolean same(VmView a, VmView b) {
        if (a.state() != b.state() || a.critical() != b.critical()) return false;
        return Arrays.stream(VmColumn.values())
                .allMatch(column -> column.text(a).equals(column.text(b)));
    }

    /// Keeps the table's selection on the machines that the desk has selected, wherever they are now.
    private void mark() {
        Set<UUID> selected = new LinkedHashSet<>();
        desk.selection().vms().forEach(vm -> selected.add(vm.id()));
        List<Integer> wanted = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) if (selected.contains(rows.get(i).id())) wanted.add(i);
        int[] indices = wanted.stream().mapToInt(Integer::intValue).toArray();
        int[] now = table.getSelectionIndices();
        Arrays.sort(now);
        if (Arrays.equals(indices, now)) return;
        int top = table.getTopIndex();
        table.deselectAll();
        table.select(indices);
        if (top < rows.size()) table.setTopIndex(top);
    }

    private void picked() {
        Set<UUID> ids = new LinkedHashSet<>();
        for (int index : table.getSelectionIndices())
            if (index < rows.size()) ids.add(rows.get(index).id());
        desk.selectVms(ids);
    }

    private void key(Event event) {
        boolean all = event.stateMask == SWT.MOD1 && event.keyCode == 'a';
        if (all) {
            table.selectAll();
            picked();
        } else if (event.keyCode != SWT.CR) {
            run(event.keyCode | event.stateMask);
        }
    }

    private void run(int key) {
        if (key != SWT.CR && Keys.windowWide(key)) return;
        Optional<Action> action = registry.byKey(key, desk.selection());
        action.ifPresent(a -> a.run(desk));
    }

    void keepLayout() {
        layout.keep(
                "list.columns",
                Arrays.stream(table.getColumns())
                        .mapToInt(TableColumn::getWidth)
                        .toArray());
    }
}
