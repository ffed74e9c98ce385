// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.enlighten.management.SimulationView;
import org.enlighten.simulation.Job;
import org.enlighten.simulation.Simulation;
import org.enlighten.workbench.internal.look.Format;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;

/// The line at the bottom: the busiest job, the date of the simulated world, when something happens next there.
final class StatusBar {
    private static final int BAR_WIDTH = 160;

    private final Desk desk;
    private final Label message;
    private final ProgressBar progress;
    private final Label date;
    private final Label next;
    private final Composite bar;
    private List<Job.View> jobs = List.of();

    StatusBar(Composite parent, Desk desk) {
        this.desk = desk;
        Look look = Look.of(parent.getDisplay());
        bar = new Composite(parent, SWT.NONE);
        bar.setBackground(look.color(Tone.CHROME));
        bar.setBackgroundMode(SWT.INHERIT_FORCE);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, false));
        GridLayout layout = Panes.roomy(4, 5, 14);
        layout.marginWidth = 12;
        bar.setLayout(layout);
        message = label("status.message", look, new GridData(SWT.FILL, SWT.CENTER, true, false));
        progress = new ProgressBar(bar, SWT.HORIZONTAL);
        progress.setData("id", "status.progress");
        GridData room = new GridData(SWT.RIGHT, SWT.CENTER, false, false);
        room.widthHint = BAR_WIDTH;
        progress.setLayoutData(room);
        progress.setVisible(false);
        next = label("status.next", look, new GridData(SWT.RIGHT, SWT.CENTER, false, false));
        date = label("status.date", look, new GridData(SWT.RIGHT, SWT.CENTER, false, false));
        desk.refresher().onClock(this::show);
        desk.refresher().onJobs(this::show);
        desk.onChange(this::update);
        update();
    }

    private Label label(String id, Look look, GridData data) {
        Label label = new Label(bar, SWT.NONE);
        label.setData("id", id);
        label.setForeground(look.color(Tone.QUIET));
        label.setLayoutData(data);
        return label;
    }

    private void show(SimulationView view) {
        if (bar.isDisposed()) return;
        set(date, Format.date(view.date()));
        boolean more = view.nextEventNs() != Simulation.NEVER;
        String distance = more ? Format.duration(Math.max(0, view.nextEventNs() - view.nowNs())) : "";
        set(next, more ? Messages.text("status.next", distance) : Messages.text("status.nothing"));
    }

    private void show(List<Job.View> fresh) {
        jobs = fresh;
        if (!bar.isDisposed()) update();
    }

    private void update() {
        List<Job.View> running = jobs.stream().filter(job -> !job.isEnded()).toList();
        Optional<Job.View> busiest = running.stream().max(Comparator.comparingInt(Job.View::percent));
        progress.setVisible(busiest.isPresent());
        busiest.ifPresent(job -> progress.setSelection(job.percent()));
        set(message, busiest.map(job -> told(job, running.size())).orElseGet(this::idle));
    }

    private static String told(Job.View job, int running) {
        String told = Messages.text("status.job", job.title(), job.target(), job.percent());
        return running > 1 ? Messages.text("status.jobs", told, running - 1) : told;
    }

    private String idle() {
        int all = desk.vmsOfHost().size();
        if (desk.selection().host().isEmpty()) return Messages.text("status.ready");
        long running = desk.vmsOfHost().stream()
                .filter(vm -> vm.assignedMemoryMib() > 0)
                .count();
        return Messages.text("status.count", all, running);
    }

    /// Does nothing when nothing changed, so that nothing flickers.
    private void set(Label label, String text) {
        String shown = text.replace("&", "&&");
        if (shown.equals(label.getText())) return;
        label.setText(shown);
        bar.layout();
    }
}
