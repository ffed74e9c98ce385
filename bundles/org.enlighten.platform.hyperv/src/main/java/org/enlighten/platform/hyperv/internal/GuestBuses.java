// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal;

import java.util.Optional;
import java.util.Set;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.platform.hyperv.internal.role.RoleFiles;
import org.enlighten.vmbus.HostBus;
import org.enlighten.vmbus.HostBusFactory;
import org.enlighten.vmbus.PacketCauses;
import org.enlighten.vmbus.protocol.VmbusVersion;

/// The bus of each running machine: begins and ends with its partition. It is the root's bus driver's business;
/// without
/// that driver no machine has one.
final class GuestBuses implements DriverFactory {
    /// Every guest gets the newest that it knows (decision 0355).
    private static final VmbusVersion MOST = VmbusVersion.V5_3;

    private final HostBusFactory factory;
    private Optional<HostBus> bus = Optional.empty();

    GuestBuses(PacketCauses causes) {
        factory = new HostBusFactory(RoleFiles.VERSION, causes);
    }

    /// A partition was made: its guest may connect.
    void open(long partition, GuestMemory memory) {
        bus.filter(b -> !b.isOpen(partition)).ifPresent(b -> b.open(partition, memory, MOST));
    }

    void reset(long partition) {
        bus.ifPresent(b -> b.reset(partition));
    }

    void close(long partition) {
        bus.ifPresent(b -> b.close(partition));
    }

    @Override
    public String id() {
        return factory.id();
    }

    @Override
    public String version() {
        return factory.version();
    }

    @Override
    public String description() {
        return factory.description();
    }

    @Override
    public String deviceClass() {
        return factory.deviceClass();
    }

    @Override
    public Set<String> binds() {
        return factory.binds();
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        Driver made = factory.create(node, context);
        bus = Optional.of((HostBus) made);
        return made;
    }
}
