// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.block.Slice;
import org.enlighten.machine.Cost;
import org.enlighten.network.Frame;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Saved;
import org.enlighten.vmbus.HostChannel;
import org.enlighten.vmbus.HostDevice;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.network.internal.host.AdapterChannel;
import org.enlighten.vmbus.network.protocol.NvspVersion;

/// The network virtualization service provider: the driver in the root's kernel that stands between guests' channels
/// and the adapters' owner. What a guest says is copied once, checked, then used; what comes for a guest waits here
/// until the guest has room, and is lost when too much waits, as on any adapter.
public final class NetworkProvider extends HostDevice {
    private record State(List<AdapterChannel.State> channels) {}

    /// As its file on the host's volume names it.
    public static final String ID = "netvsp";

    /// Code of a process's call: sends a frame through an emulated adapter. `a` is its machine's number, `b` its own
    /// among the machine's emulated ones; the memory named holds the frame.
    public static final int SEND = 1;

    private final VirtualAdapters adapters;
    private final NvspVersion most;
    /// By the number of the channel.
    private final TreeMap<Integer, AdapterChannel> channels = new TreeMap<>();

    NetworkProvider(DeviceNode node, DriverContext kernel, VirtualAdapters adapters, NvspVersion most) {
        super(ID, node, kernel);
        this.adapters = adapters;
        this.most = most;
        adapters.serving(this);
    }

    /// A frame has come for an adapter, from outside of this kernel.
    public void arrived(int adapter, Frame frame) {
        for (AdapterChannel each : serving(adapter)) if (each.arrived(frame)) wakeWith(each.channel(), frame.cause());
    }

    /// An adapter was plugged into a switch, or out of it.
    public void linkChanged(int adapter) {
        for (AdapterChannel each : serving(adapter)) {
            each.linkChanged();
            wakeWith(each.channel(), 0);
        }
    }

    private Collection<AdapterChannel> serving(int adapter) {
        return channels.values().stream().filter(c -> c.adapter() == adapter).toList();
    }

    @Override
    protected boolean opened(HostChannel channel) {
        if (channel.offer().subChannel() != 0) return false;
        Optional<VirtualAdapter> adapter =
                adapters.adapter(channel.partition(), channel.offer().instance());
        adapter.ifPresent(a -> channels.put(channel.number(), made(channel.number(), a.number())));
        return adapter.isPresent();
    }

    private AdapterChannel made(int channel, int adapter) {
        return new AdapterChannel(channel, adapter, most, new Surroundings(channel, adapter));
    }

    @Override
    protected void received(HostChannel channel, Packet packet) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        AdapterChannel at = channels.get(channel.number());
        if (at != null) at.received(channel, packet);
    }

    @Override
    protected void completed(HostChannel channel, Packet packet) {
        AdapterChannel at = channels.get(channel.number());
        if (at != null) at.completed(channel, packet);
    }

    @Override
    protected void writable(HostChannel channel) {
        AdapterChannel at = channels.get(channel.number());
        if (at != null) at.flush(channel);
    }

    @Override
    protected void called(long threadId, SystemCall.Device call, Slice memory) {
        if (call.code() != SEND) {
            super.called(threadId, call, memory);
            return;
        }
        charge(kernel.costs().ns(Cost.DRIVER_PATH) + kernel.costs().ns(Cost.PAGE_COPY));
        Frame frame = new Frame(memory.toBytes(), cause());
        adapters.emulated((int) call.a(), (int) call.b()).ifPresent(a -> a.send(frame));
        kernel.wake(threadId, Result.of(0));
    }

    @Override
    protected void woken(long number) {
        AdapterChannel at = channels.get((int) number);
        if (at == null) return;
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        bus().flatMap(b -> b.channel((int) number)).ifPresent(at::woken);
    }

    @Override
    protected void closed(HostChannel channel) {
        channels.remove(channel.number());
        channel.finished();
    }

    /// What one channel sees of the rest.
    private final class Surroundings implements AdapterChannel.Surroundings {
        private final int channel;
        private final int adapter;

        Surroundings(int channel, int adapter) {
            this.channel = channel;
            this.adapter = adapter;
        }

        @Override
        public Optional<VirtualAdapter> adapter() {
            return adapters.adapter(adapter);
        }

        @Override
        public void copied() {
            charge(kernel.costs().ns(Cost.PAGE_COPY));
        }

        @Override
        public void tell(EventType type, long cause, long what) {
            int partition = bus().flatMap(b -> b.channel(channel))
                    .map(c -> (int) c.partition())
                    .orElse(0);
            kernel.simulation().trace().record(type, partition, -1, Mode.KERNEL, cause, adapter, what);
        }
    }

    @Override
    public Saved save() {
        return Saved.of(
                new State(channels.values().stream().map(AdapterChannel::save).toList()));
    }

    @Override
    public void restore(Saved saved) {
        for (AdapterChannel.State s : saved.as(State.class).channels()) {
            AdapterChannel channel = made(s.channel(), s.adapter());
            channel.restore(s);
            channels.put(s.channel(), channel);
        }
    }
}
