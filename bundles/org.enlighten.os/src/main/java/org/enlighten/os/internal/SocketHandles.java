// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.machine.Cost;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.net.NetworkStack;
import org.enlighten.os.net.Received;

/// System calls on the network: sockets are handles, data is copied between the process's memory and the stack.
final class SocketHandles {
    private static final int HANDLES_MAX = 1024;

    private final Executive x;

    SocketHandles(Executive x) {
        this.x = x;
    }

    /// @return nanoseconds beyond those of the mode switch
    long perform(KernelThread t, SystemCall.Network call) {
        NetworkStack stack = x.network.serving(t.cause);
        long ns = x.costs.ns(Cost.DRIVER_PATH);
        switch (call.call()) {
            case SocketCall.Create(SocketCall.Kind kind) -> answer(t, opened(t, stack.create(kind)));
            case SocketCall.Adapters() -> answer(t, Result.of(0, stack.adapters()));
            case SocketCall.Configure c -> answer(t, stack.configure(c.adapter(), c.configuration()));
            case SocketCall.Await a -> await(t, call, a, stack);
            case SocketCall.Bind c -> with(t, c.handle(), s -> stack.bind(s, c.local(), c.adapter()));
            case SocketCall.Listen c -> with(t, c.handle(), s -> stack.listen(s, c.backlog()));
            case SocketCall.Finish c -> with(t, c.handle(), stack::finish);
            case SocketCall.Query c -> with(t, c.handle(), stack::query);
            case SocketCall.Accept c ->
                wait(t, call, c.handle(), c.timeoutNs(), s -> stack.accept(s).map(r -> opened(t, r)));
            case SocketCall.Connect c -> wait(t, call, c.handle(), c.timeoutNs(), s -> stack.connect(s, c.remote()));
            case SocketCall.Send c -> ns += send(t, call, c, stack);
            case SocketCall.SendTo c -> ns += sendTo(t, c, stack);
            case SocketCall.Receive c -> ns += receive(t, call, c, stack);
        }
        x.network.settle();
        return ns;
    }

    /// What is asked of a socket by its number.
    private interface Question {
        Result ask(int socket);
    }

    /// The same; empty: it would have to wait.
    private interface Attempt {
        Optional<Result> ask(int socket);
    }

    private void with(KernelThread t, int handle, Question question) {
        OpenHandle h = Handles.get(t, handle);
        answer(t, h.kind == OpenHandle.Kind.SOCKET ? question.ask(h.socket) : invalid(handle));
    }

    private void wait(KernelThread t, SystemCall call, int handle, long timeoutNs, Attempt attempt) {
        OpenHandle h = Handles.get(t, handle);
        if (h.kind != OpenHandle.Kind.SOCKET) {
            answer(t, invalid(handle));
            return;
        }
        Optional<Result> now = attempt.ask(h.socket);
        if (now.isPresent()) answer(t, now.get());
        else later(t, call, List.of(h.socket), timeoutNs);
    }

    /// The call is performed again when a socket is ready; TIMEOUT when none becomes so in time.
    private void later(KernelThread t, SystemCall call, List<Integer> sockets, long timeoutNs) {
        if (x.network.waits.begin(t, sockets, timeoutNs)) t.operation = Operation.of(Operation.Kind.AGAIN, call);
        else answer(t, Executive.TIMED_OUT);
    }

    private void await(KernelThread t, SystemCall call, SocketCall.Await a, NetworkStack stack) {
        List<Integer> sockets = new ArrayList<>();
        for (int i = 0; i < a.interests().size(); i++) {
            SocketCall.Interest interest = a.interests().get(i);
            OpenHandle h = Handles.get(t, interest.handle());
            if (h.kind != OpenHandle.Kind.SOCKET) {
                answer(t, invalid(interest.handle()));
                return;
            }
            if (interest.toWrite() ? stack.isWritable(h.socket) : stack.isReadable(h.socket)) {
                answer(t, Result.of(i));
                return;
            }
            sockets.add(h.socket);
        }
        later(t, call, sockets, a.timeoutNs());
    }

    private long send(KernelThread t, SystemCall call, SocketCall.Send c, NetworkStack stack) {
        if (!isThere(t, c.memoryOffset(), c.bytes())) return 0;
        byte[] data = t.process.memory.bytes(c.memoryOffset(), c.bytes());
        wait(t, call, c.handle(), c.timeoutNs(), s -> stack.send(s, data));
        return copied(c.bytes());
    }

    private long sendTo(KernelThread t, SocketCall.SendTo c, NetworkStack stack) {
        if (!isThere(t, c.memoryOffset(), c.bytes())) return 0;
        byte[] data = t.process.memory.bytes(c.memoryOffset(), c.bytes());
        with(t, c.handle(), s -> stack.sendTo(s, c.to(), data));
        return copied(c.bytes());
    }

    private long receive(KernelThread t, SystemCall call, SocketCall.Receive c, NetworkStack stack) {
        if (!isThere(t, c.memoryOffset(), c.bytes())) return 0;
        int[] bytes = new int[1];
        wait(t, call, c.handle(), c.timeoutNs(), s -> {
            Optional<Received> came = stack.receive(s, c.bytes());
            came.ifPresent(r -> t.process.memory.put(c.memoryOffset(), r.data()));
            bytes[0] = came.map(r -> r.data().length).orElse(0);
            return came.map(Received::result);
        });
        return copied(bytes[0]);
    }

    /// A read or write of a stream through its handle.
    long transfer(KernelThread t, SystemCall.Read c) {
        return perform(
                t,
                new SystemCall.Network(
                        new SocketCall.Receive(c.handle(), c.memoryOffset(), c.bytes(), SocketCall.FOREVER)));
    }

    long transfer(KernelThread t, SystemCall.Write c) {
        return perform(
                t,
                new SystemCall.Network(
                        new SocketCall.Send(c.handle(), c.memoryOffset(), c.bytes(), SocketCall.FOREVER)));
    }

    private boolean isThere(KernelThread t, int at, int bytes) {
        if (t.process.memory.contains(at, bytes)) return true;
        answer(
                t,
                Result.failed(
                        Status.INVALID_PARAMETER,
                        "The process has no such memory: at=%d, bytes=%d, size=%d"
                                .formatted(at, bytes, t.process.memory.sizeBytes())));
        return false;
    }

    private long copied(int bytes) {
        return Math.ceilDiv(bytes, GuestMemory.PAGE_BYTES) * x.costs.ns(Cost.PAGE_COPY);
    }

    /// A new socket becomes a handle, unless its process has too many.
    private Result opened(KernelThread t, Result socket) {
        if (!socket.isSuccess()) return socket;
        if (t.process.handles.size() >= HANDLES_MAX) {
            x.network.stack().close((int) socket.value());
            return Result.failed(Status.NO_MEMORY, "The process has too many handles.");
        }
        int handle = Handles.add(t.process, OpenHandle.socket((int) socket.value()));
        return new Result(socket.status(), handle, socket.detail(), socket.message());
    }

    void closed(OpenHandle h) {
        x.network.serving(0).close(h.socket);
        x.network.settle();
    }

    private static void answer(KernelThread t, Result result) {
        t.deadlineNs = 0;
        t.operation = Operation.NONE;
        t.result = result;
    }

    private static Result invalid(int handle) {
        return Result.failed(Status.INVALID_HANDLE, "Handle " + handle + " stands for no socket.");
    }
}
