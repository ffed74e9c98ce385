// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.release;

import java.util.List;

/// Where things lie on the system volume.
///
/// @param root the system's directory, such as `\WINNT`
public record Layout(String root) {
    public String system32() {
        return root + "\\SYSTEM32";
    }

    public String drivers() {
        return system32() + "\\DRIVERS";
    }

    public String config() {
        return system32() + "\\CONFIG";
    }

    /// Services, first programs and installed packages ([org.enlighten.os.system.SystemFile]).
    public String systemFile() {
        return config() + "\\SYSTEM";
    }

    String computerNameFile() {
        return config() + "\\COMPUTER.INI";
    }

    /// What setup makes before it copies, a parent before its children.
    List<String> directories() {
        return List.of(root, system32(), drivers(), config(), "\\TEMP");
    }

    /// A text with `%ROOT%`, `%SYSTEM32%`, `%DRIVERS%` and `%CONFIG%` put in.
    public String expand(String text) {
        return text.replace("%SYSTEM32%", system32())
                .replace("%DRIVERS%", drivers())
                .replace("%CONFIG%", config())
                .replace("%ROOT%", root);
    }
}
