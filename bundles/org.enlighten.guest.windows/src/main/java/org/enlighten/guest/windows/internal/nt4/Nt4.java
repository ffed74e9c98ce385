// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.nt4;

import org.enlighten.guest.Awareness;
import org.enlighten.guest.Personality;
import org.enlighten.guest.windows.internal.disk.FatRule;
import org.enlighten.guest.windows.internal.release.BootFiles;
import org.enlighten.guest.windows.internal.release.CdStyle;
import org.enlighten.guest.windows.internal.release.Contents;
import org.enlighten.guest.windows.internal.release.DriverSet;
import org.enlighten.guest.windows.internal.release.Identity;
import org.enlighten.guest.windows.internal.release.KernelTerms;
import org.enlighten.guest.windows.internal.release.Layout;
import org.enlighten.guest.windows.internal.release.Release;
import org.enlighten.guest.windows.internal.release.Sessions;

/// Windows NT 4.0.
public final class Nt4 {
    private static final Identity IDENTITY = new Identity("windows-nt4", "Windows NT 4.0", "4.0.1381", "NT4");
    private static final Layout LAYOUT = new Layout("\\WINNT");
    private static final KernelTerms KERNEL = new KernelTerms(KernelTerms.TICK_10_MS, 2 << 20, 512);

    private static final Personality PERSONALITY = Personality.of("Windows NT", "4.0")
            .awareness(Awareness.UNAWARE)
            .year(1996)
            .processorsMax(2)
            .memoryMib(16, 2048)
            .diskMibMin(32)
            .description("Knows nothing of a hypervisor and drives emulated devices only. Runs at a command prompt.")
            .build();

    private static final String PROGRAMS = "SMSS 28 CSRSS 8 WINLOGON 36 SERVICES 32 LSASS 12 RPCSS 20 SPOOLSS 20"
            + " AUTOCHK 32 CMD 48 CPUBURN 4 IOTEST 4 WORKLOAD 16 CRASH 4 IPCONFIG 32 NETSH 40 PING 16 SHARE 16 DMACHECK 8";

    private static final String SERVICES = """
            EventLog | EventLog | services.exe eventlog | a |
            RpcSs | Remote Procedure Call (RPC) Service | rpcss.exe | a | tcp/135
            NtLmSsp | NT LM Security Support Provider | lsass.exe | a |
            Spooler | Spooler | spoolss.exe | a |
            """;

    private static final String README = """
            This system behaves like Windows NT 4.0 in the ways that matter for virtualization: it knows nothing of a
            hypervisor and drives the emulated devices of a PC. Not one of its files is Microsoft's.

            A driver is a small file that names it. Drivers that are not needed for the start can be added to
            C:%DRIVERS% or deleted from it; the next start tells. 'help' lists commands.
            """;

    private Nt4() {}

    public static Release release() {
        Contents.Builder contents = Sessions.inOne(Contents.in(LAYOUT))
                .programs(PROGRAMS)
                .image("%SYSTEM32%\\NTOSKRNL.EXE", 256)
                .image("%SYSTEM32%\\HAL.DLL", 32)
                .services(SERVICES, 32)
                .loader(BootFiles.NTLDR, IDENTITY)
                .text("\\README.TXT", README);
        return new Release(
                IDENTITY, PERSONALITY, LAYOUT, DriverSet.nt4(), contents.build(), CdStyle.FILES, FatRule.FAT16, KERNEL);
    }
}
