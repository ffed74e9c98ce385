// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.nt5;

import org.enlighten.guest.Awareness;
import org.enlighten.guest.Personality;
import org.enlighten.guest.windows.internal.release.Identity;
import org.enlighten.guest.windows.internal.release.KernelTerms;
import org.enlighten.guest.windows.internal.release.Layout;
import org.enlighten.guest.windows.internal.release.Release;

/// Windows 2000.
public final class Windows2000Release {
    private static final Identity IDENTITY = new Identity("windows-2000", "Windows 2000", "5.0.2195", "W2K");
    private static final KernelTerms KERNEL = new KernelTerms(KernelTerms.TICK_10_MS, 8 << 20, 1024);

    private static final Personality PERSONALITY = Personality.of("Windows", "2000")
            .awareness(Awareness.UNAWARE)
            .year(2000)
            .processorsMax(2)
            .memoryMib(64, 4096)
            .diskMibMin(128)
            .description("Knows nothing of a hypervisor: its devices are always emulated, its disk by DMA.")
            .build();

    private static final String PROGRAMS = "SMSS 44 CSRSS 8 WINLOGON 176 SERVICES 88 LSASS 36 SVCHOST 8 SPOOLSV 44"
            + " REGSVC 64 MSTASK 116 WINMGMT 192 AUTOCHK 572 CMD 236";

    /// After Microsoft's list of services and ports for that system (KB 832017).
    private static final String SERVICES = """
            Eventlog | Event Log | services.exe eventlog | a |
            PlugPlay | Plug and Play | services.exe plugplay | a |
            RpcSs | Remote Procedure Call (RPC) | svchost.exe -k rpcss | a | tcp/135
            SamSs | Security Accounts Manager | lsass.exe | a |
            Dhcp | DHCP Client | services.exe dhcp | a | udp/68
            Dnscache | DNS Client | services.exe dnscache | a |
            lanmanserver | Server | services.exe server | a | tcp/139 tcp/445
            lanmanworkstation | Workstation | services.exe workstation | a |
            LmHosts | TCP/IP NetBIOS Helper Service | services.exe lmhosts | a | udp/137 udp/138
            PolicyAgent | IPSEC Policy Agent | lsass.exe policyagent | a | udp/500
            ProtectedStorage | Protected Storage | services.exe protectedstorage | a |
            RemoteRegistry | Remote Registry Service | regsvc.exe | a |
            Schedule | Task Scheduler | mstask.exe | a | tcp/1025
            Spooler | Print Spooler | spoolsv.exe | a |
            WinMgmt | Windows Management Instrumentation | winmgmt.exe | a |
            EventSystem | COM+ Event System | svchost.exe -k netsvcs | m |
            """;

    private Windows2000Release() {}

    public static Release release() {
        return Nt5.release(IDENTITY, PERSONALITY, new Layout("\\WINNT"), PROGRAMS, SERVICES, KERNEL);
    }
}
