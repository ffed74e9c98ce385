// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.net.StackSettings;

/// What one system is before its volume is read: all that a boot loader knows. Made by [#named].
///
/// @param systemId stable, such as `windows-nt4`
/// @param version the system's own, such as `4.0.1381`
/// @param displayName for people, such as `Windows NT Server 4.0`
/// @param bootDevices root nodes; their drivers find what lies behind them
/// @param bootDrivers ids of the drivers that are bound before any volume is there
/// @param systemDevice the block device or host volume it boots from: `PhysicalDrive0`, `CdRom0`,
/// `HostVolume0`
/// @param systemPartition number in the partition table from 1; 0: the active one, or the only file system
/// @param loaderFiles paths on the system volume of what loaded this system: without one of them it does not start
/// @param driverDirectory path of the driver files on the system volume; empty for none
/// @param systemFile path of the system file on the system volume; empty for none
/// @param eventFile path of the event log on the system volume; empty keeps it in memory alone
/// @param moduleList path on the system volume of a text that names driver files, one a line, by their paths from its
/// own directory; empty: all files of the driver directory are meant
/// @param banner what the kernel calls itself first; it says then what it does, on the console too. Empty: it is
/// silent
/// @param services, programs started in addition to those of the system file
/// @param quantumNs how long a thread runs while others of its priority wait
/// @param clockPeriodNs what the clock driver is asked for
/// @param exactTicks an idle system takes its ticks one by one
/// @param reservedBytes memory from address 0 that the kernel never hands out: firmware, screen, the kernel's
/// image
/// @param processBytes a process's own pages, unless its program asks for others
/// @param cacheBlocks metadata cache of each file system, in blocks of 512 bytes
/// @param eventCapacity entries that the event log keeps
/// @param network how its network stack behaves
/// @param previousCrash how the machine's last system stopped, when it did so by a bugcheck
public record SystemDescription(
        String systemId,
        String version,
        String displayName,
        PathStyle paths,
        List<DeviceNode> bootDevices,
        List<String> bootDrivers,
        String systemDevice,
        int systemPartition,
        List<String> loaderFiles,
        String driverDirectory,
        String systemFile,
        String eventFile,
        String moduleList,
        String banner,
        List<ServiceEntry> services,
        List<BootProgram> programs,
        long quantumNs,
        long clockPeriodNs,
        boolean exactTicks,
        long reservedBytes,
        int processBytes,
        int cacheBlocks,
        int eventCapacity,
        Power power,
        StackSettings network,
        Optional<Bugcheck> previousCrash) {
    /// How paths are written.
    public enum PathStyle {
        /// `C:\\DIR\\FILE`; disks from C:, floppies from A:, CD drives from D:.
        DRIVE_LETTERS,
        /// `/dir/file`; the system volume at `/`, others at `/media/DEVICE`.
        ROOTED
    }

    public SystemDescription {
        bootDevices = List.copyOf(bootDevices);
        bootDrivers = List.copyOf(bootDrivers);
        loaderFiles = List.copyOf(loaderFiles);
        services = List.copyOf(services);
        programs = List.copyOf(programs);
    }

    public static Builder named(String systemId, String version, String displayName) {
        return new Builder(systemId, version, displayName);
    }

    /// Collects a description; what is not said has the values given here.
    public static final class Builder {
        private final String systemId;
        private final String version;
        private final String displayName;
        private final List<DeviceNode> bootDevices = new ArrayList<>();
        private final List<String> bootDrivers = new ArrayList<>();
        private final List<ServiceEntry> services = new ArrayList<>();
        private final List<BootProgram> programs = new ArrayList<>();
        private PathStyle paths = PathStyle.DRIVE_LETTERS;
        private String systemDevice = "PhysicalDrive0";
        private int systemPartition;
        private List<String> loaderFiles = List.of();
        private String driverDirectory = "";
        private String systemFile = "";
        private String eventFile = "";
        private String moduleList = "";
        private String banner = "";
        private long quantumNs = 20_000_000;
        private long clockPeriodNs = 10_000_000;
        private boolean exactTicks;
        private long reservedBytes = 2 << 20;
        private int processBytes = 64 << 10;
        private int cacheBlocks = 1024;
        private int eventCapacity = 1024;
        private Power power = Power.KEYBOARD_CONTROLLER;
        private StackSettings network = StackSettings.USUAL;
        private Optional<Bugcheck> previousCrash = Optional.empty();

        private Builder(String systemId, String version, String displayName) {
            this.systemId = systemId;
            this.version = version;
            this.displayName = displayName;
        }

        public Builder paths(PathStyle style) {
            paths = style;
            return this;
        }

        public Builder bootDevices(List<DeviceNode> roots) {
            bootDevices.addAll(roots);
            return this;
        }

        public Builder bootDrivers(String... ids) {
            bootDrivers.addAll(List.of(ids));
            return this;
        }

        public Builder systemVolume(String device, int partition) {
            systemDevice = device;
            systemPartition = partition;
            return this;
        }

        public Builder loaderFiles(List<String> paths) {
            loaderFiles = paths;
            return this;
        }

        public Builder driverDirectory(String path) {
            driverDirectory = path;
            return this;
        }

        public Builder systemFile(String path) {
            systemFile = path;
            return this;
        }

        public Builder eventFile(String path) {
            eventFile = path;
            return this;
        }

        public Builder moduleList(String path) {
            moduleList = path;
            return this;
        }

        public Builder banner(String text) {
            banner = text;
            return this;
        }

        public Builder services(List<ServiceEntry> more) {
            services.addAll(more);
            return this;
        }

        public Builder programs(List<BootProgram> more) {
            programs.addAll(more);
            return this;
        }

        public Builder quantumNs(long ns) {
            quantumNs = ns;
            return this;
        }

        public Builder clockPeriodNs(long ns) {
            clockPeriodNs = ns;
            return this;
        }

        public Builder exactTicks(boolean on) {
            exactTicks = on;
            return this;
        }

        public Builder reservedBytes(long bytes) {
            reservedBytes = bytes;
            return this;
        }

        public Builder processBytes(int bytes) {
            processBytes = bytes;
            return this;
        }

        public Builder cacheBlocks(int blocks) {
            cacheBlocks = blocks;
            return this;
        }

        public Builder eventCapacity(int entries) {
            eventCapacity = entries;
            return this;
        }

        public Builder power(Power way) {
            power = way;
            return this;
        }

        public Builder network(StackSettings settings) {
            network = settings;
            return this;
        }

        public Builder previousCrash(Optional<Bugcheck> crash) {
            previousCrash = crash;
            return this;
        }

        public SystemDescription build() {
            return new SystemDescription(
                    systemId,
                    version,
                    displayName,
                    paths,
                    bootDevices,
                    bootDrivers,
                    systemDevice,
                    systemPartition,
                    loaderFiles,
                    driverDirectory,
                    systemFile,
                    eventFile,
                    moduleList,
                    banner,
                    services,
                    programs,
                    quantumNs,
                    clockPeriodNs,
                    exactTicks,
                    reservedBytes,
                    processBytes,
                    cacheBlocks,
                    eventCapacity,
                    power,
                    network,
                    previousCrash);
        }
    }
}
