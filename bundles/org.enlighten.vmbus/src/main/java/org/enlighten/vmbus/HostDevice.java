// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus;

import java.util.Optional;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.vmbus.internal.host.HostEnd;

/// The host half of synthetic devices: a driver of the root's kernel that serves channels of any number of partitions.
/// Third parties extend this. Every method runs on the simulation's thread, must return promptly, and treats each byte
/// from the guest as hostile.
///
/// A device is told of a channel in this order: [#opened], then [#writable], [#received] and [#completed] in any
/// order,
/// then [#closed]; and perhaps again from the beginning.
public abstract class HostDevice extends ChannelDriver {
    private final String driverId;

    /// @param driverId the id of the factory that makes it
    protected HostDevice(String driverId, DeviceNode node, DriverContext kernel) {
        super(node, kernel);
        this.driverId = driverId;
    }

    public final String driverId() {
        return driverId;
    }

    /// The bus of this kernel, when its driver is loaded.
    protected final Optional<HostBus> bus() {
        return kernel.loaded(HostBus.DRIVER).map(HostBus.class::cast);
    }

    /// A guest opens the channel. False refuses it.
    protected abstract boolean opened(HostChannel channel);

    /// A packet that is no completion.
    protected abstract void received(HostChannel channel, Packet packet);

    /// The guest's answer to a packet that wanted one.
    protected void completed(HostChannel channel, Packet packet) {}

    /// Packets can be sent: the guest knows that the channel is open, or there is room again after [Channel#send] said
    /// that there was none.
    protected void writable(HostChannel channel) {}

    /// The channel is closed. What is under way is to be finished or dropped; then, now or later,
    /// [HostChannel#finished].
    protected abstract void closed(HostChannel channel);

    @Override
    protected final void noticed(Notice kind, long key) {
        Optional<HostEnd> found = bus().flatMap(b -> b.channel((int) key)).map(HostEnd.class::cast);
        if (found.isEmpty()) return;
        HostEnd channel = found.get();
        switch (kind) {
            case FLUSH -> channel.flush();
            case SIGNALLED ->
                channel.drain(new HostEnd.User() {
                    @Override
                    public void received(Packet packet) {
                        HostDevice.this.received(channel, packet);
                    }

                    @Override
                    public void completed(Packet packet) {
                        HostDevice.this.completed(channel, packet);
                    }

                    @Override
                    public void writable() {
                        HostDevice.this.writable(channel);
                    }
                });
            case OPENED -> {
                if (channel.isAsked()) channel.answer(opened(channel));
            }
            case CLOSED -> closed(channel);
            case REFUSED, SHARED, UNSHARED, SUB_CHANNEL, OWN -> {}
        }
    }
}
