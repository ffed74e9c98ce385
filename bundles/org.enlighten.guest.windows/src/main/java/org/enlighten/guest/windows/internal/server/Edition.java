// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.server;

import org.enlighten.guest.windows.internal.release.Contents;
import org.enlighten.guest.windows.internal.release.Layout;

/// The two installations of Windows Server 2008. Server Core is what is left when the files of the graphical shell
/// and of what needs it are not there.
enum Edition {
    FULL {
        @Override
        Contents.Builder contents(Contents.Builder of) {
            return of.services(ServerServices.FULL, IMAGE_KIB)
                    .image("%ROOT%\\EXPLORER.EXE", 256)
                    .image("%SYSTEM32%\\DWM.EXE", 64);
        }
    },
    CORE {
        @Override
        Contents.Builder contents(Contents.Builder of) {
            return of.services(ServerServices.CORE, IMAGE_KIB);
        }
    };

    static final String VERSION = "6.0.6001";
    static final Layout LAYOUT = new Layout("\\WINDOWS");

    private static final int IMAGE_KIB = 32;
    private static final String PROGRAMS =
            "SMSS 32 CSRSS 32 WININIT 32 WINLOGON 32 SERVICES 32 LSM 32 CMD 32 CPUBURN 32 IOTEST 32 WORKLOAD 32 CRASH 32 IPCONFIG 32 NETSH 32 PING 32 SHARE 32";

    /// Session 0 with its services, session 1 with somebody's desktop.
    static final String SESSION_LIST = """
            # What the session manager starts.
            start C:%SYSTEM32%\\CSRSS.EXE session0
            start C:%SYSTEM32%\\WININIT.EXE C:%CONFIG%\\WININIT.INI
            start C:%SYSTEM32%\\CSRSS.EXE session1
            start C:%SYSTEM32%\\WINLOGON.EXE C:%CONFIG%\\WINLOGON.INI
            """;

    private static final String WININIT_LIST = """
            # What session 0 needs beside the services that the kernel starts.
            start C:%SYSTEM32%\\SERVICES.EXE
            start C:%SYSTEM32%\\LSM.EXE
            """;

    /// What every machine with this system has on its volume.
    Contents.Builder contents() {
        return contents(Contents.in(LAYOUT)).programs(PROGRAMS).list("WININIT.INI", WININIT_LIST);
    }

    abstract Contents.Builder contents(Contents.Builder of);
}
