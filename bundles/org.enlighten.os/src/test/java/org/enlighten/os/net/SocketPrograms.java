// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.os.Program;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.SocketCall.Interest;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.UserMemory;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.simulation.Saved;

/// Programs that use sockets through system calls.
public final class SocketPrograms {
    /// One that no analyser expects a protocol at.
    public static final int PORT = 40_000;
    private static final int PIECE_BYTES = 4096;

    private SocketPrograms() {}

    private record Factory(String image, java.util.function.Function<String, Program> maker) implements ProgramFactory {
        @Override
        public Program create(String arguments) {
            return maker.apply(arguments);
        }
    }

    /// Sends so many bytes of [Content] to an address; arguments `ADDRESS BYTES`. Its exit code is 0 when the other
    /// end has taken them all.
    public static ProgramFactory upload() {
        return new Factory("upload.exe", Upload::new);
    }

    /// Takes connections one after the other and checks what comes; its exit code is 0 after so many.
    public static ProgramFactory collect() {
        return new Factory("collect.exe", Collect::new);
    }

    /// Answers several clients at once with what they send.
    public static ProgramFactory mirror() {
        return new Factory("mirror.exe", _ -> new Mirror());
    }

    static SystemCall call(SocketCall c) {
        return new SystemCall.Network(c);
    }

    /// A program that is asked by its place.
    private abstract static class Placed implements Program {
        record State(int at, int handle, int other, long done, long left) {}

        int at;
        int handle;
        int other;
        long done;
        long left;

        @Override
        public Saved save() {
            return Saved.of(new State(at, handle, other, done, left));
        }

        @Override
        public void restore(Saved state) {
            State s = state.as(State.class);
            at = s.at();
            handle = s.handle();
            other = s.other();
            done = s.done();
            left = s.left();
        }
    }

    private static final class Upload extends Placed {
        private final Endpoint to;

        Upload(String arguments) {
            String[] parts = arguments.split(" ");
            to = new Endpoint(Ipv4Address.parse(parts[0]).orElseThrow(), PORT);
            left = Long.parseLong(parts[1]);
        }

        @Override
        public SystemCall next(Result of, UserMemory memory) {
            if (!of.isSuccess()) return new SystemCall.Exit(of.status().code());
            switch (at++) {
                case 0 -> {
                    return call(new SocketCall.Create(SocketCall.Kind.STREAM));
                }
                case 1 -> {
                    handle = (int) of.value();
                    return call(new SocketCall.Connect(handle, to, SocketCall.FOREVER));
                }
                case 2 -> {
                    return send(memory);
                }
                case 3 -> {
                    done += of.value();
                    left -= of.value();
                    at = 3;
                    return left == 0 ? finish() : send(memory);
                }
                case 4 -> {
                    return call(new SocketCall.Receive(handle, 0, 1, SocketCall.FOREVER));
                }
                default -> {
                    return new SystemCall.Exit((int) of.value());
                }
            }
        }

        private SystemCall finish() {
            at = 4;
            return call(new SocketCall.Finish(handle));
        }

        /// Half of it as others write to files.
        private SystemCall send(UserMemory memory) {
            int count = (int) Math.min(PIECE_BYTES, left);
            memory.put(0, Content.bytes(done, count));
            return done % 2 == 0
                    ? new SystemCall.Write(handle, -1, 0, count)
                    : call(new SocketCall.Send(handle, 0, count, SocketCall.FOREVER));
        }
    }

    private static final class Collect extends Placed {
        Collect(String arguments) {
            left = Long.parseLong(arguments);
        }

        @Override
        public SystemCall next(Result of, UserMemory memory) {
            if (!of.isSuccess()) return new SystemCall.Exit(of.status().code());
            switch (at++) {
                case 0 -> {
                    return call(new SocketCall.Create(SocketCall.Kind.STREAM));
                }
                case 1 -> {
                    handle = (int) of.value();
                    return call(new SocketCall.Bind(handle, new Endpoint(Ipv4Address.ANY, PORT), 0));
                }
                case 2 -> {
                    return call(new SocketCall.Listen(handle, 5));
                }
                case 3 -> {
                    return call(new SocketCall.Accept(handle, SocketCall.FOREVER));
                }
                case 4 -> {
                    other = (int) of.value();
                    done = 0;
                    return new SystemCall.Read(other, -1, 0, PIECE_BYTES);
                }
                case 5 -> {
                    if (of.value() == 0) return new SystemCall.Close(other);
                    check(memory.bytes(0, (int) of.value()));
                    at = 5;
                    return new SystemCall.Read(other, -1, 0, PIECE_BYTES);
                }
                default -> {
                    at = 4;
                    return --left == 0
                            ? new SystemCall.Exit(0)
                            : call(new SocketCall.Accept(handle, SocketCall.FOREVER));
                }
            }
        }

        private void check(byte[] data) {
            for (byte b : data)
                if (b != Content.at(done++)) throw new IllegalStateException("byte " + (done - 1) + " is wrong");
        }
    }

    private static final class Mirror extends Placed {
        private static final long SECOND = 1_000_000_000L;

        record Clients(State placed, List<Integer> handles, int ready) {}

        private List<Integer> handles = List.of();
        private int ready;

        @Override
        public SystemCall next(Result of, UserMemory memory) {
            switch (at++) {
                case 0 -> {
                    return call(new SocketCall.Create(SocketCall.Kind.STREAM));
                }
                case 1 -> {
                    handle = (int) of.value();
                    return call(new SocketCall.Bind(handle, new Endpoint(Ipv4Address.ANY, PORT), 0));
                }
                case 2 -> {
                    return call(new SocketCall.Listen(handle, 5));
                }
                case 3 -> {
                    return await();
                }
                case 4 -> {
                    if (of.status() == Status.TIMEOUT) return await();
                    ready = (int) of.value();
                    return ready == 0
                            ? call(new SocketCall.Accept(handle, 0))
                            : call(new SocketCall.Receive(handles.get(ready - 1), 0, PIECE_BYTES, 0));
                }
                case 5 -> {
                    if (ready == 0) return accepted(of);
                    if (!of.isSuccess() || of.value() == 0) return closed();
                    at = 6;
                    return call(new SocketCall.Send(handles.get(ready - 1), 0, (int) of.value(), SECOND));
                }
                case 6 -> {
                    return await();
                }
                default -> throw new IllegalStateException("at " + at);
            }
        }

        private SystemCall await() {
            at = 4;
            List<Interest> all = new ArrayList<>(List.of(new Interest(handle, false)));
            for (int h : handles) all.add(new Interest(h, false));
            return call(new SocketCall.Await(all, 5 * SECOND));
        }

        private SystemCall accepted(Result of) {
            List<Integer> more = new ArrayList<>(handles);
            if (of.isSuccess() && of.status() != Status.TIMEOUT) more.add((int) of.value());
            handles = List.copyOf(more);
            return await();
        }

        private SystemCall closed() {
            List<Integer> fewer = new ArrayList<>(handles);
            int gone = fewer.remove(ready - 1);
            handles = List.copyOf(fewer);
            at = 6;
            return new SystemCall.Close(gone);
        }

        @Override
        public Saved save() {
            return Saved.of(new Clients(super.save().as(State.class), handles, ready));
        }

        @Override
        public void restore(Saved state) {
            Clients s = state.as(Clients.class);
            super.restore(Saved.of(s.placed()));
            handles = s.handles();
            ready = s.ready();
        }
    }
}
