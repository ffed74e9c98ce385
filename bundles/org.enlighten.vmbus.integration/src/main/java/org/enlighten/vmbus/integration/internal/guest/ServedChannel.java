// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.guest;

import org.enlighten.block.Slice;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.vmbus.Outgoing;
import org.enlighten.vmbus.client.GuestChannel;

/// A channel that is open as long as a program serves it: so a host knows whether the program runs.
final class ServedChannel {
    private enum Stage {
        CLOSED,
        OPENING,
        OPEN,
        CLOSING
    }

    /// What is saved.
    ///
    /// @param opener the thread that waits for the channel to be open; -1: none
    record State(String stage, long opener, Pipe.State pipe) {}

    static final int RING_BYTES = 16 * 1024;
    private static final long NOBODY = -1;

    private final DriverContext kernel;
    private final GuestChannel channel;
    private final Outgoing out = new Outgoing();
    private final Pipe pipe;
    private Stage stage = Stage.CLOSED;
    private long opener = NOBODY;

    ServedChannel(DriverContext kernel, GuestChannel channel) {
        this.kernel = kernel;
        this.channel = channel;
        pipe = new Pipe(kernel);
    }

    void open(long thread) {
        if (opener != NOBODY || stage == Stage.OPENING || stage == Stage.OPEN) {
            kernel.wake(thread, Result.failed(Status.SHARING_VIOLATION, "Another program serves this channel."));
            return;
        }
        opener = thread;
        if (stage == Stage.CLOSED) begin();
    }

    private void begin() {
        stage = Stage.OPENING;
        channel.open(RING_BYTES);
    }

    void exchange(long thread, SystemCall.Device call, Slice memory) {
        Result sent = call.a() == 0 ? Result.of(0) : send(call, memory);
        if (stage != Stage.OPEN) sent = notOpen();
        if (sent.isSuccess()) pipe.read(thread, memory);
        else kernel.wake(thread, sent);
    }

    private static Result notOpen() {
        return Result.failed(Status.NOT_CONNECTED, "The channel is not open.");
    }

    Result send(SystemCall.Device call, Slice memory) {
        if (call.a() < 0 || call.a() > memory.length())
            return Result.failed(Status.INVALID_PARAMETER, "The message is longer than its memory: " + call.a());
        if (stage != Stage.OPEN) return notOpen();
        byte[] message = memory.part(0, (int) call.a()).toBytes();
        boolean sent = channel.send(out.data(0).payload(message));
        return sent ? Result.of(message.length) : Result.failed(Status.NOT_READY, "The host does not take more.");
    }

    void received(byte[] message) {
        pipe.put(message);
    }

    void opened() {
        if (opener == NOBODY) close();
        else {
            stage = Stage.OPEN;
            answer(Result.of(0));
        }
    }

    private void close() {
        stage = Stage.CLOSING;
        channel.close();
    }

    void refused() {
        stage = Stage.CLOSED;
        answer(Result.failed(Status.ACCESS_DENIED, "The host refuses the channel."));
    }

    private void answer(Result result) {
        long thread = opener;
        opener = NOBODY;
        if (thread != NOBODY) kernel.wake(thread, result);
    }

    void closed() {
        stage = Stage.CLOSED;
        pipe.close();
        if (opener != NOBODY) begin();
    }

    /// The program has gone.
    void abandoned() {
        pipe.forget();
        opener = NOBODY;
        if (stage == Stage.OPEN) close();
    }

    State save() {
        return new State(stage.name(), opener, pipe.save());
    }

    void restore(State s) {
        stage = Stage.valueOf(s.stage());
        opener = s.opener();
        pipe.restore(s.pipe());
    }
}
