// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.enlighten.management.ManagementException;
import org.enlighten.simulation.Cause;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;

/// Tells in four parts why something was not done: what was attempted, what failed, the cause, and in an expander the
/// whole chain of causes.
public final class ErrorDialog {
    private static final int WIDTH = 560;
    private static final int TEXT_WIDTH = 460;
    private static final int DETAILS_HEIGHT = 140;
    private static final int SHOWN_MAX = 4;

    /// @param object names what failed, such as "'web01' failed to start."
    /// @param identifier of that object, for the details; empty for none
    public record Failure(String object, String identifier, ManagementException why) {}

    private ErrorDialog() {}

    public static void show(Shell parent, String attempt, List<Failure> failures) {
        DialogFrame frame = new DialogFrame(parent, "error", Messages.text("product"));
        fill(frame, attempt, failures);
        Text details = details(frame, failures);
        Button more = frame.button("error.details", Messages.text("error.more"), () -> {});
        more.addListener(SWT.Selection, _ -> toggle(frame, details, more));
        frame.button("error.copy", Messages.text("button.copy"), () -> copy(frame, heading(attempt), failures));
        frame.spring();
        frame.defaultButton(frame.button(
                "error.close",
                Messages.text("button.close"),
                () -> frame.shell().close()));
        frame.run(WIDTH, 0);
    }

    private static String heading(String attempt) {
        return Messages.text("error.heading", attempt);
    }

    private static void fill(DialogFrame frame, String attempt, List<Failure> failures) {
        Composite body = frame.body();
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 18;
        layout.marginHeight = 18;
        layout.horizontalSpacing = 16;
        layout.verticalSpacing = 10;
        body.setLayout(layout);
        Label icon = new Label(body, SWT.NONE);
        icon.setImage(frame.look().large("circle-x", Tone.ERROR));
        icon.setLayoutData(new GridData(SWT.CENTER, SWT.TOP, false, false, 1, 1 + 2 * Math.min(4, failures.size())));
        line(body, heading(attempt), frame.look().bold())
                .setForeground(frame.look().color(Tone.TITLE));
        for (Failure failure : failures.subList(0, Math.min(SHOWN_MAX, failures.size()))) {
            line(body, failure.object(), body.getFont());
            line(body, told(failure.why().why()), body.getFont()).setData("id", "error.cause");
        }
    }

    /// The outermost sentence and, when there is more behind it, the innermost.
    private static String told(Cause cause) {
        Cause root = cause.root();
        return root == cause ? cause.message() : cause.message() + "\n" + root.message();
    }

    private static Label line(Composite body, String text, Font font) {
        Label label = new Label(body, SWT.WRAP);
        label.setText(text.replace("&", "&&"));
        label.setFont(font);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = TEXT_WIDTH;
        label.setLayoutData(data);
        return label;
    }

    private static Text details(DialogFrame frame, List<Failure> failures) {
        Text text = new Text(frame.body(), SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL);
        text.setData("id", "error.chain");
        text.setText(String.join("\n", chain(failures)));
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
        data.heightHint = DETAILS_HEIGHT;
        data.widthHint = TEXT_WIDTH;
        data.exclude = true;
        text.setVisible(false);
        text.setLayoutData(data);
        return text;
    }

    private static void toggle(DialogFrame frame, Text details, Button more) {
        GridData data = (GridData) details.getLayoutData();
        data.exclude = !data.exclude;
        details.setVisible(!data.exclude);
        more.setText(Messages.text(data.exclude ? "error.more" : "error.less"));
        frame.fit();
    }

    private static void copy(DialogFrame frame, String heading, List<Failure> failures) {
        Clipboard clipboard = new Clipboard(frame.shell().getDisplay());
        String text = heading + "\n" + String.join("\n", chain(failures));
        clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        clipboard.dispose();
    }

    /// One line a cause, outermost first.
    static List<String> chain(List<Failure> failures) {
        List<String> lines = new ArrayList<>();
        for (Failure failure : failures) {
            String mark =
                    failure.identifier().isEmpty() ? "" : " " + Messages.text("error.identifier", failure.identifier());
            lines.add(failure.object() + mark);
            Optional<Cause> cause = Optional.of(failure.why().why());
            for (String indent = "  "; cause.isPresent(); indent += "  ") {
                lines.add(indent + cause.get().message() + mark);
                cause = cause.get().because();
            }
        }
        return lines;
    }
}
