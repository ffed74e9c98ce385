// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.nt5;

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

/// What systems with a kernel of version 5 have in common.
final class Nt5 {
    private static final String TOOLS =
            "CPUBURN 4 IOTEST 4 WORKLOAD 16 CRASH 4 IPCONFIG 56 NETSH 84 PING 16 SHARE 16 DMACHECK 8 DEVMGR 16 MSINFO32 40";

    private Nt5() {}

    static Release release(
            Identity identity,
            Personality personality,
            Layout layout,
            String programs,
            String services,
            KernelTerms kernel) {
        Contents contents = Sessions.inOne(Contents.in(layout))
                .programs(programs)
                .programs(TOOLS)
                .image("%SYSTEM32%\\NTOSKRNL.EXE", 512)
                .image("%SYSTEM32%\\HAL.DLL", 80)
                .services(services, 16)
                .loader(BootFiles.NTLDR, identity)
                .build();
        return new Release(
                identity,
                personality,
                layout,
                DriverSet.plugAndPlay(),
                contents,
                CdStyle.FILES,
                FatRule.BY_SIZE,
                kernel);
    }
}
