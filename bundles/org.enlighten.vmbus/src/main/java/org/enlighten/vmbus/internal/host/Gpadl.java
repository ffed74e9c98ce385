// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.host;

import java.util.Arrays;
import java.util.Optional;
import org.enlighten.machine.GuestMemory;
import org.enlighten.vmbus.SharedBuffer;
import org.enlighten.vmbus.protocol.GpaRange;
import org.enlighten.vmbus.protocol.PacketLayout;

/// A list of pages that a guest hands over in pieces (guest physical address descriptor list): of one range here, as
/// every guest makes it.
final class Gpadl {
    /// @param got how many of the words have come
    record State(int channel, int id, long[] words, int got, boolean accepted, boolean ending) {}

    private final int channel;
    private final int id;
    private final long[] words;
    private int got;
    private boolean accepted;
    /// Its end was asked for and waits for a device that still uses it.
    private boolean ending;

    Gpadl(int channel, int id, int rangeBytes) {
        this(new State(channel, id, new long[rangeBytes / Long.BYTES], 0, false, false));
    }

    Gpadl(State s) {
        channel = s.channel();
        id = s.id();
        words = s.words().clone();
        got = s.got();
        accepted = s.accepted();
        ending = s.ending();
    }

    int channel() {
        return channel;
    }

    int id() {
        return id;
    }

    int words() {
        return words.length;
    }

    /// Takes what is still needed of a message's words; what is more is padding.
    void add(long[] more) {
        int taken = Math.min(more.length, words.length - got);
        System.arraycopy(more, 0, words, got, taken);
        got += taken;
    }

    boolean isComplete() {
        return got == words.length;
    }

    boolean isAccepted() {
        return accepted;
    }

    void accept() {
        accepted = true;
    }

    boolean isEnding() {
        return ending;
    }

    void end() {
        ending = true;
    }

    /// What it describes; empty when that makes no sense, or is not this memory.
    Optional<GpaRange> range(GuestMemory memory) {
        if (words.length < 2) return Optional.empty();
        int bytes = (int) words[0];
        int offset = (int) (words[0] >>> 32);
        if (bytes <= 0 || offset < 0 || offset >= GuestMemory.PAGE_BYTES) return Optional.empty();
        if (PacketLayout.pages(offset, bytes) != words.length - 1) return Optional.empty();
        GpaRange range = new GpaRange(bytes, offset, Arrays.copyOfRange(words, 1, words.length));
        return SharedBuffer.isIn(memory, range) ? Optional.of(range) : Optional.empty();
    }

    State save() {
        return new State(channel, id, words.clone(), got, accepted, ending);
    }
}
