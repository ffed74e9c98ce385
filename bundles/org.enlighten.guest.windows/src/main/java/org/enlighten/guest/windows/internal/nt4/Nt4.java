// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.nt4;

/// Names that CD, disk and loaders share.
public final class Nt4 {
    public static final String ID = "windows-nt4";
    public static final String SETUP_ID = "windows-nt4-setup";
    public static final String VERSION = "4.0.1381";
    public static final String DISPLAY_NAME = "Windows NT 4.0";

    static final String SYSTEM32 = "\\WINNT\\SYSTEM32";
    static final String DRIVER_DIRECTORY = SYSTEM32 + "\\DRIVERS";
    static final String CONFIG = SYSTEM32 + "\\CONFIG";
    static final String SYSTEM_FILE = CONFIG + "\\SYSTEM";
    static final String COMPUTER_NAME_FILE = CONFIG + "\\COMPUTER.INI";

    /// The CD's directory that setup copies from.
    static final String SOURCE = "\\I386";

    private Nt4() {}
}
