// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net.tcp;

import java.util.Optional;
import org.enlighten.os.net.StackSettings;

/// The sending half of a connection: what was written and not acknowledged, and what of it goes out next. The opening
/// (SYN) has the sequence number before the first byte, the end (FIN) the one behind the last.
final class Sender {
    /// A segment to be sent.
    record Cut(int sequence, boolean syn, byte[] data, boolean fin) {
        int end() {
            return sequence + data.length + (syn ? 1 : 0) + (fin ? 1 : 0);
        }
    }

    /// What is saved.
    record State(
            int first,
            int acknowledged,
            int next,
            int highest,
            int counted,
            boolean finQueued,
            boolean finAcknowledged,
            int window,
            int largestWindow,
            int windowSequence,
            int windowAcknowledgement,
            int segment,
            int shift,
            boolean timing,
            int timed,
            long timedAtNs,
            long sentAtNs,
            byte[] queue,
            Congestion.State congestion,
            RoundTrip.State roundTrip) {}

    private static final byte[] NO_DATA = {};

    final RoundTrip roundTrip;
    final Congestion congestion = new Congestion();
    private final ByteQueue queue;
    /// Sequence number of the SYN.
    private int first;
    /// The first that is not acknowledged.
    private int acknowledged;
    /// The next to be sent; goes back after a time-out.
    private int next;
    /// One past the last that was ever sent.
    private int highest;
    /// The same without probes of a closed window.
    private int counted;

    private boolean finQueued;
    private boolean finAcknowledged;
    /// What the other end has room for, from `acknowledged` on.
    private int window;
    private int largestWindow;
    private int windowSequence;
    private int windowAcknowledgement;
    private int segment;
    /// Bits by which the windows that come are scaled.
    private int shift;
    /// A round trip is being measured, of the segment that ends before `timed`.
    private boolean timing;

    private int timed;
    private long timedAtNs;
    private long sentAtNs;

    Sender(StackSettings settings) {
        queue = new ByteQueue(settings.bufferBytes());
        roundTrip = new RoundTrip(settings);
    }

    void begin(int sequence, int segmentBytes) {
        first = sequence;
        acknowledged = sequence;
        next = sequence;
        highest = sequence;
        counted = sequence;
        segment = segmentBytes;
    }

    /// The connection is open: what the other end said at the opening counts from now on.
    void opened(int segmentBytes, int windowShift, boolean slowly) {
        segment = segmentBytes;
        shift = windowShift;
        congestion.begin(segment, first + 1, slowly);
    }

    int segment() {
        return segment;
    }

    int next() {
        return next;
    }

    int acknowledged() {
        return acknowledged;
    }

    int highest() {
        return highest;
    }

    int free() {
        return finQueued ? 0 : queue.free();
    }

    int unacknowledged() {
        return queue.size();
    }

    boolean isUnderWay() {
        return acknowledged != highest;
    }

    boolean isOpeningAcknowledged() {
        return acknowledged != first;
    }

    boolean isFinAcknowledged() {
        return finAcknowledged;
    }

    boolean isFinQueued() {
        return finQueued;
    }

    int write(byte[] data, int at, int count) {
        return queue.put(data, at, count);
    }

    void finish() {
        finQueued = true;
    }

    private int dataStart() {
        return acknowledged == first ? first + 1 : acknowledged;
    }

    private int dataEnd() {
        return dataStart() + queue.size();
    }

    /// What goes out next, if anything may.
    ///
    /// @param open whether data may be sent yet
    Optional<Cut> cut(boolean open) {
        if (next == first) return Optional.of(new Cut(first, true, NO_DATA, false));
        if (!open || finAcknowledged || Sequence.after(next, dataEnd())) return Optional.empty();
        int unsent = dataEnd() - next;
        int usable = acknowledged + Math.min(window, congestion.allowed(segment)) - next;
        int length = Math.max(0, Math.min(Math.min(unsent, segment), usable));
        boolean last = length == unsent;
        boolean fin = last && finQueued;
        if (length == 0 && !fin) return Optional.empty();
        if (length > 0 && !isWorthSending(length, last)) return Optional.empty();
        return Optional.of(new Cut(next, false, queue.peek(next - dataStart(), length), fin));
    }

    /// Whole segments, the end of what there is when nothing is under way (Nagle, RFC 1122, 4.2.3.4), half of the
    /// largest window ever offered, and what was sent before.
    private boolean isWorthSending(int length, boolean last) {
        boolean all = last && (finQueued || next == acknowledged);
        return length == segment || all || 2 * length >= largestWindow || Sequence.before(next, highest);
    }

    /// Whether nothing that was written lies behind it.
    boolean isLast(Cut cut) {
        return cut.sequence() + cut.data().length == dataEnd();
    }

    /// The first that is not acknowledged, once more.
    Optional<Cut> firstAgain() {
        if (!isUnderWay() || acknowledged == first) return Optional.empty();
        int sent = Math.min(highest - acknowledged, queue.size());
        int length = Math.min(sent, segment);
        boolean fin = finQueued && length == queue.size() && highest - acknowledged > length;
        return Optional.of(new Cut(acknowledged, false, queue.peek(0, length), fin));
    }

    /// Something waits and nothing is under way. Once all was sent that may be, only the window keeps it.
    boolean isHeld() {
        return acknowledged == next && acknowledged != first && queue.size() > 0;
    }

    boolean isWindowClosed() {
        return window == 0;
    }

    /// What fits into the window, though it is less than is worth sending.
    Cut forced() {
        int length = Math.min(Math.min(queue.size(), segment), window);
        return new Cut(acknowledged, false, queue.peek(0, length), finQueued && length == queue.size());
    }

    /// One byte into a window that is closed, so that the answer tells when it is open again.
    Cut probe() {
        return new Cut(acknowledged, false, queue.peek(0, 1), false);
    }

    /// A segment went out; true when it was sent before.
    boolean sent(Cut cut, long nowNs) {
        boolean again = Sequence.before(cut.sequence(), counted);
        if (again) timing = false;
        else if (!timing) {
            timing = true;
            timed = cut.end();
            timedAtNs = nowNs;
        }
        if (cut.sequence() == next) next = cut.end();
        highest = Sequence.later(highest, cut.end());
        counted = Sequence.later(counted, cut.end());
        sentAtNs = nowNs;
        return again;
    }

    void probed(Cut cut) {
        highest = Sequence.later(highest, cut.end());
    }

    /// Long silence: slow start again (RFC 5681, 4.1).
    void beforeSending(long nowNs) {
        boolean idle = acknowledged == highest && acknowledged != first;
        if (idle && nowNs - sentAtNs > roundTrip.timeoutNs()) congestion.restart(segment);
    }

    /// An acknowledgement of something new.
    void acknowledge(int upTo, long nowNs) {
        int bytes = upTo - dataStart();
        boolean fin = finQueued && bytes > queue.size();
        queue.drop(Math.clamp(bytes, 0, queue.size()));
        finAcknowledged |= fin;
        acknowledged = upTo;
        if (Sequence.before(next, acknowledged)) next = acknowledged;
        counted = Sequence.later(counted, acknowledged);
        if (timing && !Sequence.before(upTo, timed)) {
            roundTrip.measured(nowNs - timedAtNs);
            timing = false;
        }
    }

    /// Takes the window of an acceptable segment, unless an older one came late (RFC 9293, 3.10.7.4).
    ///
    /// @return whether it changed
    boolean window(int sequence, int acknowledgement, int scaledWindow) {
        boolean newer = Sequence.before(windowSequence, sequence)
                || windowSequence == sequence && !Sequence.after(windowAcknowledgement, acknowledgement);
        if (!newer) return false;
        return windowAtOpening(sequence, acknowledgement, scaledWindow << shift);
    }

    /// Takes a window that is not scaled.
    boolean windowAtOpening(int sequence, int acknowledgement, int bytes) {
        boolean changed = bytes != window;
        window = bytes;
        largestWindow = Math.max(largestWindow, window);
        windowSequence = sequence;
        windowAcknowledgement = acknowledgement;
        return changed;
    }

    /// Whether a window says the same as the last one.
    boolean isWindow(int scaledWindow) {
        return scaledWindow << shift == window;
    }

    int flight() {
        return highest - acknowledged;
    }

    /// Everything that is not acknowledged is sent again, from the first on.
    void timedOut(boolean firstTime) {
        if (acknowledged != first) congestion.timedOut(flight(), segment, firstTime, highest);
        roundTrip.timedOut();
        next = acknowledged;
        timing = false;
    }

    State save() {
        return new State(
                first,
                acknowledged,
                next,
                highest,
                counted,
                finQueued,
                finAcknowledged,
                window,
                largestWindow,
                windowSequence,
                windowAcknowledgement,
                segment,
                shift,
                timing,
                timed,
                timedAtNs,
                sentAtNs,
                queue.save(),
                congestion.save(),
                roundTrip.save());
    }

    void restore(State s) {
        first = s.first();
        acknowledged = s.acknowledged();
        next = s.next();
        highest = s.highest();
        counted = s.counted();
        finQueued = s.finQueued();
        finAcknowledged = s.finAcknowledged();
        window = s.window();
        largestWindow = s.largestWindow();
        windowSequence = s.windowSequence();
        windowAcknowledgement = s.windowAcknowledgement();
        segment = s.segment();
        shift = s.shift();
        timing = s.timing();
        timed = s.timed();
        timedAtNs = s.timedAtNs();
        sentAtNs = s.sentAtNs();
        queue.restore(s.queue());
        congestion.restore(s.congestion());
        roundTrip.restore(s.roundTrip());
    }
}
