// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.look;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The sentences and labels of the workbench, in the user's language.
public final class Messages {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle(Messages.class.getPackageName() + ".messages");

    private Messages() {}

    public static String text(String key) {
        return TEXTS.getString(key);
    }

    /// @param arguments for `{0}` and on, in the syntax of [MessageFormat]
    public static String text(String key, Object... arguments) {
        return MessageFormat.format(TEXTS.getString(key), arguments);
    }
}
