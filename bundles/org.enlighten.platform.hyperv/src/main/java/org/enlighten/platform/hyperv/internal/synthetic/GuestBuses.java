// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.platform.VmDefinition;
import org.enlighten.platform.hyperv.internal.role.RoleFiles;
import org.enlighten.vmbus.HostBus;
import org.enlighten.vmbus.HostBusFactory;
import org.enlighten.vmbus.HostChannel;
import org.enlighten.vmbus.HostDevice;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.PacketCauses;
import org.enlighten.vmbus.protocol.VmbusVersion;

/// The bus of each running machine and what is on it: begins and ends with its partition, offers what the machine's
/// definition says, and follows when that changes. It is the root's bus driver's business; without that driver no
/// machine has one, and a device whose own driver is not loaded is not offered.
///
/// What is offered the bus itself knows and saves; nothing is kept here.
public final class GuestBuses implements DriverFactory {
    /// Every guest gets the newest that it knows (decision 0355).
    private static final VmbusVersion MOST = VmbusVersion.V5_3;

    private final HostBusFactory factory;
    private final List<SyntheticKind> kinds;
    private Optional<HostBus> bus = Optional.empty();
    private Optional<DriverContext> kernel = Optional.empty();

    public GuestBuses(PacketCauses causes, List<SyntheticKind> kinds) {
        factory = new HostBusFactory(RoleFiles.VERSION, causes);
        this.kinds = List.copyOf(kinds);
    }

    /// The drivers of the root's kernel: the bus, and what serves its channels.
    public List<DriverFactory> drivers() {
        List<DriverFactory> drivers = new ArrayList<>();
        drivers.add(this);
        for (SyntheticKind kind : kinds) drivers.addAll(kind.drivers());
        return drivers;
    }

    /// A partition was made: its guest may connect.
    public void open(int machine, long partition, GuestMemory memory, VmDefinition definition) {
        if (bus.isEmpty() || bus.get().isOpen(partition)) return;
        bus.get().open(partition, memory, MOST);
        for (SyntheticKind kind : kinds) kind.opened(machine, partition);
        offer(bus.get(), partition, devices(definition));
    }

    /// The machine has another definition: what it has no more is taken back, what is new is offered.
    public void change(int machine, long partition, VmDefinition definition) {
        if (bus.isEmpty() || !bus.get().isOpen(partition)) return;
        List<SyntheticDevice> devices = devices(definition);
        for (HostChannel channel : bus.get().channels(partition)) {
            boolean first = channel.offer().subChannel() == 0;
            if (first && devices.stream().noneMatch(d -> isSame(d.offer(), channel.offer()))) channel.rescind();
        }
        for (SyntheticKind kind : kinds) kind.changed(machine, partition);
        offer(bus.get(), partition, devices);
    }

    private List<SyntheticDevice> devices(VmDefinition definition) {
        return kinds.stream().flatMap(k -> k.devices(definition).stream()).toList();
    }

    private void offer(HostBus on, long partition, List<SyntheticDevice> devices) {
        List<HostChannel> there = on.channels(partition);
        for (SyntheticDevice device : devices) {
            boolean offered = there.stream().anyMatch(c -> isSame(c.offer(), device.offer()));
            if (!offered) driver(device).ifPresent(d -> on.offer(partition, device.offer(), d));
        }
    }

    private Optional<HostDevice> driver(SyntheticDevice device) {
        return kernel.flatMap(k -> k.loaded(device.driver()))
                .filter(HostDevice.class::isInstance)
                .map(HostDevice.class::cast);
    }

    private static boolean isSame(Offer a, Offer b) {
        return a.interfaceType().equals(b.interfaceType()) && a.instance().equals(b.instance());
    }

    /// Whether a partition has a bus.
    public boolean isOpen(long partition) {
        return bus.isPresent() && bus.get().isOpen(partition);
    }

    /// How many channels a partition has.
    public int channels(long partition) {
        return isOpen(partition) ? bus.get().channels(partition).size() : 0;
    }

    public void reset(int machine, long partition) {
        if (bus.isEmpty()) return;
        bus.get().reset(partition);
        for (SyntheticKind kind : kinds) kind.reset(machine, partition);
    }

    public void close(int machine, long partition) {
        if (bus.isEmpty()) return;
        bus.get().close(partition);
        for (SyntheticKind kind : kinds) kind.closed(machine, partition);
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
        kernel = Optional.of(context);
        return made;
    }
}
