// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;
import java.util.UUID;

/// One change of a virtual machine's settings.
public sealed interface VmChange {
    record Name(String name) implements VmChange {}

    record Notes(String notes) implements VmChange {}

    /// Weight, reserve and limit can be changed while it runs, the rest cannot.
    record Processor(ProcessorSettings processor) implements VmChange {}

    record Memory(MemorySettings memory) implements VmChange {}

    record BootOrder(List<VmSettings.BootDevice> order) implements VmChange {
        public BootOrder {
            order = List.copyOf(order);
        }
    }

    record ExactTicks(boolean on) implements VmChange {}

    /// Whether the host offers an integration service; possible while the machine runs.
    record IntegrationService(String name, boolean enabled) implements VmChange {}

    /// Adds a drive at a free place.
    record AddDrive(Drive drive) implements VmChange {}

    record RemoveDrive(DriveAddress address) implements VmChange {}

    /// Adds a synthetic SCSI controller with the lowest free number; the machine must be off.
    record AddScsiController() implements VmChange {}

    /// Takes a synthetic SCSI controller out that has no drives; the machine must be off.
    record RemoveScsiController(int number) implements VmChange {}

    /// Adds a network adapter; the machine must be off.
    ///
    /// @param name empty for the usual one of its kind
    /// @param switchName empty for none
    record AddAdapter(String name, boolean legacy, String switchName) implements VmChange {}

    record RemoveAdapter(UUID adapter) implements VmChange {}

    /// Plugs an adapter into a switch, or out of it; possible while the machine runs.
    ///
    /// @param switchName empty: into none
    record ConnectAdapter(UUID adapter, String switchName) implements VmChange {}

    /// @param address empty: the host is to give it one
    record AdapterAddress(UUID adapter, String address) implements VmChange {}

    /// @param vlan 1 to 4094; 0 for none
    record AdapterVlan(UUID adapter, int vlan) implements VmChange {}

    /// Changes what is in a DVD drive; possible while the machine runs.
    record Insert(DriveAddress address, Medium medium) implements VmChange {}
}
