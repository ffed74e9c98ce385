// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.release;

/// What session manager and logon start: lists that they read from the volume.
public final class Sessions {
    private static final String NT_SESSION = """
            # What the session manager starts. The check comes first, and alone.
            wait C:%SYSTEM32%\\AUTOCHK.EXE
            start C:%SYSTEM32%\\CSRSS.EXE
            start C:%SYSTEM32%\\WINLOGON.EXE C:%CONFIG%\\WINLOGON.INI
            """;

    private static final String NT_LOGON = """
            # What somebody at the console gets.
            shell C:%SYSTEM32%\\CMD.EXE
            """;

    private Sessions() {}

    /// To Windows Server 2003 everything runs in one session: at the console a command prompt.
    public static Contents.Builder inOne(Contents.Builder contents) {
        return contents.list("SMSS.INI", NT_SESSION).list("WINLOGON.INI", NT_LOGON);
    }
}
