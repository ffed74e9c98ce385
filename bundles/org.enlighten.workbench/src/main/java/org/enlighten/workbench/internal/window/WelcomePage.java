// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;

/// What the root of the tree shows: what this is, and where to begin.
final class WelcomePage {
    private static final int WIDTH = 560;

    private WelcomePage() {}

    static Composite create(Composite parent, Desk desk) {
        Look look = Look.of(parent.getDisplay());
        Composite page = new Composite(parent, SWT.NONE);
        page.setBackground(look.color(Tone.PAPER));
        page.setBackgroundMode(SWT.INHERIT_DEFAULT);
        page.setLayout(Panes.roomy(2, 24, 14));
        Label icon = new Label(page, SWT.NONE);
        icon.setImage(look.large("monitor", Tone.ACCENT));
        Label title = paragraph(page, Messages.text("product"), Tone.TITLE, 1);
        title.setFont(look.title());
        section(page, look, "welcome.introduction");
        section(page, look, "welcome.begin");
        section(page, look, "welcome.workspace", desk.management().workspace());
        desk.management().notices().forEach(notice -> paragraph(page, notice, Tone.ERROR, 2));
        return page;
    }

    private static void section(Composite page, Look look, String key, Object... arguments) {
        paragraph(page, Messages.text(key + ".title"), Tone.TITLE, 2).setFont(look.bold());
        paragraph(page, Messages.text(key, arguments), Tone.TEXT, 2);
    }

    private static Label paragraph(Composite page, String text, Tone tone, int span) {
        Label label = new Label(page, SWT.WRAP);
        label.setText(text.replace("&", "&&"));
        label.setForeground(Look.of(page.getDisplay()).color(tone));
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false, span, 1);
        data.widthHint = WIDTH;
        label.setLayoutData(data);
        return label;
    }
}
