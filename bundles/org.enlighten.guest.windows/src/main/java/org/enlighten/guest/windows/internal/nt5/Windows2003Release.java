// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.nt5;

import org.enlighten.guest.Awareness;
import org.enlighten.guest.Personality;
import org.enlighten.guest.windows.internal.release.Identity;
import org.enlighten.guest.windows.internal.release.KernelTerms;
import org.enlighten.guest.windows.internal.release.Layout;
import org.enlighten.guest.windows.internal.release.Release;

/// Windows Server 2003.
public final class Windows2003Release {
    private static final Identity IDENTITY = new Identity("windows-2003", "Windows Server 2003", "5.2.3790", "W2K3");
    private static final KernelTerms KERNEL = new KernelTerms(KernelTerms.TICK_15_6_MS, 16 << 20, 1024);

    private static final Personality PERSONALITY = Personality.of("Windows Server", "2003")
            .awareness(Awareness.ENLIGHTENED)
            .year(2003)
            .processorsMax(2)
            .memoryMib(128, 32_768)
            .diskMibMin(256)
            .description("Emulated at first; integration components give it drivers for synthetic devices.")
            .build();

    private static final String PROGRAMS =
            "SMSS 48 CSRSS 8 WINLOGON 484 SERVICES 108 LSASS 16 SVCHOST 16 SPOOLSV 56" + " MSDTC 8 AUTOCHK 600 CMD 376";

    /// After Microsoft's list of services and ports for that system (KB 832017).
    private static final String SERVICES = """
            Eventlog | Event Log | services.exe eventlog | a |
            PlugPlay | Plug and Play | services.exe plugplay | a |
            DcomLaunch | DCOM Server Process Launcher | svchost.exe -k DcomLaunch | a |
            RpcSs | Remote Procedure Call (RPC) | svchost.exe -k rpcss | a | tcp/135
            SamSs | Security Accounts Manager | lsass.exe | a |
            AeLookupSvc | Application Experience Lookup Service | svchost.exe -k netsvcs | a |
            Browser | Computer Browser | svchost.exe -k netsvcs | a |
            CryptSvc | Cryptographic Services | svchost.exe -k netsvcs | a |
            Dhcp | DHCP Client | svchost.exe -k NetworkService | a | udp/68
            Dnscache | DNS Client | svchost.exe -k NetworkService | a |
            ERSvc | Error Reporting Service | svchost.exe -k WinErr | a |
            EventSystem | COM+ Event System | svchost.exe -k netsvcs | a |
            lanmanserver | Server | svchost.exe -k netsvcs | a | tcp/139 tcp/445
            lanmanworkstation | Workstation | svchost.exe -k netsvcs | a |
            LmHosts | TCP/IP NetBIOS Helper | svchost.exe -k LocalService | a | udp/137 udp/138
            MSDTC | Distributed Transaction Coordinator | msdtc.exe | a | tcp/1025
            PolicyAgent | IPSEC Services | lsass.exe policyagent | a | udp/500 udp/4500
            ProtectedStorage | Protected Storage | lsass.exe protectedstorage | a |
            RemoteRegistry | Remote Registry | svchost.exe -k regsvc | a |
            Schedule | Task Scheduler | svchost.exe -k netsvcs | a | tcp/1026
            seclogon | Secondary Logon | svchost.exe -k netsvcs | a |
            SENS | System Event Notification | svchost.exe -k netsvcs | a |
            ShellHWDetection | Shell Hardware Detection | svchost.exe -k netsvcs | a |
            Spooler | Print Spooler | spoolsv.exe | a |
            TrkWks | Distributed Link Tracking Client | svchost.exe -k netsvcs | a |
            W32Time | Windows Time | svchost.exe -k LocalService | a | udp/123
            winmgmt | Windows Management Instrumentation | svchost.exe -k netsvcs | a |
            wuauserv | Automatic Updates | svchost.exe -k netsvcs | a |
            TermService | Terminal Services | svchost.exe -k termsvcs | m | tcp/3389
            """;

    private Windows2003Release() {}

    public static Release release() {
        return Nt5.release(IDENTITY, PERSONALITY, new Layout("\\WINDOWS"), PROGRAMS, SERVICES, KERNEL);
    }
}
