// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

import java.util.Optional;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.Status;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.simulation.Saved;

/// Connects, sends so many bytes of [Content], says that it has no more, and waits for the other end to say so too.
public final class Source implements StackApp {
    enum At {
        BEGIN,
        CONNECTING,
        SENDING,
        ENDING,
        DONE,
        FAILED
    }

    record State(At at, int socket, long sent, Status status) {}

    private static final int PIECE_BYTES = 8192;

    private final Endpoint to;
    private final long bytes;
    private At at = At.BEGIN;
    private int socket;
    private long sent;
    private Status status = Status.SUCCESS;

    public Source(Endpoint to, long bytes) {
        this.to = to;
        this.bytes = bytes;
    }

    public boolean isDone() {
        return at == At.DONE;
    }

    public boolean hasFailed() {
        return at == At.FAILED;
    }

    public Status status() {
        return status;
    }

    @Override
    public void turn(NetworkStack stack) {
        while (step(stack)) {}
    }

    private boolean step(NetworkStack stack) {
        return switch (at) {
            case BEGIN -> {
                socket = (int) stack.create(SocketCall.Kind.STREAM).value();
                at = At.CONNECTING;
                yield true;
            }
            case CONNECTING -> went(stack, stack.connect(socket, to), At.SENDING);
            case SENDING -> send(stack);
            case ENDING -> {
                Optional<Received> end = stack.receive(socket, 1);
                yield end.isPresent() && end(stack, end.get().result());
            }
            case DONE, FAILED -> false;
        };
    }

    private boolean went(NetworkStack stack, Optional<Result> answer, At next) {
        if (answer.isEmpty()) return false;
        if (!answer.get().isSuccess()) return fail(stack, answer.get());
        at = next;
        return true;
    }

    private boolean send(NetworkStack stack) {
        if (sent == bytes) {
            stack.finish(socket);
            at = At.ENDING;
            return true;
        }
        Optional<Result> answer = stack.send(socket, Content.bytes(sent, (int) Math.min(PIECE_BYTES, bytes - sent)));
        if (answer.isEmpty()) return false;
        if (!answer.get().isSuccess()) return fail(stack, answer.get());
        sent += answer.get().value();
        return true;
    }

    private boolean end(NetworkStack stack, Result result) {
        if (!result.isSuccess()) return fail(stack, result);
        stack.close(socket);
        at = At.DONE;
        return false;
    }

    private boolean fail(NetworkStack stack, Result result) {
        status = result.status();
        stack.close(socket);
        at = At.FAILED;
        return false;
    }

    @Override
    public Saved save() {
        return Saved.of(new State(at, socket, sent, status));
    }

    @Override
    public void restore(Saved state) {
        State s = state.as(State.class);
        at = s.at();
        socket = s.socket();
        sent = s.sent();
        status = s.status();
    }
}
