// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.guest;

import org.enlighten.block.Slice;
import org.enlighten.os.SystemCall;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.simulation.Saved;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.client.GuestChannel;
import org.enlighten.vmbus.client.GuestDriver;

/// `vmic` of Windows: one channel as a device that a service opens by the service's own name. What is in the messages,
/// versions included, is the service's business.
public final class VmicDriver extends GuestDriver {
    private static final PipeCall[] CALLS = PipeCall.values();

    private final ServedChannel served;

    public VmicDriver(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
        served = new ServedChannel(kernel, channel());
    }

    @Override
    protected void attached() {
        Feature.of(channel().offer().interfaceType()).ifPresent(f -> kernel.offerName(f.serviceName()));
    }

    @Override
    protected void called(long thread, SystemCall.Device call, Slice memory) {
        if (call.code() < 0 || call.code() >= CALLS.length) super.called(thread, call, memory);
        else
            switch (CALLS[call.code()]) {
                case OPEN -> served.open(thread);
                case EXCHANGE -> served.exchange(thread, call, memory);
                case SEND -> kernel.wake(thread, served.send(call, memory));
            }
    }

    @Override
    protected void opened(GuestChannel which) {
        served.opened();
    }

    @Override
    protected void refused(GuestChannel which) {
        served.refused();
    }

    @Override
    protected void received(GuestChannel which, Packet packet) {
        served.received(packet.payload());
    }

    @Override
    protected void completed(GuestChannel which, Packet packet) {}

    @Override
    protected void closed(GuestChannel which) {
        served.closed();
    }

    @Override
    public void closed(long processId) {
        served.abandoned();
    }

    @Override
    public Saved save() {
        return Saved.of(served.save());
    }

    @Override
    public void restore(Saved saved) {
        served.restore(saved.as(ServedChannel.State.class));
    }
}
