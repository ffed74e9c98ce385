// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.wizard;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.enlighten.workbench.internal.dialog.Form;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;

/// The last page: what will be made, as text that can be selected and copied.
final class SummaryPage implements WizardPage {
    private static final int VALUES_AT = 150;

    private final String key;
    private final Supplier<List<String[]>> summary;
    private final BiConsumer<Form, Runnable> more;
    private StyledText text;

    /// @param more puts further fields below the summary
    SummaryPage(String key, Supplier<List<String[]>> summary, BiConsumer<Form, Runnable> more) {
        this.key = key;
        this.summary = summary;
        this.more = more;
    }

    @Override
    public String step() {
        return Messages.text(key + ".step");
    }

    @Override
    public String title() {
        return Messages.text(key + ".title");
    }

    @Override
    public void fill(Form form, Runnable changed) {
        form.paragraph(Messages.text(key + ".what"));
        text = new StyledText(form.control(), SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.BORDER | SWT.V_SCROLL);
        text.setData("id", "wizard.summary");
        Look look = Look.of(form.control().getDisplay());
        text.setBackground(look.color(Tone.PAPER));
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
        data.heightHint = 120;
        text.setLayoutData(data);
        text.setMargins(10, 10, 10, 10);
        text.setLineSpacing(4);
        text.setTabStops(new int[] {VALUES_AT});
        text.setWrapIndent(VALUES_AT);
        more.accept(form, changed);
    }

    @Override
    public Optional<String> problem() {
        return Optional.empty();
    }

    @Override
    public void shown() {
        text.setText(
                summary.get().stream().map(line -> line[0] + ":\t" + line[1]).collect(Collectors.joining("\n")));
    }
}
