// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.guest;

import java.util.Optional;
import org.enlighten.block.Slice;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Timer;
import org.enlighten.vmbus.Outgoing;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.client.GuestChannel;
import org.enlighten.vmbus.client.GuestDriver;
import org.enlighten.vmbus.integration.protocol.IcMessage;
import org.enlighten.vmbus.integration.protocol.IcStatus;
import org.enlighten.vmbus.integration.protocol.Negotiation;
import org.enlighten.vmbus.integration.protocol.VssBody;

/// `hv_utils` of Linux: heartbeat, shutdown and time synchronization in the kernel; key-value exchange, backup and
/// file
/// copy by daemons, which open the driver's device. The agreement on versions is the kernel's: for key-value exchange
/// it
/// waits for the daemon. A request for a daemon that is not there, or does not answer in time, fails.
public final class HvUtilsDriver extends GuestDriver {
    /// What is saved.
    ///
    /// @param daemon it has the device open
    /// @param pending the request that the daemon works on
    /// @param unanswered the host's versions, which wait for the daemon
    record State(boolean daemon, Optional<IcMessage> pending, Optional<IcMessage> unanswered, Pipe.State pipe) {}

    private static final PipeCall[] CALLS = PipeCall.values();
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long ANSWER_NS = 30 * SECOND_NS;
    private static final long FREEZE_NS = 900 * SECOND_NS;
    private static final long TIMED_OUT = 1;
    private static final long GO_DOWN = 2;

    private final Outgoing out = new Outgoing();
    private final Pipe pipe;
    private final Timer timer;
    private boolean daemon;
    private Optional<IcMessage> pending = Optional.empty();
    private Optional<IcMessage> unanswered = Optional.empty();

    public HvUtilsDriver(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
        pipe = new Pipe(kernel);
        timer = kernel.simulation()
                .timer(kernel.memory().name() + "/hv_utils/" + node.path(), () -> wakeWith(TIMED_OUT, 0));
    }

    private Feature feature() {
        return Feature.of(channel().offer().interfaceType()).orElseThrow();
    }

    @Override
    protected void attached() {
        String name = feature().linuxDevice();
        if (!name.isEmpty()) kernel.offerName(name);
        channel().open(ServedChannel.RING_BYTES);
    }

    @Override
    protected void opened(GuestChannel which) {}

    @Override
    protected void refused(GuestChannel which) {}

    @Override
    protected void completed(GuestChannel which, Packet packet) {}

    // ---- the host's requests ----------------------------------------------------------------------------------------

    @Override
    protected void received(GuestChannel which, Packet packet) {
        Optional<IcMessage> message = IcMessage.of(packet.payload()).filter(IcMessage::isRequest);
        if (message.isEmpty()) return;
        IcMessage request = message.get();
        if (request.type() == IcMessage.NEGOTIATE) negotiate(request);
        else
            switch (feature()) {
                case HEARTBEAT -> answer(request, HeartbeatResponder.answer(request, 0));
                case SHUTDOWN -> shutdown(request);
                case TIME -> time(request);
                case KEY_VALUE, VSS, GUEST_SERVICE -> forward(request);
            }
    }

    private void negotiate(IcMessage request) {
        if (feature() == Feature.KEY_VALUE && !daemon) {
            unanswered = Optional.of(request);
            return;
        }
        Negotiation chosen = Negotiation.of(request.body())
                .map(n -> n.choose(Feature.FRAMEWORKS, feature().versions()))
                .orElseGet(Negotiation::none);
        send(request.answer(IcStatus.OK.code(), chosen.bytes()));
    }

    private void answer(IcMessage request, Step step) {
        if (step instanceof Step.Answer a) send(request.answer(a.status(), a.body()));
    }

    private void send(IcMessage message) {
        channel().send(out.data(0).payload(message.bytes()));
    }

    private void shutdown(IcMessage request) {
        Optional<SystemCall.ShutdownKind> kind = ShutdownResponder.kind(request);
        send(request.answer(kind.isPresent() ? IcStatus.OK.code() : IcStatus.FAIL.code(), request.body()));
        kind.ifPresent(k -> wakeWith(GO_DOWN + k.ordinal(), 0));
    }

    private void time(IcMessage request) {
        TimeResponder.sample(request).ifPresent(sample -> {
            Discipline d = Discipline.of(sample, kernel.clockNs());
            if (d.step()) kernel.setClock(sample.clockNs());
            else kernel.adjustClock(d.byNs());
            send(request.answer(IcStatus.OK.code(), request.body()));
        });
    }

    private boolean needsDaemon(IcMessage request) {
        if (feature() != Feature.VSS) return true;
        int operation = VssBody.of(request.body()).map(VssBody::operation).orElse(-1);
        return operation == VssBody.CHECK_HOT_BACKUP || operation == VssBody.FREEZE || operation == VssBody.THAW;
    }

    private void forward(IcMessage request) {
        if (!needsDaemon(request)) {
            send(request.answer(IcStatus.OK.code(), request.body()));
            return;
        }
        if (!daemon || pending.isPresent()) {
            send(request.answer(IcStatus.FAIL.code(), request.body()));
            return;
        }
        pending = Optional.of(request);
        boolean freeze = feature() == Feature.VSS
                && VssBody.of(request.body())
                        .filter(b -> b.operation() == VssBody.FREEZE)
                        .isPresent();
        kernel.simulation().arm(timer, kernel.simulation().now() + (freeze ? FREEZE_NS : ANSWER_NS));
        pipe.put(request.bytes());
    }

    @Override
    protected void woken(long word) {
        if (word == TIMED_OUT) failPending();
        else kernel.shutdown(SystemCall.ShutdownKind.values()[(int) (word - GO_DOWN)]);
    }

    private void failPending() {
        pending.ifPresent(r -> send(r.answer(IcStatus.FAIL.code(), r.body())));
        pending = Optional.empty();
        kernel.simulation().cancel(timer);
    }

    // ---- the daemon -------------------------------------------------------------------------------------------------

    @Override
    protected void called(long thread, SystemCall.Device call, Slice memory) {
        if (call.code() < 0 || call.code() >= CALLS.length) {
            super.called(thread, call, memory);
            return;
        }
        switch (CALLS[call.code()]) {
            case OPEN -> join(thread);
            case EXCHANGE -> {
                Result taken = call.a() == 0 ? Result.of(0) : fromDaemon(call, memory);
                if (taken.isSuccess()) pipe.read(thread, memory);
                else kernel.wake(thread, taken);
            }
            case SEND -> kernel.wake(thread, fromDaemon(call, memory));
        }
    }

    private void join(long thread) {
        if (daemon || feature().linuxDevice().isEmpty()) {
            kernel.wake(thread, Result.failed(Status.SHARING_VIOLATION, "Another daemon serves this device."));
            return;
        }
        daemon = true;
        kernel.wake(thread, Result.of(0));
        unanswered.ifPresent(this::negotiate);
        unanswered = Optional.empty();
    }

    private Result fromDaemon(SystemCall.Device call, Slice memory) {
        if (call.a() < 0 || call.a() > memory.length())
            return Result.failed(Status.INVALID_PARAMETER, "The message is longer than its memory: " + call.a());
        Optional<IcMessage> answer = IcMessage.of(memory.part(0, (int) call.a()).toBytes());
        if (answer.isEmpty() || pending.isEmpty()) return Result.of(0);
        send(pending.get().answer(answer.get().status(), answer.get().body()));
        pending = Optional.empty();
        kernel.simulation().cancel(timer);
        return Result.of(call.a());
    }

    @Override
    public void closed(long processId) {
        if (!daemon) return;
        daemon = false;
        pipe.forget();
        failPending();
    }

    @Override
    public void unloaded() {
        kernel.simulation().forget(timer);
    }

    // ---- saved state ------------------------------------------------------------------------------------------------

    @Override
    public Saved save() {
        return Saved.of(new State(daemon, pending, unanswered, pipe.save()));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        daemon = s.daemon();
        pending = s.pending();
        unanswered = s.unanswered();
        pipe.restore(s.pipe());
    }
}
