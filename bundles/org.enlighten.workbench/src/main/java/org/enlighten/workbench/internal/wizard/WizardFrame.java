// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Cursor;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.enlighten.workbench.internal.dialog.DialogFrame;
import org.enlighten.workbench.internal.dialog.Form;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;

/// The frame of every wizard: banner, list of steps at the left, the page, four buttons.
final class WizardFrame {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 560;
    private static final int STEPS_WIDTH = 190;

    private final DialogFrame frame;
    private final Look look;
    private final List<WizardPage> pages;
    private final List<Label> steps = new ArrayList<>();
    private final List<Composite> controls = new ArrayList<>();
    private final StackLayout stack = new StackLayout();
    private final Label title;
    private final Label problem;
    private final Composite stackArea;
    private final Button previous;
    private final Button next;
    private final Button finish;
    private int current;
    private int furthest;

    /// @param finished does the work; closes the frame or frees it again
    WizardFrame(Shell parent, String id, String name, List<WizardPage> pages, Runnable finished) {
        this.pages = List.copyOf(pages);
        frame = new DialogFrame(parent, id, name);
        look = frame.look();
        GridLayout columns = layout(2, 0, 0);
        frame.body().setLayout(columns);
        Composite banner = banner();
        title = label(banner, look.bold().equals(look.title()) ? Tone.TEXT : Tone.TITLE);
        title.setFont(look.title());
        title.setData("id", "wizard.title");
        problem = label(banner, Tone.ERROR);
        problem.setData("id", "wizard.problem");
        stepList();
        stackArea = new Composite(frame.body(), SWT.NONE);
        stackArea.setLayout(stack);
        stackArea.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        pages.forEach(this::page);
        frame.spring();
        previous = frame.button("wizard.previous", Messages.text("wizard.previous"), () -> go(current - 1));
        next = frame.button("wizard.next", Messages.text("wizard.next"), () -> go(current + 1));
        finish = frame.button("wizard.finish", Messages.text("wizard.finish"), finished);
        frame.button(
                "wizard.cancel",
                Messages.text("button.cancel"),
                () -> frame.shell().close());
    }

    private static GridLayout layout(int columns, int margin, int spacing) {
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = margin;
        layout.marginHeight = margin;
        layout.horizontalSpacing = spacing;
        layout.verticalSpacing = spacing;
        return layout;
    }

    private Composite banner() {
        Composite banner = new Composite(frame.body(), SWT.NONE);
        banner.setBackground(look.color(Tone.BAND));
        banner.setBackgroundMode(SWT.INHERIT_FORCE);
        GridLayout rows = layout(1, 14, 4);
        rows.marginWidth = 20;
        banner.setLayout(rows);
        banner.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false, 2, 1));
        return banner;
    }

    private Label label(Composite banner, Tone tone) {
        Label label = new Label(banner, SWT.NONE);
        label.setForeground(look.color(tone));
        label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return label;
    }

    private void stepList() {
        Composite list = new Composite(frame.body(), SWT.NONE);
        list.setBackground(look.color(Tone.CHROME));
        list.setBackgroundMode(SWT.INHERIT_FORCE);
        GridLayout rows = layout(1, 16, 12);
        rows.marginWidth = 20;
        list.setLayout(rows);
        GridData data = new GridData(SWT.FILL, SWT.FILL, false, true);
        data.widthHint = STEPS_WIDTH;
        list.setLayoutData(data);
        for (int i = 0; i < pages.size(); i++) {
            int index = i;
            Label step = new Label(list, SWT.WRAP);
            step.setText(pages.get(i).step());
            step.setData("id", "wizard.step." + i);
            step.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
            step.addListener(SWT.MouseUp, _ -> {
                if (index <= furthest) go(index);
            });
            steps.add(step);
        }
    }

    private void page(WizardPage page) {
        Composite around = new Composite(stackArea, SWT.NONE);
        around.setBackground(look.color(Tone.PAPER));
        around.setLayout(layout(1, 20, 0));
        Form form = new Form(around);
        form.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        page.fill(form, this::check);
        controls.add(around);
    }

    /// Shows the wizard until it is closed.
    void run() {
        go(0);
        frame.run(WIDTH, HEIGHT);
    }

    Shell shell() {
        return frame.shell();
    }

    void close() {
        if (!frame.shell().isDisposed()) frame.shell().close();
    }

    /// While the work is asked for, nothing can be changed.
    void busy(boolean busy) {
        if (frame.shell().isDisposed()) return;
        frame.body().setEnabled(!busy);
        Cursor wait = frame.shell().getDisplay().getSystemCursor(SWT.CURSOR_WAIT);
        frame.shell().setCursor(busy ? wait : null);
        if (busy) for (Button button : List.of(previous, next, finish)) button.setEnabled(false);
        else check();
    }

    private void go(int page) {
        current = Math.clamp(page, 0, pages.size() - 1);
        furthest = Math.max(furthest, current);
        stack.topControl = controls.get(current);
        stackArea.layout();
        title.setText(pages.get(current).title());
        pages.get(current).shown();
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).setFont(i == current ? look.bold() : null);
            steps.get(i)
                    .setForeground(look.color(i == current ? Tone.TITLE : i <= furthest ? Tone.ACCENT : Tone.QUIET));
        }
        steps.getFirst().getParent().layout();
        check();
        Button forward = current == pages.size() - 1 ? finish : next;
        frame.shell().setDefaultButton(forward);
        if (!controls.get(current).setFocus()) forward.setFocus();
    }

    /// Says what is wrong on this page, and lets go on only when nothing is.
    private void check() {
        Optional<String> here = pages.get(current).problem();
        problem.setText(here.orElse(""));
        previous.setEnabled(current > 0);
        next.setEnabled(here.isEmpty() && current < pages.size() - 1);
        finish.setEnabled(pages.stream().allMatch(page -> page.problem().isEmpty()));
    }
}
