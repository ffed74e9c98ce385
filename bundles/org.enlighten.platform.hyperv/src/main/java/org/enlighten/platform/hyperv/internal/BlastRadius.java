// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.host.VolumeDevice;
import org.enlighten.hypervisor.ParentAccess;
import org.enlighten.hypervisor.PartitionView;
import org.enlighten.hypervisor.protocol.Privilege;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.Reach;
import org.enlighten.platform.VirtualMachine;

/// What code in a partition gets at: for each right there is, whoever grants it is asked whether it does.
/// Nothing here knows which partition is a good one.
record BlastRadius(HypervInstallation installation, List<PartitionView> partitions, ParentAccess parent) {
    private static final long ROOT = PartitionView.ROOT;

    List<Reach> ofRoot() {
        List<Reach> reach = new ArrayList<>();
        PartitionView root = partition(ROOT).orElseThrow();
        for (VirtualMachine vm : installation.machines()) {
            HypervMachine machine = (HypervMachine) vm;
            partition(installation.partition(machine)).ifPresent(p -> overPartition(root, p, machine.name(), reach));
            disks(machine, "a file on the host's volume, open to every driver of the root", reach);
        }
        for (VolumeDevice volume : installation.host().hardware().volumes())
            reach.add(new Reach("volume", installation.host().name(), volume.description() + ": a device of the root"));
        reach.add(new Reach(
                "processors",
                installation.host().name(),
                "%d logical processors, by their shares of all partitions"
                        .formatted(installation.host().hardware().processors().size())));
        return reach;
    }

    private void overPartition(PartitionView from, PartitionView over, String name, List<Reach> reach) {
        memory(over, name, "mapped into the root by its VID", reach);
        if (from.may(Privilege.VP_REGISTERS))
            reach.add(new Reach("processors", name, "registers by hypercall: privilege to access VP registers"));
        if (from.may(Privilege.CREATE_PARTITIONS))
            reach.add(
                    new Reach("life", name, "interrupts, answers to its accesses, its end: privilege over partitions"));
        channels(over, name, "the root is their other end", reach);
    }

    List<Reach> ofGuest(HypervMachine machine) {
        List<Reach> reach = new ArrayList<>();
        Optional<PartitionView> found = partition(installation.partition(machine));
        if (found.isEmpty()) return reach;
        PartitionView own = found.get();
        memory(own, machine.name(), "its own", reach);
        disks(machine, "its own, behind its controllers", reach);
        channels(own, machine.name(), "its end; what it says is checked by the root's drivers", reach);
        if (own.may(Privilege.POST_MESSAGES) && installation.buses().isOpen(own.id()))
            reach.add(new Reach("messages", "root", "the bus driver's port: privilege to post messages"));
        for (VirtualMachine other : installation.machines()) {
            HypervMachine neighbour = (HypervMachine) other;
            if (neighbour == machine) continue;
            partition(installation.partition(neighbour)).ifPresent(p -> {
                boolean reaches = own.may(Privilege.VP_REGISTERS) || own.may(Privilege.CREATE_PARTITIONS);
                if (reaches) overPartition(own, p, neighbour.name(), reach);
            });
        }
        return reach;
    }

    private Optional<PartitionView> partition(long id) {
        return partitions.stream().filter(p -> p.id() == id).findFirst();
    }

    private void memory(PartitionView of, String name, String by, List<Reach> reach) {
        parent.memory(of.id())
                .ifPresent(memory ->
                        reach.add(new Reach("memory", name, "%d MiB, %s".formatted(memory.sizeBytes() >> 20, by))));
    }

    private void channels(PartitionView of, String name, String by, List<Reach> reach) {
        int count = installation.buses().channels(of.id());
        if (count > 0) reach.add(new Reach("channels", name, "%d, %s".formatted(count, by)));
    }

    private static void disks(HypervMachine machine, String by, List<Reach> reach) {
        for (DeviceSettings device : machine.definition().devices())
            if (device.isHardDisk()) reach.add(new Reach("disk", machine.name(), device.path() + ", " + by));
    }
}
