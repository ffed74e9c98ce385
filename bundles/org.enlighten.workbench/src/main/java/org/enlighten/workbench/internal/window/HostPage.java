// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.enlighten.management.HostView;
import org.enlighten.workbench.Action;
import org.enlighten.workbench.internal.action.ActionRegistry;
import org.enlighten.workbench.internal.look.Format;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;

/// Instead of the list, where a host cannot manage virtual machines: what the computer is, why not, and what can be
/// done about it.
final class HostPage {
    private static final int WIDTH = 560;

    private final Desk desk;
    private final ActionRegistry registry;
    private final Composite page;
    private final Label title;
    private final Label system;
    private final Label reason;
    private final Composite buttons;
    private final FactGrid facts;
    private List<String> offered = List.of();

    HostPage(Composite parent, Desk desk, ActionRegistry registry) {
        this.desk = desk;
        this.registry = registry;
        Look look = Look.of(parent.getDisplay());
        page = new Composite(parent, SWT.NONE);
        page.setBackground(look.color(Tone.PAPER));
        page.setBackgroundMode(SWT.INHERIT_DEFAULT);
        page.setLayout(Panes.roomy(1, 24, 12));
        title = label(page, Tone.TITLE);
        title.setFont(look.title());
        title.setData("id", "host.title");
        system = label(page, Tone.QUIET);
        reason = notice(look);
        buttons = new Composite(page, SWT.NONE);
        buttons.setLayout(Panes.roomy(0, 0, 8));
        buttons.setLayoutData(new GridData(SWT.LEFT, SWT.TOP, false, false));
        facts = new FactGrid(page);
        facts.control().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }

    Composite control() {
        return page;
    }

    private Label notice(Look look) {
        Composite notice = new Composite(page, SWT.NONE);
        notice.setBackground(look.color(Tone.NOTICE));
        notice.setBackgroundMode(SWT.INHERIT_FORCE);
        notice.setLayout(Panes.roomy(2, 12, 10));
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        notice.setLayoutData(data);
        Label icon = new Label(notice, SWT.NONE);
        icon.setImage(look.icon("triangle-alert", Tone.PAUSED));
        icon.setLayoutData(new GridData(SWT.CENTER, SWT.TOP, false, false));
        Label sentence = label(notice, Tone.TEXT);
        sentence.setData("id", "host.reason");
        return sentence;
    }

    private static Label label(Composite parent, Tone tone) {
        Label label = new Label(parent, SWT.WRAP);
        label.setForeground(Look.of(parent.getDisplay()).color(tone));
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = WIDTH;
        label.setLayoutData(data);
        return label;
    }

    void show(HostView host) {
        set(title, host.name());
        set(system, host.systemName());
        String told =
                host.statusText().isEmpty() ? host.unmanageable() : host.statusText() + "\n" + host.unmanageable();
        set(reason, told);
        offer();
        facts.show(facts(host));
        page.layout(true, true);
    }

    private static void set(Label label, String text) {
        String shown = text.replace("&", "&&");
        if (!label.getText().equals(shown)) label.setText(shown);
    }

    private void offer() {
        List<Action> actions = registry.applicable(Action.Target.HOST, desk.selection());
        List<String> ids = actions.stream().map(Action::id).toList();
        if (ids.equals(offered)) return;
        offered = ids;
        for (Control button : buttons.getChildren()) button.dispose();
        ((GridLayout) buttons.getLayout()).numColumns = Math.max(1, actions.size());
        for (Action action : actions) {
            Button button = new Button(buttons, SWT.PUSH);
            button.setData("id", "page." + action.id());
            button.setText(action.label(desk.selection()));
            ActionRegistry.image(action, Look.of(page.getDisplay())).ifPresent(button::setImage);
            button.addListener(SWT.Selection, _ -> action.run(desk));
        }
    }

    private static List<FactGrid.Fact> facts(HostView host) {
        List<FactGrid.Fact> facts = new ArrayList<>();
        facts.add(fact("host.fact.profile", host.profile()));
        facts.add(fact(
                "host.fact.processors",
                Messages.text("host.fact.processors.value", host.logicalProcessors(), host.numaNodes())));
        facts.add(fact(
                "host.fact.memory", Messages.text("host.fact.memory.value", host.memoryMib(), host.memoryFreeMib())));
        for (HostView.Volume volume : host.volumes())
            facts.add(new FactGrid.Fact(
                    Messages.text("host.fact.volume", volume.letter()),
                    Messages.text(
                            "host.fact.volume.value",
                            Format.size(volume.freeBytes()),
                            Format.size(volume.capacityBytes()),
                            volume.fileSystem())));
        return facts;
    }

    private static FactGrid.Fact fact(String key, String value) {
        return new FactGrid.Fact(Messages.text(key), value);
    }
}
