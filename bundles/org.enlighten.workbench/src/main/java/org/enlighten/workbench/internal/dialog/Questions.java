// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.dialog;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;
import org.enlighten.workbench.internal.model.Layout;

/// Short questions: yes or no, or a line of text.
public final class Questions {
    private static final int WIDTH = 460;
    private static final int TEXT_WIDTH = 370;

    private Questions() {}

    /// Asks before something that cannot be undone. The safe answer is the default.
    ///
    /// @param name of the flag that remembers "don't ask me again"; empty where one is always asked
    public static boolean confirm(Shell parent, String name, String title, String question, String yes, String no) {
        Layout kept = new Layout();
        if (!name.isEmpty() && kept.flag("dont-ask." + name, false)) return true;
        DialogFrame frame = new DialogFrame(parent, "confirm", title);
        boolean[] answer = {false};
        body(frame, frame.look().large("circle-question-mark", Tone.ACCENT), question);
        Optional<Button> again = name.isEmpty() ? Optional.empty() : Optional.of(again(frame));
        frame.spring();
        frame.button("confirm.yes", yes, () -> {
            answer[0] = true;
            again.ifPresent(box -> kept.keep("dont-ask." + name, box.getSelection()));
            frame.shell().close();
        });
        frame.defaultButton(frame.button("confirm.no", no, () -> frame.shell().close()));
        frame.run(WIDTH, 0);
        return answer[0];
    }

    private static Button again(DialogFrame frame) {
        new Label(frame.body(), SWT.NONE);
        Button box = new Button(frame.body(), SWT.CHECK);
        box.setText(Messages.text("confirm.again"));
        box.setData("id", "confirm.again");
        return box;
    }

    public static void tell(Shell parent, String title, String sentence) {
        DialogFrame frame = new DialogFrame(parent, "notice", title);
        body(frame, frame.look().large("info", Tone.ACCENT), sentence);
        frame.spring();
        frame.defaultButton(frame.button(
                "notice.close",
                Messages.text("button.close"),
                () -> frame.shell().close()));
        frame.run(WIDTH, 0);
    }

    /// Asks for a line of text; empty when the answer was Cancel.
    public static Optional<String> ask(Shell parent, String title, String question, String before) {
        DialogFrame frame = new DialogFrame(parent, "ask", title);
        String[] answer = {null};
        body(frame, frame.look().large("pencil", Tone.ACCENT), question);
        new Label(frame.body(), SWT.NONE);
        Text text = new Text(frame.body(), SWT.BORDER | SWT.SINGLE);
        text.setData("id", "ask.text");
        text.setText(before);
        text.selectAll();
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        frame.spring();
        Button ok = frame.button("ask.ok", Messages.text("button.ok"), () -> {
            answer[0] = text.getText();
            frame.shell().close();
        });
        frame.button(
                "ask.cancel",
                Messages.text("button.cancel"),
                () -> frame.shell().close());
        frame.shell().setDefaultButton(ok);
        text.addListener(SWT.Modify, _ -> ok.setEnabled(!text.getText().isBlank()));
        text.setFocus();
        frame.run(WIDTH, 0);
        return Optional.ofNullable(answer[0]);
    }

    /// Icon at the left, sentence at the right, room for more below the sentence.
    private static void body(DialogFrame frame, Image image, String sentence) {
        Composite body = frame.body();
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 18;
        layout.marginHeight = 18;
        layout.horizontalSpacing = 16;
        layout.verticalSpacing = 12;
        body.setLayout(layout);
        Label icon = new Label(body, SWT.NONE);
        icon.setImage(image);
        icon.setLayoutData(new GridData(SWT.CENTER, SWT.TOP, false, false));
        Label label = new Label(body, SWT.WRAP);
        label.setText(sentence);
        label.setForeground(Look.of(body.getDisplay()).color(Tone.TEXT));
        label.setData("id", "question");
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, true);
        data.widthHint = TEXT_WIDTH;
        label.setLayoutData(data);
    }
}
