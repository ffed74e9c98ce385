// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.guest;

import java.util.ArrayDeque;
import java.util.List;
import org.enlighten.block.Slice;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.driver.DriverContext;

/// Messages on their way from a channel to the one thread that serves it.
final class Pipe {
    /// What is saved.
    ///
    /// @param reader the thread that waits; -1: none
    record State(long reader, Slice.State into, List<byte[]> messages) {}

    private static final long NOBODY = -1;
    /// A host that sends more without an answer is not listened to.
    private static final int MESSAGES_MAX = 16;

    private final DriverContext kernel;
    private final ArrayDeque<byte[]> messages = new ArrayDeque<>();
    private long reader = NOBODY;
    private Slice into;

    Pipe(DriverContext kernel) {
        this.kernel = kernel;
        into = kernel.nothing();
    }

    void put(byte[] message) {
        if (messages.size() >= MESSAGES_MAX) return;
        messages.add(message);
        deliver();
    }

    /// The thread gets the next message, now or later; value = its bytes.
    void read(long thread, Slice memory) {
        if (reader != NOBODY) {
            kernel.wake(thread, Result.failed(Status.SHARING_VIOLATION, "Another thread serves this channel."));
            return;
        }
        reader = thread;
        into = memory;
        deliver();
    }

    private void deliver() {
        if (reader == NOBODY || messages.isEmpty()) return;
        byte[] message = messages.remove();
        if (message.length > into.length()) {
            wake(Result.failed(Status.MESSAGE_TOO_LONG, "The message has " + message.length + " bytes."));
            return;
        }
        into.part(0, message.length).fill(message, 0);
        wake(Result.of(message.length));
    }

    private void wake(Result result) {
        long thread = reader;
        reader = NOBODY;
        kernel.wake(thread, result);
    }

    boolean hasReader() {
        return reader != NOBODY;
    }

    /// The channel is no more.
    void close() {
        messages.clear();
        if (reader != NOBODY) wake(Result.failed(Status.NOT_CONNECTED, "The host has closed the channel."));
    }

    /// The process has gone.
    void forget() {
        messages.clear();
        reader = NOBODY;
    }

    State save() {
        return new State(reader, into.save(), List.copyOf(messages));
    }

    void restore(State s) {
        reader = s.reader();
        into = s.into().in(kernel.memories());
        messages.addAll(s.messages());
    }
}
