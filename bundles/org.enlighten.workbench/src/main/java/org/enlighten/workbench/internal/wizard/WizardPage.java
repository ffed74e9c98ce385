// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.wizard;

import java.util.Optional;
import org.enlighten.workbench.internal.dialog.Form;

/// One page of a wizard, over a draft that all its pages share.
interface WizardPage {
    /// As the list of steps shows it.
    String step();

    String title();

    /// Puts the page's fields into a form.
    ///
    /// @param changed to be called after each change of the draft
    void fill(Form form, Runnable changed);

    /// Why the draft is not good enough as far as this page goes, naming the field; empty when it is.
    Optional<String> problem();

    /// The page comes to the front: what was drawn from other pages is drawn again.
    default void shown() {}
}
