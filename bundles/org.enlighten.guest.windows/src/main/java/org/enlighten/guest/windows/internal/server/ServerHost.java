// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.server;

import java.util.List;
import org.enlighten.guest.BootServices;
import org.enlighten.guest.FileTree;
import org.enlighten.guest.GuestLibraries;
import org.enlighten.guest.HostOs;
import org.enlighten.guest.windows.internal.image.Images;
import org.enlighten.guest.windows.internal.release.Contents;
import org.enlighten.guest.windows.internal.release.DriverSet;
import org.enlighten.guest.windows.internal.release.KernelTerms;
import org.enlighten.guest.windows.internal.release.Layout;
import org.enlighten.machine.Machine;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.hostvolume.HostVolumeFactory;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.os.system.DriverFile;
import org.enlighten.os.system.Power;
import org.enlighten.os.system.SystemDescription;

/// Boots Windows Server 2008 on a physical machine. What it becomes is decided by the files on its volume.
public final class ServerHost implements HostOs {
    private static final List<DriverFile> DRIVERS =
            List.of(new DriverFile(HostVolumeFactory.ID, Edition.VERSION, List.of(HostVolumeFactory.DEVICE_ID)));
    private static final int CACHE_BLOCKS = 4096;
    private static final long RESERVED_BYTES = 64L << 20;
    private static final Layout LAYOUT = Edition.LAYOUT;
    private static final String FEATURE_SETUP = LAYOUT.system32() + "\\OCSETUP.EXE";

    /// The first shell whose image is on the volume is the one that people get.
    private static final String WINLOGON_LIST = """
            # What somebody who logs on gets.
            shell C:%ROOT%\\EXPLORER.EXE
            shell C:%SYSTEM32%\\CMD.EXE
            """;

    private final String id;
    private final String displayName;
    private final FileTree files;

    ServerHost(String id, String displayName, Edition edition) {
        this.id = id;
        this.displayName = displayName;
        files = files(edition);
    }

    private static FileTree files(Edition edition) {
        String desktop = edition == Edition.FULL ? "start C:%SYSTEM32%\\DWM.EXE\n" : "";
        Contents contents = edition.contents()
                .image(FEATURE_SETUP, 32)
                .list("SMSS.INI", Edition.SESSION_LIST)
                .list("WINLOGON.INI", WINLOGON_LIST.replace("shell C:%ROOT%", desktop + "shell C:%ROOT%"))
                .build();
        FileTree.Builder tree = FileTree.builder().all(contents.tree(Edition.VERSION));
        DriverSet.into(tree, "WINDOWS/SYSTEM32/DRIVERS/", DRIVERS);
        return tree.file("WINDOWS/SYSTEM32/CONFIG/SYSTEM", contents.system().bytes())
                .build();
    }

    @Override
    public FileTree files() {
        return files;
    }

    @Override
    public String systemFile() {
        return "C:" + LAYOUT.systemFile();
    }

    @Override
    public String featureSetup() {
        return "C:" + FEATURE_SETUP;
    }

    @Override
    public Kernel boot(Machine machine, List<DeviceNode> devices, BootServices services) {
        SystemDescription description = SystemDescription.named(id, Edition.VERSION, displayName)
                .bootDevices(devices)
                .bootDrivers(HostVolumeFactory.ID)
                .systemVolume("HostVolume0", 0)
                .driverDirectory(LAYOUT.drivers())
                .systemFile(LAYOUT.systemFile())
                .eventFile(LAYOUT.config() + "\\SYSEVENT.EVT")
                .clockPeriodNs(KernelTerms.TICK_15_6_MS)
                .exactTicks(services.exactTicks())
                .reservedBytes(RESERVED_BYTES)
                .cacheBlocks(CACHE_BLOCKS)
                .power(services.power().orElse(Power.KEYBOARD_CONTROLLER))
                .previousCrash(services.previousCrash())
                .build();
        GuestLibraries libraries = services.libraries().with(List.of(), Images.all(LAYOUT.system32()));
        return new Kernel(machine, description, libraries.drivers(), libraries.programs(), libraries.fileSystems());
    }
}
