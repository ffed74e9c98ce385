// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net.tcp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The receiving half of a connection: puts data in order and says how much more may come.
final class Receiver {
    /// Data that came before what is in front of it.
    record Piece(int sequence, byte[] data) {
        int end() {
            return sequence + data.length;
        }
    }

    /// What is saved.
    record State(
            int next,
            int offered,
            boolean finKnown,
            int finAt,
            boolean ended,
            int shift,
            byte[] ready,
            List<Piece> early) {}

    /// What a segment's data did.
    enum Effect {
        NOTHING_NEW,
        IN_ORDER,
        /// Ahead of a gap, or into one: the sender is told at once (RFC 5681, 4.2).
        GAP
    }

    private static final int PIECES_MAX = 256;

    private final ByteQueue ready;
    private final List<Piece> early = new ArrayList<>();
    /// The next byte that is expected.
    private int next;
    /// One past the last byte that was offered room; never goes back.
    private int offered;

    private boolean finKnown;
    private int finAt;
    /// The other end has finished, and everything before that is here.
    private boolean ended;
    /// Bits by which the windows we send are scaled.
    private int shift;

    Receiver(int bufferBytes) {
        ready = new ByteQueue(bufferBytes);
    }

    /// @param sequence of the other end's SYN
    /// @param windowShift 0 when windows are not scaled
    void begin(int sequence, int windowShift) {
        next = sequence + 1;
        offered = next;
        shift = windowShift;
    }

    int next() {
        return next;
    }

    int available() {
        return ready.size();
    }

    boolean hasEnded() {
        return ended;
    }

    /// Room that the other end was told of.
    int window() {
        return offered - next;
    }

    /// Takes data that lies at least in part in the window.
    Effect take(int sequence, byte[] data, boolean fin) {
        boolean gap = !early.isEmpty();
        if (fin && !finKnown && !Sequence.after(sequence + data.length, offered)) {
            finKnown = true;
            finAt = sequence + data.length;
        }
        Piece piece = cut(sequence, data);
        if (piece.data().length > 0) {
            if (Sequence.after(piece.sequence(), next)) {
                keep(piece);
                return Effect.GAP;
            }
            append(piece);
        }
        boolean finished = finKnown && next == finAt && !ended;
        if (finished) {
            ended = true;
            next++;
            offered = Sequence.later(offered, next);
        }
        if (piece.data().length == 0 && !finished) return fin && !ended ? Effect.GAP : Effect.NOTHING_NEW;
        return gap ? Effect.GAP : Effect.IN_ORDER;
    }

    /// What of it is new, and within the window.
    private Piece cut(int sequence, byte[] data) {
        int from = Math.max(0, next - sequence);
        int limit = finKnown ? Math.min(offered - sequence, finAt - sequence) : offered - sequence;
        int to = Math.min(data.length, limit);
        return from >= to
                ? new Piece(next, new byte[0])
                : new Piece(sequence + from, Arrays.copyOfRange(data, from, to));
    }

    private void append(Piece piece) {
        int skip = next - piece.sequence();
        ready.put(piece.data(), skip, piece.data().length - skip);
        next = piece.end();
        while (!early.isEmpty() && !Sequence.after(early.getFirst().sequence(), next)) {
            Piece following = early.removeFirst();
            if (Sequence.after(following.end(), next)) append(following);
        }
    }

    /// Keeps it in its place, unless it is there already or too many are.
    private void keep(Piece piece) {
        int at = early.size();
        while (at > 0 && Sequence.after(early.get(at - 1).sequence(), piece.sequence())) at--;
        boolean known = at > 0 && !Sequence.after(piece.end(), early.get(at - 1).end());
        if (!known && early.size() < PIECES_MAX) early.add(at, piece);
    }

    byte[] read(int count) {
        return ready.take(count);
    }

    /// The window for a segment that goes out now, in units of the scale. Small steps are not offered (RFC 9293,
    /// 3.8.6.2.2).
    int offer(int segment) {
        if (isWorthTelling(segment)) offered = next + scaled(ready.free());
        return window() >> shift;
    }

    /// Whether so much room has become free that the other end should know.
    boolean isWorthTelling(int segment) {
        int more = scaled(ready.free()) - window();
        return more >= Math.min(segment, ready.capacity() / 2);
    }

    private int scaled(int bytes) {
        return Math.min(bytes >> shift, 0xFFFF) << shift;
    }

    State save() {
        return new State(next, offered, finKnown, finAt, ended, shift, ready.save(), List.copyOf(early));
    }

    void restore(State s) {
        next = s.next();
        offered = s.offered();
        finKnown = s.finKnown();
        finAt = s.finAt();
        ended = s.ended();
        shift = s.shift();
        ready.restore(s.ready());
        early.addAll(s.early());
    }
}
