// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.block.Slice;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.os.SystemCall;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;

/// A kernel driver whose hardware is channels. It touches no registers and no rings: the bus tells it what happened by
/// notices, each in an activation of this driver's own, and the signals that it owes for what it sent are given when
/// its
/// routine has ended, one hypercall each.
///
/// Guests' drivers extend [org.enlighten.vmbus.client.GuestDriver], hosts' devices [HostDevice].
public abstract class ChannelDriver extends Driver {
    /// What the bus tells a driver.
    public enum Notice {
        /// A signal is owed for a channel.
        FLUSH,
        /// The other end has signalled.
        SIGNALLED,
        /// The guest's request to open was granted; at the host: there is one.
        OPENED,
        /// The guest's request to open was refused.
        REFUSED,
        /// The channel is closed, whoever did it.
        CLOSED,
        /// A buffer is shared with the host, or could not be.
        SHARED,
        UNSHARED,
        /// The host offers a further channel of the same device.
        SUB_CHANNEL,
        /// The driver's own word to itself.
        OWN
    }

    private enum Stage {
        SIGNALLED
    }

    private static final int KIND_SHIFT = 56;
    private static final long KEY_MASK = (1L << KIND_SHIFT) - 1;

    private final List<Signal> due = new ArrayList<>();
    private boolean active;

    protected ChannelDriver(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
    }

    /// For the bus: this will be told in an activation of the driver's.
    ///
    /// @param key a channel's or buffer's number, less than 2^56
    /// @param cause the request it is about, for the trace alone
    public final void notice(Notice kind, long key, long cause) {
        kernel.defer((long) kind.ordinal() << KIND_SHIFT | key, cause);
    }

    /// For channels: the other end is to be signalled, when this routine has ended or, called from outside of any, in
    /// one of its own.
    public final void owe(Signal signal, long key, long cause) {
        if (!active) notice(Notice.FLUSH, key, cause);
        else if (!due.contains(signal)) due.add(signal);
    }

    @Override
    protected final void initialize() {
        run(this::attached);
    }

    @Override
    protected final void start(IoRequest request) {
        run(() -> requested(request));
    }

    @Override
    protected final void deferred(long argument) {
        Notice kind = Notice.values()[(int) (argument >>> KIND_SHIFT)];
        long key = argument & KEY_MASK;
        run(() -> {
            if (kind == Notice.OWN) woken(key);
            else noticed(kind, key);
        });
    }

    @Override
    protected final void call(long threadId, SystemCall.Device call, Slice memory) {
        run(() -> called(threadId, call, memory));
    }

    @Override
    protected final void interrupt(int vector) {
        throw new IllegalStateException("a driver of channels has no interrupts");
    }

    @Override
    protected final void stage(int stage, long answer) {}

    private void run(Runnable routine) {
        active = true;
        routine.run();
        active = false;
        for (Signal signal : due) hypercall(Hypercalls.signalEvent(), signal.target(), 0, Stage.SIGNALLED);
        due.clear();
    }

    /// At load, once.
    protected void attached() {}

    /// A request to this device; [#depth] are under way at most.
    protected void requested(IoRequest request) {
        throw new IllegalStateException("device '" + node.path() + "' has no queue");
    }

    /// A program's call, on its thread in kernel mode; answered with [DriverContext#wake].
    protected void called(long threadId, SystemCall.Device call, Slice memory) {
        super.call(threadId, call, memory);
    }

    /// What [#wakeWith] was asked for.
    protected void woken(long word) {}

    /// Runs [#woken] in an activation of its own: from a timer, from the end of a request to another layer.
    ///
    /// @param word less than 2^56
    protected final void wakeWith(long word, long cause) {
        notice(Notice.OWN, word, cause);
    }

    /// For the two kinds of channel drivers.
    protected abstract void noticed(Notice kind, long key);

    /// Who is to be signalled.
    public interface Signal {
        /// Made at the moment of signalling: connection id, with the number of the event flag in [47:32].
        long target();
    }
}
