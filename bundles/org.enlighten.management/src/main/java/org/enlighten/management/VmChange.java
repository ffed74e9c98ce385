// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;

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

    /// Changes what is in a DVD drive; possible while the machine runs.
    record Insert(DriveAddress address, Medium medium) implements VmChange {}
}
