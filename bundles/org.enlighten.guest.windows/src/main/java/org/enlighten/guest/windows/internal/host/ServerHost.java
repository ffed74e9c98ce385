// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.host;

import java.util.List;
import org.enlighten.guest.BootServices;
import org.enlighten.guest.FileTree;
import org.enlighten.guest.GuestLibraries;
import org.enlighten.guest.HostOs;
import org.enlighten.guest.windows.internal.image.Images;
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
            List.of(new DriverFile(HostVolumeFactory.ID, ServerFiles.VERSION, List.of(HostVolumeFactory.DEVICE_ID)));
    private static final int CACHE_BLOCKS = 4096;
    private static final long RESERVED_BYTES = 64L << 20;
    private static final long CLOCK_PERIOD_NS = 15_625_000;

    private final String id;
    private final String displayName;
    private final FileTree files;

    private ServerHost(String id, String displayName, FileTree files) {
        this.id = id;
        this.displayName = displayName;
        this.files = files;
    }

    public static ServerHost full(String id, String displayName) {
        return new ServerHost(id, displayName, ServerFiles.full(DRIVERS));
    }

    public static ServerHost core(String id, String displayName) {
        return new ServerHost(id, displayName, ServerFiles.core(DRIVERS));
    }

    @Override
    public FileTree files() {
        return files;
    }

    @Override
    public String systemFile() {
        return "C:" + ServerFiles.SYSTEM_FILE;
    }

    @Override
    public String featureSetup() {
        return "C:" + ServerFiles.FEATURE_SETUP;
    }

    @Override
    public Kernel boot(Machine machine, List<DeviceNode> devices, BootServices services) {
        SystemDescription description = SystemDescription.named(id, ServerFiles.VERSION, displayName)
                .bootDevices(devices)
                .bootDrivers(HostVolumeFactory.ID)
                .systemVolume("HostVolume0", 0)
                .driverDirectory(ServerFiles.DRIVER_DIRECTORY)
                .systemFile(ServerFiles.SYSTEM_FILE)
                .eventFile(ServerFiles.EVENT_FILE)
                .clockPeriodNs(CLOCK_PERIOD_NS)
                .exactTicks(services.exactTicks())
                .reservedBytes(RESERVED_BYTES)
                .cacheBlocks(CACHE_BLOCKS)
                .power(services.power().orElse(Power.KEYBOARD_CONTROLLER))
                .previousCrash(services.previousCrash())
                .build();
        GuestLibraries libraries = services.libraries().with(List.of(), Images.all());
        return new Kernel(machine, description, libraries.drivers(), libraries.programs(), libraries.fileSystems());
    }
}
