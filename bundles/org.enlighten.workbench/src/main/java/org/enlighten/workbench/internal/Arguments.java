// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal;

import java.util.List;
import java.util.OptionalLong;
import org.enlighten.management.ManagementException;
import org.enlighten.management.OpenSettings;
import org.enlighten.workbench.internal.look.Messages;

/// What the command line says to the workbench.
///
/// @param workspace folder; the user's own when none was given
record Arguments(String workspace, OptionalLong seed) {
    static Arguments parse(List<String> words) throws ManagementException {
        String workspace = OpenSettings.userWorkspace();
        OptionalLong seed = OptionalLong.empty();
        for (int i = 0; i < words.size(); i += 2) {
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            if (value.isEmpty()) throw new ManagementException(Messages.text("argument.alone", words.get(i)));
            switch (words.get(i)) {
                case "--workspace" -> workspace = value;
                case "--seed" -> seed = OptionalLong.of(number(value));
                default -> throw new ManagementException(Messages.text("argument.unknown", words.get(i)));
            }
        }
        return new Arguments(workspace, seed);
    }

    private static long number(String value) throws ManagementException {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new ManagementException(Messages.text("argument.seed", value));
        }
    }
}
