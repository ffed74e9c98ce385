// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.enlighten.management.Drive;
import org.enlighten.management.GuestSystemView;
import org.enlighten.management.HostView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmView;
import org.enlighten.workbench.Workbench;
import org.enlighten.workbench.internal.dialog.DialogFrame;
import org.enlighten.workbench.internal.dialog.Form;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;

/// Settings of one virtual machine: a tree of what it is made of, and a page for each. Apply makes all changes or
/// none.
public final class SettingsDialog {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 560;
    private static final int TREE_WIDTH = 230;

    private final Workbench workbench;
    private final HostView host;
    private final List<GuestSystemView> systems;
    private final DialogFrame frame;
    private final Tree tree;
    private final Label title;
    private final Label problem;
    private final Composite area;
    private final StackLayout stack = new StackLayout();
    private final Map<TreeItem, Control> pages = new HashMap<>();
    private final Button ok;
    private final Button apply;
    private SettingsDraft draft;

    private SettingsDialog(Workbench workbench, VmView vm, List<GuestSystemView> systems) {
        this.workbench = workbench;
        this.systems = systems;
        host = workbench.inventory().hosts().stream()
                .filter(h -> h.name().equals(vm.host()))
                .findFirst()
                .orElseThrow();
        draft = new SettingsDraft(vm);
        frame = new DialogFrame(workbench.shell(), "settings", Messages.text("settings.title", vm.name()));
        frame.body().setLayout(layout(2, 0, 0));
        tree = new Tree(frame.body(), SWT.SINGLE | SWT.FULL_SELECTION);
        tree.setData("id", "settings.tree");
        tree.setBackground(frame.look().color(Tone.CHROME));
        GridData data = new GridData(SWT.FILL, SWT.FILL, false, true);
        data.widthHint = TREE_WIDTH;
        tree.setLayoutData(data);
        tree.addListener(SWT.Selection, _ -> show());
        Composite right = new Composite(frame.body(), SWT.NONE);
        right.setBackground(frame.look().color(Tone.PAPER));
        right.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        right.setLayout(layout(1, 20, 10));
        title = label(right, Tone.TITLE);
        title.setFont(frame.look().title());
        problem = label(right, Tone.ERROR);
        problem.setData("id", "settings.problem");
        area = new Composite(right, SWT.NONE);
        area.setLayout(stack);
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        frame.spring();
        ok = frame.button(
                "settings.ok",
                Messages.text("button.ok"),
                () -> apply(_ -> frame.shell().close()));
        frame.button(
                "settings.cancel",
                Messages.text("button.cancel"),
                () -> frame.shell().close());
        apply = frame.button("settings.apply", Messages.text("button.apply"), () -> apply(this::again));
        nodes();
    }

    public static void open(Workbench workbench) {
        VmView vm = workbench.selection().single().orElseThrow();
        workbench.whenDone(
                workbench.management().guestSystems(),
                systems -> new SettingsDialog(workbench, vm, systems).run(),
                failure -> workbench.tellFailure(
                        Messages.text("attempt.modify"), Messages.text("failed.modify", vm.name()), failure));
    }

    private void run() {
        frame.shell().setDefaultButton(ok);
        frame.run(WIDTH, HEIGHT);
    }

    private static GridLayout layout(int columns, int margin, int spacing) {
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = margin;
        layout.marginHeight = margin;
        layout.horizontalSpacing = spacing;
        layout.verticalSpacing = spacing;
        return layout;
    }

    private static Label label(Composite parent, Tone tone) {
        Label label = new Label(parent, SWT.NONE);
        label.setForeground(Look.of(parent.getDisplay()).color(tone));
        label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return label;
    }

    private void nodes() {
        SettingsPages content = new SettingsPages(draft, host, systems, this::check);
        TreeItem hardware = head("settings.hardware");
        node(hardware, Messages.text("settings.memory"), "memory-stick", content::memory);
        node(hardware, Messages.text("settings.processor"), "cpu", content::processor);
        for (Drive drive : draft.vm.settings().drives())
            switch (drive) {
                case Drive.HardDisk disk ->
                    node(
                            hardware,
                            Messages.text("settings.disk", disk.address().toString()),
                            "hard-drive",
                            form -> content.hardDisk(form, disk));
                case Drive.Dvd dvd ->
                    node(
                            hardware,
                            Messages.text("settings.dvd", dvd.address().toString()),
                            "disc-3",
                            form -> content.dvd(form, dvd.address()));
            }
        TreeItem management = head("settings.management");
        node(management, Messages.text("settings.name"), "file-text", content::name);
        hardware.setExpanded(true);
        management.setExpanded(true);
        tree.setSelection(hardware.getItem(0));
        show();
    }

    private TreeItem head(String key) {
        TreeItem item = new TreeItem(tree, SWT.NONE);
        item.setText(Messages.text(key));
        item.setFont(frame.look().bold());
        return item;
    }

    private void node(TreeItem head, String name, String icon, Consumer<Form> content) {
        TreeItem item = new TreeItem(head, SWT.NONE);
        item.setText(name);
        item.setImage(frame.look().icon(icon, Tone.ACCENT));
        Form form = new Form(area);
        content.accept(form);
        pages.put(item, form.control());
    }

    private void show() {
        if (tree.getSelectionCount() == 0) return;
        TreeItem item = tree.getSelection()[0];
        if (!pages.containsKey(item)) return;
        stack.topControl = pages.get(item);
        title.setText(item.getText());
        area.layout();
        check();
    }

    private void check() {
        problem.setText(draft.problem().orElse(""));
        boolean good = draft.problem().isEmpty();
        ok.setEnabled(good);
        apply.setEnabled(good && !draft.changes().isEmpty());
    }

    private void apply(Consumer<VmView> done) {
        List<VmChange> changes = draft.changes();
        if (changes.isEmpty()) {
            done.accept(draft.vm);
            return;
        }
        ok.setEnabled(false);
        apply.setEnabled(false);
        workbench.whenDone(
                workbench
                        .management()
                        .host(host.name())
                        .vms()
                        .modify(draft.vm.id(), changes)
                        .result(),
                vm -> {
                    workbench.refresh();
                    if (!frame.shell().isDisposed()) done.accept(vm);
                },
                this::refused);
    }

    private void refused(ManagementException failure) {
        if (!frame.shell().isDisposed()) check();
        workbench.tellFailure(
                Messages.text("attempt.modify"), Messages.text("failed.modify", draft.vm.name()), failure);
    }

    /// The machine as it is now, edited further.
    private void again(VmView vm) {
        frame.shell().setText(Messages.text("settings.title", vm.name()));
        draft = new SettingsDraft(vm);
        tree.removeAll();
        pages.values().forEach(Control::dispose);
        pages.clear();
        nodes();
    }
}
