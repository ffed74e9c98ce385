// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.client;

import java.util.Optional;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.vmbus.ChannelDriver;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.internal.guest.GuestEnd;

/// The guest half of a synthetic device: a driver bound to a device that the bus has named. Its first channel is there
/// from the beginning and closed; [#attached] is the place to open it.
public abstract class GuestDriver extends ChannelDriver {
    private final GuestBus bus;
    private final GuestChannel channel;

    protected GuestDriver(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
        bus = kernel.parent()
                .filter(GuestBus.class::isInstance)
                .map(GuestBus.class::cast)
                .orElseThrow(() -> new IllegalStateException("device '" + node.path() + "' is on no bus of channels"));
        channel = bus.attach(node.path(), this);
    }

    protected final GuestBus bus() {
        return bus;
    }

    /// The device's first channel.
    protected final GuestChannel channel() {
        return channel;
    }

    /// For the bus: where this driver's kernel puts the rings of a channel.
    public final long ringPages(int pages) {
        return kernel.allocatePages(pages);
    }

    /// The host agrees: packets can be sent.
    protected abstract void opened(GuestChannel which);

    /// The host does not agree.
    protected abstract void refused(GuestChannel which);

    /// A packet that is no completion.
    protected abstract void received(GuestChannel which, Packet packet);

    /// The host's answer to a packet that wanted one.
    protected abstract void completed(GuestChannel which, Packet packet);

    /// There is room again after [org.enlighten.vmbus.Channel#send] said that there was none.
    protected void writable(GuestChannel which) {}

    /// The channel is closed, by this driver or because the host took a further channel back. When it takes the device
    /// itself back, the driver is removed instead.
    protected void closed(GuestChannel which) {}

    /// The host has a buffer now, or refused to have it.
    protected void shared(GuestChannel which, int buffer, boolean accepted) {}

    /// The host uses a buffer no more.
    protected void unshared(GuestChannel which, int buffer) {}

    /// The host offers a further channel of this device, which can be opened.
    protected void subChannel(GuestChannel which) {}

    @Override
    protected final void noticed(Notice kind, long key) {
        int id = (int) (key & 0xFFFF);
        Optional<GuestEnd> found = bus.channel(id).map(GuestEnd.class::cast);
        if (found.isEmpty()) return;
        GuestEnd which = found.get();
        switch (kind) {
            case FLUSH -> which.flush();
            case SIGNALLED ->
                which.drain(new GuestEnd.User() {
                    @Override
                    public void received(Packet packet) {
                        GuestDriver.this.received(which, packet);
                    }

                    @Override
                    public void completed(Packet packet) {
                        GuestDriver.this.completed(which, packet);
                    }

                    @Override
                    public void writable() {
                        GuestDriver.this.writable(which);
                    }
                });
            case OPENED -> opened(which);
            case REFUSED -> refused(which);
            case CLOSED -> closed(which);
            case SHARED -> shared(which, GuestEnd.buffer(key), GuestEnd.accepted(key));
            case UNSHARED -> unshared(which, GuestEnd.buffer(key));
            case SUB_CHANNEL -> subChannel(which);
            case OWN -> {}
        }
    }
}
