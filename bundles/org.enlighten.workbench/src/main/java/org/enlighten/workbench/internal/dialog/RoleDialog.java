// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.dialog;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.enlighten.management.FeatureChange;
import org.enlighten.management.FeatureView;
import org.enlighten.management.HostView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.SystemManagement;
import org.enlighten.simulation.Cause;
import org.enlighten.workbench.Workbench;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;

/// Installs the Hyper-V role, as Server Manager does: what the computer must have, each with whether it has it; the
/// installation; and the restart that makes it effective. Why it was refused is told as the host tells it.
public final class RoleDialog {
    private static final String ROLE = "Hyper-V";
    private static final int WIDTH = 540;

    private final Workbench workbench;
    private final HostView host;
    private final Consumer<String> restart;
    private final DialogFrame frame;
    private final Label state;
    private final Composite reasons;
    private final Button install;
    private final Button restartNow;

    private RoleDialog(Workbench workbench, Consumer<String> restart) {
        this.workbench = workbench;
        this.restart = restart;
        host = workbench.selection().host().orElseThrow();
        frame = new DialogFrame(workbench.shell(), "role", Messages.text("role.title", host.name()));
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 20;
        layout.marginHeight = 18;
        layout.horizontalSpacing = 10;
        layout.verticalSpacing = 10;
        frame.body().setLayout(layout);
        line(frame.body(), Messages.text("role.what"), Tone.TEXT, 2);
        line(frame.body(), Messages.text("role.needs"), Tone.TITLE, 2)
                .setFont(frame.look().bold());
        HostView.Firmware firmware = host.firmware();
        requirement("role.x64", firmware.x64());
        requirement("role.virtualization", firmware.hardwareVirtualization());
        requirement("role.dep", firmware.dataExecutionPrevention());
        state = line(frame.body(), "", Tone.TEXT, 2);
        state.setData("id", "role.state");
        reasons = new Composite(frame.body(), SWT.NONE);
        reasons.setLayout(DialogFrame.tight(new GridLayout(2, false)));
        reasons.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        frame.spring();
        install = frame.button("role.install", Messages.text("role.install"), this::install);
        restartNow = frame.button("role.restart", Messages.text("role.restart"), this::restart);
        restartNow.setEnabled(false);
        frame.button(
                "role.close", Messages.text("button.close"), () -> frame.shell().close());
        frame.shell().setDefaultButton(install);
    }

    /// @param restart restarts the computer with that name
    public static void open(Workbench workbench, Consumer<String> restart) {
        RoleDialog dialog = new RoleDialog(workbench, restart);
        workbench.whenDone(dialog.system().features(), dialog::show, dialog::refused);
        dialog.frame.run(WIDTH, 0);
    }

    private SystemManagement system() {
        return workbench.management().host(host.name()).system();
    }

    private void requirement(String key, boolean met) {
        Label icon = new Label(frame.body(), SWT.NONE);
        icon.setImage(
                met
                        ? frame.look().icon("circle-check", Tone.RUNNING)
                        : frame.look().icon("circle-x", Tone.ERROR));
        String verdict = Messages.text(met ? "role.met" : "role.unmet");
        line(frame.body(), Messages.text(key, verdict), Tone.TEXT, 1);
    }

    private static Label line(Composite parent, String text, Tone tone, int span) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(text.replace("&", "&&"));
        label.setForeground(Look.of(parent.getDisplay()).color(tone));
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false, span, 1);
        data.widthHint = WIDTH - 80;
        label.setLayoutData(data);
        return label;
    }

    private void show(List<FeatureView> features) {
        if (frame.shell().isDisposed()) return;
        Optional<FeatureView> role =
                features.stream().filter(f -> f.name().equalsIgnoreCase(ROLE)).findFirst();
        boolean pending =
                role.map(r -> r.state() == FeatureView.State.INSTALL_PENDING).orElse(false);
        if (pending) installed();
    }

    private void install() {
        install.setEnabled(false);
        say(Messages.text("role.installing"));
        workbench.whenDone(system().install(ROLE).result(), this::installed, this::refused);
    }

    private void installed(FeatureChange change) {
        workbench.refresh();
        if (frame.shell().isDisposed()) return;
        if (change.restartNeeded()) installed();
        else say(Messages.text("role.effective"));
    }

    private void installed() {
        install.setEnabled(false);
        restartNow.setEnabled(true);
        frame.defaultButton(restartNow);
        say(Messages.text("role.pending", host.name()));
    }

    private void restart() {
        frame.shell().close();
        restart.accept(host.name());
    }

    /// One line for each reason.
    private void refused(ManagementException failure) {
        if (frame.shell().isDisposed()) return;
        install.setEnabled(true);
        for (Control old : reasons.getChildren()) old.dispose();
        Optional<Cause> cause = Optional.of(failure.why());
        say(failure.why().message());
        for (cause = cause.get().because();
                cause.isPresent();
                cause = cause.get().because()) {
            Label icon = new Label(reasons, SWT.NONE);
            icon.setImage(frame.look().icon("circle-x", Tone.ERROR));
            Label reason = line(reasons, cause.get().message(), Tone.ERROR, 1);
            reason.setData("id", "role.reason");
        }
        ((GridLayout) reasons.getLayout()).horizontalSpacing = 10;
        ((GridLayout) reasons.getLayout()).verticalSpacing = 6;
        frame.shell().layout(true, true);
        frame.fit();
    }

    private void say(String sentence) {
        state.setText(sentence.replace("&", "&&"));
        frame.shell().layout(true, true);
        frame.fit();
    }
}
