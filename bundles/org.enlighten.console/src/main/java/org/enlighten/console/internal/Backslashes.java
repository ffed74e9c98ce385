// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

/// Makes every backslash a backslash: in the paths of Windows it escapes nothing, to Gogo it does.
final class Backslashes {
    private Backslashes() {}

    /// Doubles each one, except between single quotes, where Gogo takes it as it is.
    static String kept(String line) {
        StringBuilder kept = new StringBuilder(line.length() + 8);
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            kept.append(c);
            if (quote == 0 && (c == '\'' || c == '"')) quote = c;
            else if (c == quote) quote = 0;
            if (c == '\\' && quote != '\'') kept.append('\\');
        }
        return kept.toString();
    }
}
