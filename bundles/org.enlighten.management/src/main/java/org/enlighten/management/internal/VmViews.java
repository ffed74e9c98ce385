// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.enlighten.management.Drive;
import org.enlighten.management.DriveAddress;
import org.enlighten.management.ManagementException;
import org.enlighten.management.Medium;
import org.enlighten.management.MemorySettings;
import org.enlighten.management.PowerAction;
import org.enlighten.management.ProcessorSettings;
import org.enlighten.management.VmSettings;
import org.enlighten.management.VmState;
import org.enlighten.management.VmView;
import org.enlighten.platform.AdapterSettings;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.GuestItem;
import org.enlighten.platform.GuestServiceView;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.MachineView;
import org.enlighten.platform.VmDefinition;
import org.enlighten.simulation.Simulation;

/// Pictures of virtual machines.
final class VmViews {
    private static final Comparator<DriveAddress> PLACES = Comparator.comparing(DriveAddress::bus)
            .thenComparing(DriveAddress::controller)
            .thenComparing(DriveAddress::location);

    private static final String WELL = "Operating normally";

    private VmViews() {}

    static VmView of(VmNode node) throws ManagementException {
        MachineView view = node.view();
        VmDefinition definition = node.definition();
        MachineState state = view.state();
        long now = node.host().world().simulation().now();
        return new VmView(
                node.host().name(),
                node.id(),
                definition.name(),
                state(state),
                state == MachineState.CRITICAL,
                node.cpuPercent(view),
                view.assignedMemoryMib(),
                view.startedNs() == Simulation.NEVER ? 0 : now - view.startedNs(),
                view.fault().map(cause -> cause.message()).orElse(WELL),
                state.isTransitional() ? state.text() : "",
                state.isTransitional() ? view.percent() : 0,
                Dates.at(definition.createdNs()),
                1,
                heartbeat(node, state),
                version(node),
                view.guest(),
                possible(state),
                view.workerProcessId(),
                settings(node, definition));
    }

    private static String heartbeat(VmNode node, MachineState state) throws ManagementException {
        Optional<GuestServiceView> heartbeat = node.machine().services().stream()
                .filter(s -> state.isActive())
                .flatMap(s -> s.services().stream())
                .filter(s -> s.name().equals(GuestServiceView.HEARTBEAT))
                .findFirst();
        return heartbeat
                .map(h -> h.isOk() ? "%s (%s)".formatted(h.status(), h.explanation()) : h.status())
                .orElse("");
    }

    private static String version(VmNode node) throws ManagementException {
        return node.machine().services().stream()
                .flatMap(s -> s.items().stream())
                .filter(i -> i.key().equals("IntegrationServicesVersion"))
                .map(GuestItem::value)
                .findFirst()
                .orElse("Not installed");
    }

    static VmState state(MachineState state) {
        return switch (state) {
            case RUNNING, CRITICAL -> VmState.RUNNING;
            case OFF -> VmState.OFF;
            case PAUSED -> VmState.PAUSED;
            case SAVED -> VmState.SAVED;
            case STARTING -> VmState.STARTING;
            case SAVING -> VmState.SAVING;
            case STOPPING -> VmState.STOPPING;
            case PAUSING -> VmState.PAUSING;
            case RESUMING -> VmState.RESUMING;
            case RESETTING -> VmState.RESETTING;
        };
    }

    private static List<PowerAction> possible(MachineState state) {
        List<PowerAction> possible = new ArrayList<>();
        for (PowerAction action : PowerAction.values()) {
            boolean legal = action == PowerAction.SHUT_DOWN
                    ? state == MachineState.RUNNING
                    : platform(action).isLegalIn(state);
            if (legal) possible.add(action);
        }
        return possible;
    }

    /// What the platform calls it. A shutdown is not the platform's: it is the guest's.
    static org.enlighten.platform.PowerAction platform(PowerAction action) {
        return switch (action) {
            case START -> org.enlighten.platform.PowerAction.START;
            case TURN_OFF, SHUT_DOWN -> org.enlighten.platform.PowerAction.TURN_OFF;
            case PAUSE -> org.enlighten.platform.PowerAction.PAUSE;
            case RESUME -> org.enlighten.platform.PowerAction.RESUME;
            case RESET -> org.enlighten.platform.PowerAction.RESET;
        };
    }

    private static VmSettings settings(VmNode node, VmDefinition definition) {
        List<Drive> drives = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<Integer> controllers = new ArrayList<>();
        for (DeviceSettings device : definition.devices()) {
            switch (device.type()) {
                case DeviceSettings.HARD_DISK, DeviceSettings.SCSI_DISK ->
                    drives.add(new Drive.HardDisk(address(device), device.path()));
                case DeviceSettings.DVD_DRIVE -> drives.add(new Drive.Dvd(address(device), medium(device.medium())));
                case DeviceSettings.SCSI_CONTROLLER -> controllers.add(device.number());
                case AdapterSettings.SYNTHETIC, AdapterSettings.LEGACY -> {}
                default -> unknown.add(device.type());
            }
        }
        drives.sort(Comparator.comparing(Drive::address, PLACES));
        return new VmSettings(
                definition.notes(),
                new ProcessorSettings(
                        definition.processors(),
                        definition.reservePercent(),
                        definition.limitPercent(),
                        definition.weight()),
                new MemorySettings(definition.memoryMib()),
                drives,
                bootOrder(definition),
                definition.exactTicks(),
                unknown,
                path(node, definition),
                controllers.stream().sorted().toList());
    }

    private static String path(VmNode node, VmDefinition definition) {
        var path = definition.tree().get("path");
        return path == null ? HostPaths.VM_FOLDER : path.getAsString();
    }

    private static List<VmSettings.BootDevice> bootOrder(VmDefinition definition) {
        List<VmSettings.BootDevice> order = new ArrayList<>();
        for (String device : definition.bootOrder())
            for (VmSettings.BootDevice known : VmSettings.BootDevice.values())
                if (known.name().equalsIgnoreCase(device)) order.add(known);
        return order;
    }

    private static DriveAddress.Bus bus(DeviceSettings device) {
        return device.type().equals(DeviceSettings.SCSI_DISK) ? DriveAddress.Bus.SCSI : DriveAddress.Bus.IDE;
    }

    static DriveAddress address(DeviceSettings device) {
        return new DriveAddress(bus(device), device.controller(), device.location());
    }

    private static Medium medium(DvdMedium medium) {
        return switch (medium) {
            case DvdMedium.None() -> new Medium.None();
            case DvdMedium.Image(String path) -> new Medium.Image(path);
            case DvdMedium.Installation(String system) -> new Medium.Installation(system);
        };
    }
}
