// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.enlighten.management.HostView;
import org.enlighten.management.VmView;
import org.enlighten.workbench.Action;
import org.enlighten.workbench.Selection;
import org.enlighten.workbench.internal.action.ActionRegistry;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;

/// The pane at the right: what can be done to the host, and to what is selected in the list.
final class ActionsPane {
    private final Desk desk;
    private final ActionRegistry registry;
    private final Composite pane;
    private final ScrolledComposite scroll;
    private final Composite content;
    private final ActionGroup host;
    private final ActionGroup vms;

    ActionsPane(Composite parent, Desk desk, ActionRegistry registry) {
        this.desk = desk;
        this.registry = registry;
        Look look = Look.of(parent.getDisplay());
        pane = Panes.column(parent);
        new Band(pane, Messages.text("actions.title"));
        scroll = new ScrolledComposite(pane, SWT.V_SCROLL);
        scroll.setData("id", "actions.pane");
        scroll.setBackground(look.color(Tone.PAPER));
        scroll.setLayoutData(Panes.filling());
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        content = Panes.column(scroll);
        scroll.setContent(content);
        host = new ActionGroup(content, desk, "actions.host", this::resize);
        vms = new ActionGroup(content, desk, "actions.vm", this::resize);
        scroll.addListener(SWT.Resize, _ -> resize());
        desk.onChange(this::update);
        update();
    }

    Composite control() {
        return pane;
    }

    void update() {
        Selection selection = desk.selection();
        host.show(selection.host().map(HostView::name).orElse(""), registry.applicable(Action.Target.HOST, selection));
        vms.show(title(selection.vms()), registry.applicable(Action.Target.VM, selection));
    }

    private static String title(List<VmView> vms) {
        return vms.size() == 1 ? vms.getFirst().name() : Messages.text("actions.count", vms.size());
    }

    private void resize() {
        if (vms == null) return; // while it is being built
        content.layout(true, true);
        scroll.setMinHeight(content.computeSize(scroll.getClientArea().width, SWT.DEFAULT).y);
    }
}
