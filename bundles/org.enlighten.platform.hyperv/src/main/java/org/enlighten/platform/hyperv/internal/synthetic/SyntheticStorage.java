// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.synthetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Outcome;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.VmDefinition;
import org.enlighten.platform.hyperv.internal.disk.DiskDriver;
import org.enlighten.platform.hyperv.internal.disk.DriveNumber;
import org.enlighten.platform.hyperv.internal.role.RoleFiles;
import org.enlighten.storage.command.DeviceIdentity;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.storage.StorageDisks;
import org.enlighten.vmbus.storage.StorageProviderFactory;
import org.enlighten.vmbus.storage.StorageUnit;
import org.enlighten.vmbus.storage.protocol.StorageClass;

/// Disks on the bus: each hard disk on an IDE channel is offered beside its registers, and each SCSI controller is
/// offered with its disks behind it. One image is open once, whichever door a request comes through: the worker's, or
/// this one, which leads from the storage provider to the virtual disk driver of the same kernel.
public final class SyntheticStorage implements SyntheticKind, StorageDisks {
    private static final int SERIAL_BYTES = 20;

    private final StorageMachines machines;
    private Optional<Client> provider = Optional.empty();

    public SyntheticStorage(StorageMachines machines) {
        this.machines = machines;
    }

    @Override
    public List<DriverFactory> drivers() {
        return List.of(new StorageProviderFactory(RoleFiles.VERSION, this));
    }

    @Override
    public List<SyntheticDevice> devices(VmDefinition definition) {
        List<SyntheticDevice> devices = new ArrayList<>();
        for (DeviceSettings d : definition.devices()) {
            switch (d.type()) {
                case DeviceSettings.HARD_DISK -> devices.add(device(StorageClass.ide(d.controller(), d.location())));
                case DeviceSettings.SCSI_CONTROLLER -> devices.add(device(StorageClass.controller(d.instance())));
                default -> {}
            }
        }
        return devices;
    }

    private static SyntheticDevice device(Offer offer) {
        return SyntheticDevice.of(StorageProviderFactory.ID, offer);
    }

    @Override
    public void attach(Client client) {
        provider = Optional.of(client);
    }

    /// For the virtual disk driver.
    public void completed(long tag, Outcome outcome) {
        provider.ifPresent(p -> p.completed(tag, outcome));
    }

    @Override
    public List<StorageUnit> units(long partition, Offer offer) {
        Optional<Integer> machine = machines.machineOf(partition);
        if (machine.isEmpty()) return List.of();
        VmDefinition definition = machines.definition(machine.get());
        return definition.devices().stream()
                .filter(d -> isBehind(d, offer, definition))
                .map(d -> unit(d, machine.get(), definition))
                .filter(u -> u.sizeBytes() > 0)
                .sorted(Comparator.comparing(StorageUnit::lun))
                .toList();
    }

    private static boolean isBehind(DeviceSettings disk, Offer offer, VmDefinition definition) {
        return switch (disk.type()) {
            case DeviceSettings.HARD_DISK ->
                StorageClass.ideInstance(disk.controller(), disk.location()).equals(offer.instance());
            case DeviceSettings.SCSI_DISK ->
                definition.devices().stream()
                        .filter(c -> c.type().equals(DeviceSettings.SCSI_CONTROLLER))
                        .anyMatch(c ->
                                c.number() == disk.controller() && c.instance().equals(offer.instance()));
            default -> false;
        };
    }

    private StorageUnit unit(DeviceSettings disk, int machine, VmDefinition definition) {
        boolean ide = disk.type().equals(DeviceSettings.HARD_DISK);
        int drive = DriveNumber.of(disk).orElseThrow();
        String serial = definition.id().toString().replace("-", "") + "%03d".formatted(drive);
        return new StorageUnit(
                ide ? disk.controller() : 0,
                ide ? disk.location() : 0,
                ide ? 0 : disk.location(),
                drive,
                new DeviceIdentity("Msft", "Virtual Disk", "1.0", serial.substring(serial.length() - SERIAL_BYTES)),
                machines.disks().map(d -> d.sizeBytes(machine, drive)).orElse(0L),
                false);
    }

    @Override
    public int subChannelsMost(long partition) {
        return machines.machineOf(partition)
                .map(machine -> machines.definition(machine).processors() - 1)
                .orElse(0);
    }

    @Override
    public void submit(long partition, int disk, long tag, BlockRequest request, long cause) {
        DiskDriver driver = machines.disks()
                .orElseThrow(() -> new IllegalStateException("a unit was named, and there is no virtual disk driver"));
        driver.transfer(machines.machineOf(partition).orElse(0), disk, tag, request, cause);
    }
}
