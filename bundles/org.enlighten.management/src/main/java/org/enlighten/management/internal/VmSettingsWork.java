// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.enlighten.management.Drive;
import org.enlighten.management.DriveAddress;
import org.enlighten.management.ManagementException;
import org.enlighten.management.Medium;
import org.enlighten.management.NewVm;
import org.enlighten.management.ProcessorSettings;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmSettings;
import org.enlighten.management.VmView;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;

/// Defines virtual machines and changes their settings.
final class VmSettingsWork {
    private final HostNode host;
    private final Disks disks;

    VmSettingsWork(HostNode host) {
        this.host = host;
        disks = new Disks(host);
    }

    /// A platform's objections are sentences for the user.
    private interface Fitting<T> {
        T get() throws FittingException, ManagementException;
    }

    private static <T> T fitted(Fitting<T> fitting) throws ManagementException {
        try {
            return fitting.get();
        } catch (FittingException e) {
            throw new ManagementException(e.getMessage());
        }
    }

    VmView define(NewVm vm) throws ManagementException {
        host.installation();
        VmDefinition definition = fitted(() -> definition(vm));
        return VmViews.of(host.add(definition));
    }

    private VmDefinition definition(NewVm vm) throws FittingException, ManagementException {
        var simulation = host.world().simulation();
        UUID id = simulation.chance().nextUuid();
        VmDefinition definition = VmDefinition.create(id, vm.name(), simulation.now())
                .withNotes(vm.notes())
                .withMemoryMib(vm.memory().startupMib());
        definition = processor(definition, vm.processor());
        if (!vm.path().isEmpty()) definition = withPath(definition, vm.path());
        if (!vm.drives().isEmpty())
            definition =
                    definition.without(drive(definition, new DriveAddress(1, 0)).orElseThrow());
        for (Drive drive : vm.drives()) definition = withDrive(definition, drive);
        return definition;
    }

    private VmDefinition withPath(VmDefinition definition, String path) throws FittingException, ManagementException {
        HostPaths.folderOrFile(host, path);
        var tree = definition.tree();
        tree.addProperty("path", path);
        return VmDefinition.of(tree);
    }

    private static VmDefinition processor(VmDefinition definition, ProcessorSettings processor)
            throws FittingException {
        if (processor.reservePercent() > processor.limitPercent())
            throw new FittingException("The reserve of %d %% is above the limit of %d %%."
                    .formatted(processor.reservePercent(), processor.limitPercent()));
        return definition
                .withProcessors(processor.count())
                .withReservePercent(processor.reservePercent())
                .withLimitPercent(processor.limitPercent())
                .withWeight(processor.relativeWeight());
    }

    private VmDefinition withDrive(VmDefinition definition, Drive drive) throws FittingException, ManagementException {
        DriveAddress at = checked(definition, drive.address());
        if (drive(definition, at).isPresent())
            throw new FittingException("'%s' has a drive at %s already.".formatted(definition.name(), at));
        return definition.withDevice(
                switch (drive) {
                    case Drive.HardDisk(var _, String path) -> hardDisk(at, checkedDisk(path));
                    case Drive.Dvd(var _, Medium medium) -> dvd(at, checked(medium));
                });
    }

    private static DeviceSettings hardDisk(DriveAddress at, String path) {
        return switch (at.bus()) {
            case IDE -> DeviceSettings.hardDisk(at.controller(), at.location(), path);
            case SCSI -> DeviceSettings.scsiDisk(at.controller(), at.location(), path);
        };
    }

    private static DeviceSettings dvd(DriveAddress at, DvdMedium medium) throws FittingException {
        if (at.bus() == DriveAddress.Bus.SCSI)
            throw new FittingException(
                    "A DVD drive cannot be at %s: SCSI controllers have hard disks only.".formatted(at));
        return DeviceSettings.dvdDrive(at.controller(), at.location(), medium);
    }

    private static DriveAddress checked(VmDefinition definition, DriveAddress at) throws FittingException {
        switch (at.bus()) {
            case IDE -> {
                boolean there = at.controller() >= 0 && at.controller() < 2 && at.location() >= 0 && at.location() < 2;
                if (!there)
                    throw new FittingException("There is no %s: controllers and locations are 0 and 1.".formatted(at));
            }
            case SCSI -> {
                new ScsiWork(definition).existing(at.controller());
                if (at.location() < 0 || at.location() >= DriveAddress.SCSI_LOCATIONS)
                    throw new FittingException("There is no %s: locations are 0 to 63.".formatted(at));
            }
        }
        return at;
    }

    private String checkedDisk(String path) throws ManagementException {
        return disks.existing(path).written();
    }

    private DvdMedium checked(Medium medium) throws ManagementException {
        return switch (medium) {
            case Medium.None() -> new DvdMedium.None();
            case Medium.Image(String path) ->
                new DvdMedium.Image(disks.existing(path).written());
            case Medium.Installation(String system) ->
                new DvdMedium.Installation(Systems.withMedia(host.world(), system));
            case Medium.IntegrationServices() -> integrationDisc();
        };
    }

    private DvdMedium integrationDisc() throws ManagementException {
        var installation = host.installation();
        String path = installation
                .integrationDisc()
                .orElseThrow(() -> new ManagementException("%s on '%s' brings no disk with components for guests."
                        .formatted(installation.info().name(), host.name())));
        return new DvdMedium.Image(disks.existing(path).written());
    }

    private static Optional<DeviceSettings> drive(VmDefinition definition, DriveAddress at) {
        return definition.devices().stream()
                .filter(device -> device.content().has("controller"))
                .filter(device -> VmViews.address(device).equals(at))
                .findFirst();
    }

    /// All of the changes or none: what cannot be is found before anything is changed.
    void modify(UUID id, List<VmChange> changes, Work<VmView> work) throws ManagementException {
        VmNode node = host.machine(id);
        VirtualMachine machine = node.machine();
        VmDefinition before = machine.definition();
        VmDefinition next = before;
        Deque<VmChange.Insert> inserts = new ArrayDeque<>();
        for (VmChange change : changes) {
            VmDefinition last = next;
            next = fitted(() -> changed(last, change, machine));
            if (change instanceof VmChange.Insert insert) inserts.add(insert);
        }
        VmDefinition settled = next;
        if (!settled.equals(before)) take(node, machine, before, settled);
        insert(node, before, inserts, work);
    }

    private void take(VmNode node, VirtualMachine machine, VmDefinition before, VmDefinition next)
            throws ManagementException {
        fitted(() -> {
            machine.define(next);
            return true;
        });
        try {
            node.store(next);
        } catch (ManagementException e) {
            fitted(() -> {
                machine.define(before);
                return true;
            });
            throw e;
        }
    }

    private void insert(VmNode node, VmDefinition before, Deque<VmChange.Insert> left, Work<VmView> work)
            throws ManagementException {
        if (left.isEmpty()) {
            node.store(node.definition());
            work.done(VmViews.of(node));
            return;
        }
        VmChange.Insert next = left.removeFirst();
        DriveAddress at = next.address();
        host.during(work);
        node.machine()
                .insert(
                        at.controller(),
                        at.location(),
                        checked(next.medium()),
                        work.completion(() -> insert(node, before, left, work)));
    }

    private VmDefinition changed(VmDefinition of, VmChange change, VirtualMachine machine)
            throws FittingException, ManagementException {
        return switch (change) {
            case VmChange.Name(String name) -> of.withName(name);
            case VmChange.Notes(String notes) -> of.withNotes(notes);
            case VmChange.Processor(ProcessorSettings processor) -> processor(of, processor);
            case VmChange.Memory(var memory) -> of.withMemoryMib(memory.startupMib());
            case VmChange.BootOrder(var order) -> of.withBootOrder(bootOrder(order));
            case VmChange.ExactTicks(boolean on) -> of.withExactTicks(on);
            case VmChange.IntegrationService(String name, boolean on) ->
                of.withService(IntegrationWork.known(machine, name), on);
            case VmChange.AddDrive(Drive drive) -> withDrive(off(of, machine), drive);
            case VmChange.RemoveDrive(DriveAddress at) -> off(of, machine).without(existing(of, at));
            case VmChange.AddScsiController() ->
                new ScsiWork(off(of, machine))
                        .added(host.world().simulation().chance().nextUuid());
            case VmChange.RemoveScsiController(int number) -> new ScsiWork(off(of, machine)).removed(number);
            case VmChange.AddAdapter(String name, boolean legacy, String to) ->
                adapters(machine).added(off(of, machine), name, legacy, to);
            case VmChange.RemoveAdapter(UUID adapter) -> adapters(machine).removed(off(of, machine), adapter);
            case VmChange.ConnectAdapter(UUID adapter, String to) ->
                adapters(machine).connected(of, adapter, to);
            case VmChange.AdapterAddress(UUID adapter, String address) ->
                adapters(machine).addressed(off(of, machine), adapter, address);
            case VmChange.AdapterVlan(UUID adapter, int vlan) ->
                adapters(machine).inVlan(of, adapter, vlan);
            case VmChange.Insert(DriveAddress at, Medium medium) -> {
                checked(medium);
                if (!existing(of, at).type().equals(DeviceSettings.DVD_DRIVE))
                    throw new FittingException("What '%s' has at %s is not a DVD drive.".formatted(of.name(), at));
                yield of;
            }
        };
    }

    private AdapterWork adapters(VirtualMachine machine) {
        return new AdapterWork(host, machine);
    }

    private static DeviceSettings existing(VmDefinition definition, DriveAddress at) throws FittingException {
        return drive(definition, at)
                .orElseThrow(() -> new FittingException("'%s' has no drive at %s.".formatted(definition.name(), at)));
    }

    private static VmDefinition off(VmDefinition definition, VirtualMachine machine) throws FittingException {
        MachineState state = machine.view().state();
        if (state != MachineState.OFF)
            throw new FittingException("'%s' is %s. What it is made of can be changed while it is off."
                    .formatted(definition.name(), state.text()));
        return definition;
    }

    private static List<String> bootOrder(List<VmSettings.BootDevice> order) {
        List<String> names = new ArrayList<>();
        for (VmSettings.BootDevice device : order)
            names.add(device == VmSettings.BootDevice.FLOPPY ? "Floppy" : device.name());
        return names;
    }
}
