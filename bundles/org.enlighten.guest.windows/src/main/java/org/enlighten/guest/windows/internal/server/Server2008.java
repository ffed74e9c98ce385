// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.server;

import java.util.Optional;
import org.enlighten.guest.Awareness;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.HostOs;
import org.enlighten.guest.Personality;
import org.enlighten.guest.windows.internal.disk.FatRule;
import org.enlighten.guest.windows.internal.release.BootFiles;
import org.enlighten.guest.windows.internal.release.CdStyle;
import org.enlighten.guest.windows.internal.release.Contents;
import org.enlighten.guest.windows.internal.release.DriverSet;
import org.enlighten.guest.windows.internal.release.Identity;
import org.enlighten.guest.windows.internal.release.KernelTerms;
import org.enlighten.guest.windows.internal.release.Release;
import org.enlighten.guest.windows.internal.release.ReleaseSystem;

/// Windows Server 2008, each installation for both of its uses: as a guest and as a physical machine's own system.
public final class Server2008 {
    private static final KernelTerms KERNEL = new KernelTerms(KernelTerms.TICK_15_6_MS, 64 << 20, 2048);
    private static final String TOOLS = "AUTOCHK 64 DMACHECK 8 DEVMGR 16 MSINFO32 40";

    private static final String CHECK = """
            # The check comes first, and alone.
            wait C:%SYSTEM32%\\AUTOCHK.EXE
            """;

    /// A desktop has a window with a command prompt: it is all that a text screen shows of it.
    private static final String DESKTOP_LIST = """
            # What somebody at the console gets.
            start C:%SYSTEM32%\\DWM.EXE
            start C:%ROOT%\\EXPLORER.EXE
            shell C:%SYSTEM32%\\CMD.EXE
            """;

    private static final String PROMPT_LIST = """
            # What somebody at the console gets.
            shell C:%SYSTEM32%\\CMD.EXE
            """;

    private Server2008() {}

    public static GuestOs full() {
        return of(
                new Identity("windows-2008", "Windows Server 2008", Edition.VERSION, "W2K8"),
                Edition.FULL,
                personality("2008", 512)
                        .description("A server with its graphical shell. Runs physical machines, the Hyper-V role on"
                                + " them, and virtual machines.")
                        .build(),
                DESKTOP_LIST);
    }

    public static GuestOs core() {
        return of(
                new Identity("windows-2008-core", "Windows Server 2008 (Server Core)", Edition.VERSION, "W2K8CORE"),
                Edition.CORE,
                personality("2008 Core", 512)
                        .description("A server with a command line alone. Less of it runs, so less of it can be"
                                + " attacked.")
                        .build(),
                PROMPT_LIST);
    }

    private static Personality.Builder personality(String release, int memoryMibMin) {
        return Personality.of("Windows Server", release)
                .awareness(Awareness.ENLIGHTENED)
                .year(2008)
                .processorsMax(64)
                .memoryMib(memoryMibMin, 1 << 20)
                .diskMibMin(512);
    }

    private static GuestOs of(Identity identity, Edition edition, Personality personality, String logon) {
        Contents contents = edition.contents()
                .programs(TOOLS)
                .image("%SYSTEM32%\\NTOSKRNL.EXE", 1024)
                .list("SMSS.INI", CHECK + Edition.SESSION_LIST)
                .list("WINLOGON.INI", logon)
                .loader(BootFiles.BOOTMGR, identity)
                .build();
        Release release = new Release(
                identity,
                personality,
                Edition.LAYOUT,
                DriverSet.plugAndPlay(),
                contents,
                CdStyle.IMAGE,
                FatRule.FAT32,
                KERNEL);
        HostOs host = new ServerHost(identity.id(), identity.name(), edition);
        return new ReleaseSystem(release, Optional.of(host));
    }
}
