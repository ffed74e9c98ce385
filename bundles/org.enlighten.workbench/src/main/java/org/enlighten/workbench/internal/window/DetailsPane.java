// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.enlighten.management.VmView;
import org.enlighten.workbench.View;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;

/// The lower pane: what there is to tell of the selected virtual machine, with a small picture of its screen.
final class DetailsPane {
    private final Desk desk;
    private final Look look;
    private final Composite pane;
    private final Band band;
    private final Composite stack;
    private final StackLayout pages = new StackLayout();
    private final Composite empty;
    private final Composite page;
    private final Label name;
    private final Thumbnail thumbnail;
    private final CTabFolder tabs;
    private final FactGrid summary;
    private final FactGrid memory;
    private final List<Runnable> views = new ArrayList<>();

    DetailsPane(Composite parent, Desk desk, List<View> contributed, Runnable connect) {
        this.desk = desk;
        look = Look.of(parent.getDisplay());
        pane = Panes.column(parent);
        band = new Band(pane, Messages.text("details.title"));
        stack = new Composite(pane, SWT.NONE);
        stack.setLayout(pages);
        stack.setLayoutData(Panes.filling());
        empty = Panes.empty(stack, Messages.text("details.empty"));
        page = new Composite(stack, SWT.NONE);
        page.setBackground(look.color(Tone.PAPER));
        page.setLayout(Panes.roomy(2, 12, 12));
        name = new Label(page, SWT.NONE);
        name.setData("id", "details.name");
        name.setFont(look.title());
        name.setForeground(look.color(Tone.TITLE));
        name.setBackground(look.color(Tone.PAPER));
        name.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        thumbnail = new Thumbnail(page, desk, connect);
        tabs = folder();
        summary = facts("details.summary");
        memory = facts("details.memory");
        note("details.networking", "details.networking.none");
        contributed.forEach(this::contribute);
        tabs.setSelection(0);
        desk.onChange(this::update);
        update();
    }

    Composite control() {
        return pane;
    }

    private CTabFolder folder() {
        CTabFolder folder = new CTabFolder(page, SWT.BOTTOM | SWT.FLAT);
        folder.setData("id", "details.tabs");
        folder.setBackground(look.color(Tone.CHROME));
        folder.setSelectionBackground(look.color(Tone.PAPER));
        folder.setSelectionForeground(look.color(Tone.TITLE));
        folder.setForeground(look.color(Tone.QUIET));
        folder.setBorderVisible(true);
        folder.setLayoutData(Panes.filling());
        folder.addListener(SWT.Selection, _ -> views.forEach(Runnable::run));
        return folder;
    }

    private FactGrid facts(String titleKey) {
        ScrolledComposite scroll = new ScrolledComposite(tabs, SWT.V_SCROLL);
        scroll.setBackground(look.color(Tone.PAPER));
        FactGrid grid = new FactGrid(scroll);
        scroll.setContent(grid.control());
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.addListener(SWT.Resize, _ -> measure(scroll));
        tab(titleKey, Messages.text(titleKey), scroll);
        return grid;
    }

    private static void measure(ScrolledComposite scroll) {
        scroll.setMinHeight(scroll.getContent().computeSize(scroll.getClientArea().width, SWT.DEFAULT).y);
    }

    private void note(String titleKey, String sentenceKey) {
        tab(titleKey, Messages.text(titleKey), Panes.empty(tabs, Messages.text(sentenceKey)));
    }

    private CTabItem tab(String id, String title, Control control) {
        CTabItem tab = new CTabItem(tabs, SWT.NONE);
        tab.setData("id", id);
        tab.setText(title);
        tab.setControl(control);
        return tab;
    }

    private void contribute(View view) {
        CTabItem tab = tab(view.id(), view.title(), view.create(tabs, desk));
        views.add(() -> {
            if (tabs.getSelection() == tab) view.show(desk.selection());
        });
    }

    private void update() {
        Optional<VmView> vm = desk.selection().single();
        Control top = vm.isPresent() ? page : empty;
        if (pages.topControl != top) {
            pages.topControl = top;
            stack.layout();
        }
        band.text(vm.map(VmView::name).orElse(Messages.text("details.title")));
        thumbnail.show(vm);
        vm.ifPresent(this::show);
        views.forEach(Runnable::run);
    }

    private void show(VmView vm) {
        String shown = vm.name().replace("&", "&&");
        if (!name.getText().equals(shown)) name.setText(shown);
        summary.show(VmFacts.summary(vm));
        memory.show(VmFacts.memory(vm));
        for (CTabItem tab : tabs.getItems()) if (tab.getControl() instanceof ScrolledComposite scroll) measure(scroll);
    }
}
