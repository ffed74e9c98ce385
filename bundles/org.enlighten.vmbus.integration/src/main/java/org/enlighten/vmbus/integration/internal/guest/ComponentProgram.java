// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.guest;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.enlighten.os.Program;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.UserMemory;
import org.enlighten.simulation.Saved;
import org.enlighten.vmbus.integration.protocol.IcMessage;
import org.enlighten.vmbus.integration.protocol.IcStatus;
import org.enlighten.vmbus.integration.protocol.IcVersion;
import org.enlighten.vmbus.integration.protocol.Negotiation;

/// The user-mode end of one component: opens its device, agrees on versions, and answers one request after the other.
/// While there is no such device it looks for it again, soon at first and twice a minute in the end.
public final class ComponentProgram implements Program {
    private enum At {
        BEGIN,
        OPENED,
        JOINED,
        GOT,
        ACTED,
        ANSWERED,
        FOLLOWED,
        LEFT
    }

    /// What is saved.
    ///
    /// @param request that is being worked on; empty: none
    /// @param then calls that are left to make after an answer
    record State(String at, int device, int retries, List<IcMessage> request, List<SystemCall> then, Saved responder) {}

    static final int MEMORY_BYTES = 32 * 1024;
    private static final long RETRY_NS = 200_000_000L;
    private static final long RETRY_MAX_NS = 30_000_000_000L;
    private static final int DOUBLINGS = 8;

    private final String device;
    private final List<IcVersion> versions;
    private final Responder responder;
    private final ArrayDeque<SystemCall> then = new ArrayDeque<>();
    private At at = At.BEGIN;
    private int handle;
    /// How often it has looked in vain.
    private int retries;
    private Optional<IcMessage> request = Optional.empty();

    /// @param device path of the component's device
    /// @param versions that it knows, newest first
    ComponentProgram(String device, List<IcVersion> versions, Responder responder) {
        this.device = device;
        this.versions = List.copyOf(versions);
        this.responder = responder;
    }

    @Override
    public SystemCall next(Result of, UserMemory memory) {
        return switch (at) {
            case BEGIN -> to(At.OPENED, new SystemCall.Open(device, SystemCall.Access.READ_WRITE));
            case OPENED -> opened(of);
            case JOINED -> joined(of);
            case GOT -> of.isSuccess() ? got((int) of.value(), memory) : leave();
            case ACTED -> take(responder.next(request.orElseThrow(), of, memory), memory);
            case ANSWERED -> of.isSuccess() ? follow() : leave();
            case FOLLOWED -> follow();
            case LEFT -> retry();
        };
    }

    private SystemCall to(At next, SystemCall call) {
        at = next;
        return call;
    }

    private SystemCall opened(Result of) {
        if (!of.isSuccess()) return retry();
        handle = (int) of.value();
        return to(At.JOINED, call(PipeCall.OPEN, 0));
    }

    private SystemCall retry() {
        long ns = Math.min(RETRY_MAX_NS, RETRY_NS << Math.min(retries++, DOUBLINGS));
        return to(At.BEGIN, new SystemCall.Sleep(ns));
    }

    private SystemCall joined(Result of) {
        if (!of.isSuccess()) return leave();
        retries = 0;
        return exchange(0);
    }

    /// The device has gone, or is somebody else's.
    private SystemCall leave() {
        then.clear();
        return to(At.LEFT, new SystemCall.Close(handle));
    }

    private SystemCall call(PipeCall call, int bytes) {
        return new SystemCall.Device(handle, call.ordinal(), bytes, 0, 0, IcMessage.BYTES_MAX);
    }

    private SystemCall exchange(int bytes) {
        return to(At.GOT, call(PipeCall.EXCHANGE, bytes));
    }

    private SystemCall got(int bytes, UserMemory memory) {
        request = IcMessage.of(memory.bytes(0, bytes)).filter(IcMessage::isRequest);
        if (request.isEmpty()) return exchange(0);
        IcMessage message = request.get();
        if (message.type() != IcMessage.NEGOTIATE) return take(responder.begin(message, memory), memory);
        Optional<Negotiation> host = Negotiation.of(message.body());
        Negotiation chosen =
                host.map(n -> n.choose(Feature.FRAMEWORKS, versions)).orElseGet(Negotiation::none);
        return answer(IcStatus.OK.code(), chosen.bytes(), memory);
    }

    private SystemCall take(Step step, UserMemory memory) {
        return switch (step) {
            case Step.Call(SystemCall call) -> to(At.ACTED, call);
            case Step.Answer(int status, byte[] body, List<SystemCall> calls) -> {
                then.addAll(calls);
                yield answer(status, body, memory);
            }
        };
    }

    private SystemCall answer(int status, byte[] body, UserMemory memory) {
        byte[] message = request.orElseThrow().answer(status, body).bytes();
        request = Optional.empty();
        memory.put(0, message);
        return then.isEmpty() ? exchange(message.length) : to(At.ANSWERED, call(PipeCall.SEND, message.length));
    }

    private SystemCall follow() {
        return then.isEmpty() ? exchange(0) : to(At.FOLLOWED, then.remove());
    }

    @Override
    public Saved save() {
        return Saved.of(
                new State(at.name(), handle, retries, request.stream().toList(), List.copyOf(then), responder.save()));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        at = At.valueOf(s.at());
        handle = s.device();
        retries = s.retries();
        request = s.request().stream().findFirst();
        then.addAll(s.then());
        responder.restore(s.responder());
    }
}
