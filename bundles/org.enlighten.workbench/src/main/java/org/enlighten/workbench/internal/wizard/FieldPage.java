// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.wizard;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.enlighten.workbench.internal.dialog.Form;
import org.enlighten.workbench.internal.look.Messages;

/// A page of fields.
///
/// @param key of its words: `key.step` and `key.title`
/// @param fields puts them into the form, with what to run after each change
/// @param front runs when the page comes to the front
record FieldPage(String key, BiConsumer<Form, Runnable> fields, Supplier<Optional<String>> check, Runnable front)
        implements WizardPage {
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
        fields.accept(form, changed);
    }

    @Override
    public Optional<String> problem() {
        return check.get();
    }

    @Override
    public void shown() {
        front.run();
    }
}
