// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.nt4;

import java.util.List;
import org.enlighten.os.ServiceInfo.Start;
import org.enlighten.os.system.BootProgram;
import org.enlighten.os.system.ServiceEntry;
import org.enlighten.os.system.SystemFile;

/// What runs after boot: the system file that setup writes.
final class Nt4Services {
    private static final String DIRECTORY = "C:" + Nt4.SYSTEM32 + "\\";

    private Nt4Services() {}

    static SystemFile systemFile() {
        List<ServiceEntry> services = List.of(
                service("EventLog", "EventLog", "SERVICES.EXE", "eventlog"),
                service("RpcSs", "Remote Procedure Call (RPC) Service", "RPCSS.EXE", "", "tcp/135"),
                service("NtLmSsp", "NT LM Security Support Provider", "LSASS.EXE", ""),
                service("Spooler", "Spooler", "SPOOLSS.EXE", ""));
        BootProgram session = new BootProgram(DIRECTORY + "SMSS.EXE", "C:" + Nt4.CONFIG + "\\SMSS.INI");
        return new SystemFile(services, List.of(session), List.of());
    }

    private static ServiceEntry service(
            String name, String displayName, String image, String arguments, String... ports) {
        return new ServiceEntry(name, displayName, DIRECTORY + image, arguments, Start.AUTOMATIC, List.of(ports));
    }
}
