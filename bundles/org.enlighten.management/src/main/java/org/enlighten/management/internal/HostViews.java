// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.guest.GuestOs;
import org.enlighten.host.Firmware;
import org.enlighten.host.HardwareProfile;
import org.enlighten.host.VolumeDevice;
import org.enlighten.management.HostView;
import org.enlighten.os.SystemInfo;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.os.system.VolumeView;
import org.enlighten.platform.Capacity;
import org.enlighten.platform.HostComputer;
import org.enlighten.platform.HostState;
import org.enlighten.platform.Installation;

/// Pictures of hosts.
final class HostViews {
    private HostViews() {}

    static HostView of(HostNode host) {
        HostComputer computer = host.computer();
        HardwareProfile profile = computer.hardware().profile();
        Optional<String> unmanageable = Sentences.unmanageable(host);
        boolean runs = computer.state() == HostState.RUNNING;
        Firmware switches = computer.hardware().switches();
        long now = host.world().simulation().now();
        return new HostView(
                host.name(),
                state(computer.state()),
                runs ? "" : Sentences.notRunning(host),
                profile.id(),
                host.definition().system(),
                systemName(host),
                Dates.at(computer.bootedAtNs()),
                runs ? now - computer.bootedAtNs() : 0,
                profile.logicalProcessors(),
                profile.nodes().size(),
                profile.memoryMib(),
                freeMib(computer),
                new HostView.Firmware(switches.x64(), switches.hardwareVirtualization(), switches.dep()),
                computer.installation().isPresent(),
                unmanageable.isEmpty(),
                unmanageable.orElse(""),
                volumes(computer),
                HostPaths.VM_FOLDER,
                HostPaths.DISK_FOLDER);
    }

    private static HostView.State state(HostState state) {
        return switch (state) {
            case OFF -> HostView.State.OFF;
            case INSTALLING, STARTING -> HostView.State.STARTING;
            case RUNNING -> HostView.State.RUNNING;
            case SHUTTING_DOWN -> HostView.State.SHUTTING_DOWN;
            case BUGCHECK -> HostView.State.BUGCHECK;
        };
    }

    private static String systemName(HostNode host) {
        return host.world()
                .providers()
                .shelf()
                .system(host.definition().system())
                .map(GuestOs::displayName)
                .orElse(host.definition().system());
    }

    private static long freeMib(HostComputer computer) {
        Optional<Capacity> capacity = computer.installation().map(Installation::capacity);
        if (capacity.isPresent()) return capacity.get().memoryFreeMib();
        return computer.kernel().map(Kernel::info).map(HostViews::freeMib).orElse(0L);
    }

    private static long freeMib(SystemInfo info) {
        return (info.memoryBytes() - info.memoryUsedBytes()) >> 20;
    }

    private static List<HostView.Volume> volumes(HostComputer computer) {
        List<HostView.Volume> volumes = new ArrayList<>();
        for (VolumeDevice device : computer.hardware().volumes()) {
            var volume = device.volume();
            volumes.add(new HostView.Volume(
                    volume.profile().name() + ":",
                    device.description(),
                    fileSystem(computer, volume.profile().name() + ":"),
                    volume.capacityBytes(),
                    volume.freeBytes()));
        }
        return volumes;
    }

    /// What the running system mounted there.
    private static String fileSystem(HostComputer computer, String root) {
        return computer.kernel().stream()
                .flatMap(kernel -> kernel.volumes().stream())
                .filter(volume -> volume.root().equalsIgnoreCase(root))
                .map(VolumeView::fileSystem)
                .findFirst()
                .orElse("");
    }
}
