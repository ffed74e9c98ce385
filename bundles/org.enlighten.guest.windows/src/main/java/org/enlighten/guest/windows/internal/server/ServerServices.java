// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.server;

/// Services of Windows Server 2008 after installation, without any role. Names, display names, groups and ports
/// after Microsoft's service and port lists for that system (KB 832017); dynamic ports are numbered as they come at
/// start.
final class ServerServices {
    static final String CORE = """
            Eventlog | Windows Event Log | svchost.exe -k LocalServiceNetworkRestricted | a | tcp/49153
            DcomLaunch | DCOM Server Process Launcher | svchost.exe -k DcomLaunch | a |
            RpcSs | Remote Procedure Call (RPC) | svchost.exe -k rpcss | a | tcp/135
            PlugPlay | Plug and Play | svchost.exe -k DcomLaunch | a |
            SamSs | Security Accounts Manager | lsass.exe | a | tcp/49155
            BFE | Base Filtering Engine | svchost.exe -k LocalServiceNoNetwork | a |
            MpsSvc | Windows Firewall | svchost.exe -k LocalServiceNoNetwork | a |
            CryptSvc | Cryptographic Services | svchost.exe -k NetworkService | a |
            Dhcp | DHCP Client | svchost.exe -k LocalServiceNetworkRestricted | a | udp/68
            Dnscache | DNS Client | svchost.exe -k NetworkService | a | udp/5355
            gpsvc | Group Policy Client | svchost.exe -k GPSvcGroup | a |
            IKEEXT | IKE and AuthIP IPsec Keying Modules | svchost.exe -k netsvcs | a | udp/500 udp/4500
            LanmanServer | Server | svchost.exe -k netsvcs | a | tcp/139 tcp/445
            LanmanWorkstation | Workstation | svchost.exe -k LocalService | a |
            lmhosts | TCP/IP NetBIOS Helper | svchost.exe -k LocalServiceNetworkRestricted | a | udp/137 udp/138
            netprofm | Network List Service | svchost.exe -k LocalService | a |
            NlaSvc | Network Location Awareness | svchost.exe -k NetworkService | a |
            nsi | Network Store Interface Service | svchost.exe -k LocalService | a |
            PolicyAgent | IPsec Policy Agent | svchost.exe -k NetworkServiceNetworkRestricted | a | tcp/49156
            ProfSvc | User Profile Service | svchost.exe -k netsvcs | a |
            Schedule | Task Scheduler | svchost.exe -k netsvcs | a | tcp/49154
            slsvc | Software Licensing | slsvc.exe | a |
            TermService | Terminal Services | svchost.exe -k NetworkService | m | tcp/3389
            W32Time | Windows Time | svchost.exe -k LocalService | a | udp/123
            Winmgmt | Windows Management Instrumentation | svchost.exe -k netsvcs | a |
            WinRM | Windows Remote Management | svchost.exe -k NetworkService | m | tcp/80
            wuauserv | Windows Update | svchost.exe -k netsvcs | a |
            """;

    /// What a full installation has in addition.
    private static final String GRAPHICAL = """
            AeLookupSvc | Application Experience | svchost.exe -k netsvcs | a |
            BITS | Background Intelligent Transfer Service | svchost.exe -k netsvcs | a |
            EventSystem | COM+ Event System | svchost.exe -k LocalService | a |
            FDResPub | Function Discovery Resource Publication | svchost.exe -k LocalService | a | udp/3702
            MSDTC | Distributed Transaction Coordinator | msdtc.exe | a |
            SENS | System Event Notification Service | svchost.exe -k netsvcs | a |
            ShellHWDetection | Shell Hardware Detection | svchost.exe -k netsvcs | a |
            Spooler | Print Spooler | spoolsv.exe | a | tcp/49157
            SSDPSRV | SSDP Discovery | svchost.exe -k LocalService | a | udp/1900
            Themes | Themes | svchost.exe -k netsvcs | a |
            TrkWks | Distributed Link Tracking Client | svchost.exe -k LocalSystemNetworkRestricted | a |
            UxSms | Desktop Window Manager Session Manager | svchost.exe -k LocalSystemNetworkRestricted | a |
            AudioSrv | Windows Audio | svchost.exe -k LocalServiceNetworkRestricted | m |
            """;

    /// Of a full installation.
    static final String FULL = CORE + GRAPHICAL;

    private ServerServices() {}
}
