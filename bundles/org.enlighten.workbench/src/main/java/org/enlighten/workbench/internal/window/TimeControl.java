// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.enlighten.management.ManagementException;
import org.enlighten.management.SimulationView;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.SimulationRunner.Pace;
import org.enlighten.workbench.internal.look.Format;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;

/// Virtual time in the tool bar: pause and go on, one step, three speeds, and what time it is there.
final class TimeControl {
    /// A speed and the button that chooses it.
    private record Speed(Pace pace, ToolItem item) {}

    private final Desk desk;
    private final Look look;
    private final ToolBar bar;
    /// Of its own: beside icons, the toolkit does not put words in the middle.
    private final ToolBar speedBar;
    private final ToolItem pause;
    private final ToolItem step;
    private final List<Speed> speeds = new ArrayList<>();
    private final Label time;
    private Pace pace = new Pace.Paused();
    private Pace before = new Pace.Paced(1);
    private boolean toldFailure;

    TimeControl(Composite parent, Desk desk) {
        this.desk = desk;
        look = Look.of(parent.getDisplay());
        Label title = new Label(parent, SWT.NONE);
        title.setText(Messages.text("time.title"));
        title.setForeground(look.color(Tone.QUIET));
        title.setLayoutData(new GridData(SWT.RIGHT, SWT.CENTER, true, false));
        bar = new ToolBar(parent, SWT.FLAT);
        pause = item(SWT.PUSH, "time.pause", "pause", Tone.PAUSED, this::pauseOrRun);
        step = item(SWT.PUSH, "time.step", "step-forward", Tone.ACCENT, this::step);
        speedBar = new ToolBar(parent, SWT.FLAT);
        speed("time.1x", new Pace.Paced(1));
        speed("time.10x", new Pace.Paced(10));
        speed("time.max", new Pace.Batch());
        time = new Label(parent, SWT.RIGHT);
        time.setData("id", "time.now");
        time.setFont(look.bold());
        time.setForeground(look.color(Tone.TITLE));
        GridData data = new GridData(SWT.RIGHT, SWT.CENTER, false, false);
        data.widthHint = widest();
        time.setLayoutData(data);
        desk.refresher().onClock(this::show);
    }

    private int widest() {
        GC gc = new GC(time);
        gc.setFont(look.bold());
        int width = gc.textExtent("T=00:00:00.0000").x;
        gc.dispose();
        return width;
    }

    private ToolItem item(int style, String id, String icon, Tone tone, Runnable pressed) {
        ToolItem item = new ToolItem(bar, style);
        item.setData("id", id);
        item.setToolTipText(Messages.text(id));
        item.setImage(look.solid(icon, tone));
        item.addListener(SWT.Selection, _ -> pressed.run());
        return item;
    }

    private void speed(String id, Pace chosen) {
        ToolItem item = new ToolItem(speedBar, SWT.CHECK);
        item.setData("id", id);
        item.setText("  " + Messages.text(id) + "  ");
        item.setToolTipText(Messages.text(id + ".tip"));
        item.addListener(SWT.Selection, _ -> choose(chosen));
        speeds.add(new Speed(chosen, item));
    }

    /// Also the window's keys.
    void pauseOrRun() {
        choose(pace instanceof Pace.Paused ? before : new Pace.Paused());
    }

    void step() {
        ask(desk.management().simulation().step(1));
    }

    private void choose(Pace chosen) {
        mark(chosen);
        ask(desk.management().simulation().pace(chosen));
    }

    private void ask(CompletableFuture<SimulationView> answer) {
        desk.whenDone(
                answer,
                this::show,
                failure -> desk.tellFailure(Messages.text("attempt.time"), Messages.text("failed.time"), failure));
    }

    private void show(SimulationView view) {
        if (bar.isDisposed()) return;
        time.setText(Messages.text("time.now", Format.clock(view.nowNs())));
        if (!view.pace().equals(pace)) mark(view.pace());
        view.failure().ifPresent(this::stopped);
    }

    /// Told once: nothing goes on in this world.
    private void stopped(Cause why) {
        if (toldFailure) return;
        toldFailure = true;
        desk.tellFailure(Messages.text("attempt.run"), Messages.text("failed.run"), new ManagementException(why));
    }

    private void mark(Pace now) {
        if (!(now instanceof Pace.Paused)) before = now;
        pace = now;
        boolean paused = now instanceof Pace.Paused;
        pause.setImage(paused ? look.solid("play", Tone.RUNNING) : look.solid("pause", Tone.PAUSED));
        pause.setToolTipText(Messages.text(paused ? "time.run" : "time.pause"));
        step.setEnabled(paused);
        for (Speed speed : speeds) speed.item().setSelection(speed.pace().equals(now));
    }
}
