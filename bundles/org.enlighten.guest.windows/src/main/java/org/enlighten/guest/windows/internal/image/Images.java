// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.image;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.guest.image.Image;
import org.enlighten.guest.network.Ping;
import org.enlighten.guest.network.ShareServer;
import org.enlighten.guest.windows.internal.session.Housekeeper;
import org.enlighten.guest.windows.internal.session.Starter;
import org.enlighten.guest.windows.internal.shell.Shell;
import org.enlighten.guest.windows.internal.tool.IpConfig;
import org.enlighten.guest.windows.internal.tool.NetShell;
import org.enlighten.guest.workload.CpuBurner;
import org.enlighten.guest.workload.Crasher;
import org.enlighten.guest.workload.IoTest;
import org.enlighten.guest.workload.Workload;
import org.enlighten.os.ProgramFactory;

/// Every program that the systems of this bundle share, whichever of them has its image on the volume.
public final class Images {
    private static final long MS_NS = 1_000_000;
    private static final long SECOND_NS = 1_000 * MS_NS;

    private static final List<ProgramFactory> ALL = List.of(
            Image.of("cmd.exe", arguments -> new Shell("", arguments)),
            Image.of("cpuburn.exe", CpuBurner::new).memoryKib(8),
            Image.of("iotest.exe", IoTest::new).memoryKib(16),
            Image.of("crash.exe", arguments -> new Crasher()).memoryKib(8),
            Image.of("ipconfig.exe", IpConfig::new).memoryKib(8),
            Image.of("netsh.exe", NetShell::new).memoryKib(8),
            Image.of("ping.exe", Ping::new).memoryKib(8),
            Image.of("share.exe", arguments -> new ShareServer(arguments, '\\')).memoryKib(24),
            starter("smss.exe", 11),
            starter("wininit.exe", 13),
            starter("winlogon.exe", 13),
            waiting("csrss.exe", 20, 20).priority(13),
            waiting("services.exe", 30, 15).priority(9),
            waiting("lsass.exe", 25, 20).priority(9),
            waiting("lsm.exe", 10, 60),
            waiting("svchost.exe", 15, 20),
            waiting("rpcss.exe", 10, 30),
            waiting("regsvc.exe", 5, 60),
            waiting("mstask.exe", 10, 30),
            waiting("winmgmt.exe", 40, 30),
            waiting("spoolss.exe", 15, 30),
            waiting("spoolsv.exe", 15, 30),
            waiting("slsvc.exe", 40, 60),
            waiting("msdtc.exe", 10, 60),
            waiting("taskeng.exe", 10, 60),
            waiting("dwm.exe", 30, 10),
            waiting("explorer.exe", 120, 10));

    private Images() {}

    /// @param system32 the directory that a system has its programs in, such as `\WINNT\SYSTEM32`
    public static List<ProgramFactory> all(String system32) {
        Workload.Place place = new Workload.Place("C:" + system32 + "\\WORKLOAD.EXE", "C:\\TEMP\\");
        List<ProgramFactory> all = new ArrayList<>(ALL);
        all.add(Image.of("workload.exe", arguments -> new Workload(place, arguments))
                .memoryKib(Workload.MEMORY_KIB));
        return all;
    }

    private static Image starter(String image, int priority) {
        return Image.of(image, arguments -> new Starter(image, arguments))
                .memoryKib(16)
                .priority(priority);
    }

    /// A process that waits: `beginMs` of work at its start, then a look around every `periodSeconds`.
    private static Image waiting(String image, long beginMs, long periodSeconds) {
        return Image.of(
                        image,
                        arguments -> new Housekeeper(
                                image + arguments, beginMs * MS_NS, periodSeconds * SECOND_NS, MS_NS / 10))
                .memoryKib(8);
    }
}
