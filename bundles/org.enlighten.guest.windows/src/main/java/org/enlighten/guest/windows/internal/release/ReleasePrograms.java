// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.release;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.guest.image.Image;
import org.enlighten.guest.windows.internal.check.AutoCheck;
import org.enlighten.guest.windows.internal.component.ComponentSetup;
import org.enlighten.guest.windows.internal.image.Images;
import org.enlighten.guest.windows.internal.setup.Setup;
import org.enlighten.guest.windows.internal.shell.Shell;
import org.enlighten.guest.windows.internal.tool.DeviceManager;
import org.enlighten.guest.windows.internal.tool.DmaCheck;
import org.enlighten.guest.windows.internal.tool.SystemInformation;
import org.enlighten.os.ProgramFactory;

/// The programs that a system knows: those it shares with others, and its own. Which of them there are, its volume
/// says.
final class ReleasePrograms {
    private ReleasePrograms() {}

    static List<ProgramFactory> ofSetup(Release release) {
        return List.of(Image.of("setup.exe", arguments -> new Setup(release.product(), arguments))
                .memoryKib(Setup.MEMORY_KIB));
    }

    static List<ProgramFactory> installed(Release release) {
        Layout layout = release.layout();
        String id = release.identity().id();
        DmaCheck.Choice disk =
                new DmaCheck.Choice(id, DriverSet.PROGRAMMED_IO, DriverSet.BUS_MASTER, "C:" + layout.drivers());
        ComponentSetup.Target target = new ComponentSetup.Target(id, layout::expand, "C:" + layout.systemFile());
        AutoCheck.Reach reach = AutoCheck.Reach.of(release.volume());
        List<ProgramFactory> all = new ArrayList<>(List.of(
                Image.of("cmd.exe", arguments -> new Shell(release.identity().banner(), arguments)),
                Image.of("autochk.exe", arguments -> new AutoCheck(reach)).memoryKib(reach.memoryKib()),
                Image.of("dmacheck.exe", arguments -> new DmaCheck(disk, arguments)),
                Image.of("devmgr.exe", arguments -> new DeviceManager()),
                Image.of(
                        "msinfo32.exe",
                        arguments -> new SystemInformation(release.identity().name())),
                Image.of("setup.exe", arguments -> new ComponentSetup(target, arguments))));
        all.addAll(Images.all(release.layout().system32()));
        return all;
    }
}
