// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import java.util.Comparator;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.enlighten.management.VmView;
import org.enlighten.workbench.internal.look.Format;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.NaturalOrder;

/// The columns of the list of virtual machines.
enum VmColumn {
    NAME("column.name", 165, SWT.LEFT, VmView::name, Comparator.comparing(VmView::name, new NaturalOrder())),
    STATE("column.state", 92, SWT.LEFT, Format::state, Comparator.comparing(Format::state)),
    CPU("column.cpu", 100, SWT.RIGHT, Format::cpu, Comparator.comparingInt(VmView::cpuPercent)),
    MEMORY(
            "column.memory",
            148,
            SWT.RIGHT,
            vm -> Format.memory(vm.assignedMemoryMib()),
            Comparator.comparingInt(VmView::assignedMemoryMib)),
    UPTIME(
            "column.uptime",
            90,
            SWT.RIGHT,
            vm -> Format.uptime(vm.uptimeNs()),
            Comparator.comparingLong(VmView::uptimeNs)),
    STATUS("column.status", 120, SWT.LEFT, VmColumn::status, Comparator.comparing(VmColumn::status));

    private final String key;
    private final int width;
    private final int alignment;
    private final Function<VmView, String> text;
    private final Comparator<VmView> order;

    VmColumn(String key, int width, int alignment, Function<VmView, String> text, Comparator<VmView> order) {
        this.key = key;
        this.width = width;
        this.alignment = alignment;
        this.text = text;
        this.order = order;
    }

    /// What is being done to it, or what is wrong with it.
    private static String status(VmView vm) {
        String operation = Format.operation(vm);
        return operation.isEmpty() && vm.critical() ? vm.status() : operation;
    }

    String title() {
        return Messages.text(key);
    }

    int width() {
        return width;
    }

    int alignment() {
        return alignment;
    }

    String text(VmView vm) {
        return text.apply(vm);
    }

    /// Of equal ones, by name and then by identifier, so that the list never flickers.
    Comparator<VmView> order(boolean descending) {
        Comparator<VmView> first = descending ? order.reversed() : order;
        return this == NAME
                ? first.thenComparing(VmView::id)
                : first.thenComparing(NAME.order).thenComparing(VmView::id);
    }
}
