// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net.tcp;

import java.util.Optional;
import org.enlighten.os.Status;
import org.enlighten.os.net.ConnectionView;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.os.net.protocol.TcpSegment;
import org.enlighten.simulation.Simulation;

/// One connection (RFC 9293). It answers segments, is written to and read from by its socket, and acts by itself when
/// its timers are due.
public final class TcpConnection {
    /// What is saved.
    public record State(
            int id,
            Endpoint local,
            Endpoint remote,
            TcpState state,
            int listener,
            boolean orphan,
            boolean offersShift,
            boolean reopened,
            Status failure,
            int tries,
            int unanswered,
            boolean answerNow,
            Sender.State out,
            Receiver.State in,
            TcpTimers.State timers,
            long segmentsSent,
            long segmentsAgain) {}

    /// Segments that may come before they are acknowledged (RFC 5681, 4.2).
    private static final int UNANSWERED_MAX = 2;
    /// What everybody takes in one segment (RFC 9293, 3.7.1).
    private static final int SEGMENT_USUAL = 536;
    /// Nobody makes us send less in one.
    private static final int SEGMENT_LEAST = 48;

    private static final byte[] NO_DATA = {};

    private final Tcp tcp;
    private final int id;
    private final Endpoint local;
    private final Endpoint remote;
    private final Sender out;
    private final Receiver in;
    private final TcpTimers timers = new TcpTimers();
    private TcpState state;
    /// Socket whose program will be given this connection; 0: it has it, or opened it.
    private int listener;
    /// No socket is left that reads from it.
    private boolean orphan;
    /// Scaled windows were offered by the other end.
    private boolean offersShift;
    /// The opening had to be sent again.
    private boolean reopened;
    private Status failure = Status.SUCCESS;
    /// Time-outs since something new was acknowledged.
    private int tries;
    /// Segments with data since the last acknowledgement went out.
    private int unanswered;
    private boolean answerNow;
    private long segmentsSent;
    private long segmentsAgain;

    TcpConnection(Tcp tcp, int id, Endpoint local, Endpoint remote) {
        this.tcp = tcp;
        this.id = id;
        this.local = local;
        this.remote = remote;
        out = new Sender(tcp.settings());
        in = new Receiver(tcp.settings().bufferBytes());
        state = TcpState.CLOSED;
    }

    public int id() {
        return id;
    }

    public Endpoint local() {
        return local;
    }

    public Endpoint remote() {
        return remote;
    }

    public TcpState state() {
        return state;
    }

    /// Why it ended, when it did not end in good order; SUCCESS otherwise.
    public Status failure() {
        return failure;
    }

    int listener() {
        return listener;
    }

    /// A program has accepted it.
    public void accepted() {
        listener = 0;
    }

    public boolean isOpening() {
        return state == TcpState.SYN_SENT || state == TcpState.SYN_RECEIVED;
    }

    /// Bytes that can be read now.
    public int available() {
        return in.available();
    }

    /// Whether nothing more will come.
    public boolean hasEnded() {
        return in.hasEnded() || state == TcpState.CLOSED;
    }

    /// Bytes that can be written now.
    public int free() {
        return state == TcpState.ESTABLISHED || state == TcpState.CLOSE_WAIT ? out.free() : 0;
    }

    public boolean isWritable() {
        return free() > 0;
    }

    /// This end has said that it has no more.
    public boolean isFinished() {
        return out.isFinQueued();
    }

    public ConnectionView view() {
        return new ConnectionView(
                local, remote, state.name(), in.available(), out.unacknowledged(), segmentsSent, segmentsAgain);
    }

    void open(int sequence) {
        state = TcpState.SYN_SENT;
        out.begin(sequence, tcp.segmentTo(remote.address()));
        output();
    }

    void opened(int sequence, TcpSegment syn, int forListener) {
        listener = forListener;
        state = TcpState.SYN_RECEIVED;
        out.begin(sequence, tcp.segmentTo(remote.address()));
        greeted(syn);
        output();
    }

    /// The other end's SYN is here.
    private void greeted(TcpSegment syn) {
        offersShift = syn.windowShift() >= 0;
        in.begin(syn.sequence(), offersShift ? tcp.windowShift() : 0);
        int wanted = syn.maxSegment() == 0 ? SEGMENT_USUAL : Math.max(SEGMENT_LEAST, syn.maxSegment());
        int segment = Math.min(tcp.segmentTo(remote.address()), wanted);
        out.opened(segment, Math.max(0, syn.windowShift()), reopened);
        out.windowAtOpening(syn.sequence(), syn.acknowledgement(), syn.window());
    }

    private void established() {
        state = out.isFinQueued() ? TcpState.FIN_WAIT_1 : TcpState.ESTABLISHED;
        tries = 0;
        tcp.established(this);
    }

    /// Takes as many bytes as there is room for.
    public int write(byte[] data, int at, int count) {
        if (!isWritable()) return 0;
        int taken = out.write(data, at, count);
        output();
        return taken;
    }

    public byte[] read(int count) {
        byte[] data = in.read(count);
        boolean tell = in.isWorthTelling(2 * out.segment()) && state.receives();
        if (data.length > 0 && tell) {
            answerNow = true;
            output();
        }
        return data;
    }

    /// This end has no more to send.
    public void finish() {
        switch (state) {
            case ESTABLISHED -> state = TcpState.FIN_WAIT_1;
            case CLOSE_WAIT -> state = TcpState.LAST_ACK;
            case SYN_RECEIVED -> {}
            default -> {
                return;
            }
        }
        out.finish();
        output();
    }

    /// The program does not want it any more. What was written still goes out; what came and was not read is lost, and
    /// the other end is told (RFC 2525, 2.17).
    public void close() {
        orphan = true;
        if (state == TcpState.SYN_SENT || state == TcpState.SYN_RECEIVED && listener != 0) end(Status.CANCELLED);
        else if (in.available() > 0) abort();
        else {
            finish();
            if (state == TcpState.FIN_WAIT_2) waitFor(tcp.settings().timeWaitNs());
            if (state == TcpState.CLOSED) tcp.forget(this);
        }
    }

    /// Ends it at once, without waiting for what is under way.
    public void abort() {
        if (state != TcpState.SYN_SENT && state != TcpState.TIME_WAIT && state != TcpState.CLOSED)
            send(TcpSegment.RST | TcpSegment.ACK, out.highest(), NO_DATA, 0, -1);
        end(Status.CANCELLED);
    }

    /// The next sequence number it expects.
    int expected() {
        return in.next();
    }

    /// It only waited, and a new connection between its ends begins.
    void replaced() {
        end(Status.SUCCESS);
    }

    /// The way to the other end does not exist.
    void unreachable() {
        if (state == TcpState.SYN_SENT) end(Status.HOST_UNREACHABLE);
    }

    private void end(Status why) {
        boolean pending = listener != 0;
        state = TcpState.CLOSED;
        failure = why;
        timers.clear();
        answerNow = false;
        tcp.ended(this);
        if (orphan || pending) tcp.forget(this);
    }

    private void waitFor(long ns) {
        timers.endNs = tcp.nowNs() + ns;
    }

    void arrived(TcpSegment s) {
        if (state == TcpState.SYN_SENT) answered(s);
        else if (state != TcpState.CLOSED && isAcceptable(s)) accept(s);
        if (state != TcpState.CLOSED) output();
    }

    /// An answer to our opening (RFC 9293, 3.10.7.3).
    private void answered(TcpSegment s) {
        boolean ours = s.acknowledgement() == out.highest();
        if (s.is(TcpSegment.ACK) && !ours) {
            if (!s.is(TcpSegment.RST)) tcp.reset(this, s);
            return;
        }
        if (s.is(TcpSegment.RST)) {
            if (s.is(TcpSegment.ACK)) end(Status.CONNECTION_REFUSED);
            return;
        }
        if (!s.is(TcpSegment.SYN)) return;
        greeted(s);
        answerNow = true;
        if (s.is(TcpSegment.ACK)) {
            acknowledged(s);
            established();
        } else {
            state = TcpState.SYN_RECEIVED;
            out.timedOut(true);
        }
    }

    /// What is outside of the window is answered with what we expect, unless it is a reset (RFC 9293, 3.10.7.4).
    private boolean isAcceptable(TcpSegment s) {
        int from = s.sequence() - in.next();
        int window = in.window();
        int end = from + Math.max(1, s.length());
        boolean acceptable = s.length() == 0 && window == 0 ? from == 0 : from < Math.max(window, 1) && end > 0;
        if (acceptable || s.is(TcpSegment.RST)) return acceptable;
        answerNow = true;
        if (state == TcpState.TIME_WAIT && s.is(TcpSegment.FIN))
            waitFor(tcp.settings().timeWaitNs());
        return false;
    }

    private void accept(TcpSegment s) {
        if (s.is(TcpSegment.RST)) {
            if (s.sequence() == in.next()) end(listener != 0 ? Status.CANCELLED : Status.CONNECTION_RESET);
            else answerNow = true;
            return;
        }
        if (s.is(TcpSegment.SYN)) {
            answerNow = true;
            return;
        }
        if (!s.is(TcpSegment.ACK)) return;
        if (state == TcpState.SYN_RECEIVED && !opens(s)) return;
        if (Sequence.after(s.acknowledgement(), out.highest())) {
            answerNow = true;
            return;
        }
        if (out.isHeld()) tries = 0;
        acknowledged(s);
        if (state != TcpState.CLOSED) data(s);
    }

    private boolean opens(TcpSegment s) {
        boolean ours = Sequence.after(s.acknowledgement(), out.acknowledged())
                && !Sequence.after(s.acknowledgement(), out.highest());
        if (!ours) {
            tcp.reset(this, s);
            return false;
        }
        established();
        return state != TcpState.CLOSED;
    }

    private void acknowledged(TcpSegment s) {
        int upTo = s.acknowledgement();
        if (Sequence.after(upTo, out.acknowledged())) {
            boolean opening = !out.isOpeningAcknowledged();
            int bytes = upTo - out.acknowledged();
            out.acknowledge(upTo, tcp.nowNs());
            tries = 0;
            if (!opening) out.congestion.acknowledged(bytes, out.segment());
            timers.retransmitNs = out.isUnderWay() ? tcp.nowNs() + out.roundTrip.timeoutNs() : Simulation.NEVER;
            tcp.changed(this);
            if (out.isFinAcknowledged()) finAcknowledged();
        } else if (isDuplicate(s) && out.congestion.repeated(upTo, out.flight(), out.segment())) {
            out.firstAgain().ifPresent(this::emit);
            timers.retransmitNs = tcp.nowNs() + out.roundTrip.timeoutNs();
        }
        if (!s.is(TcpSegment.SYN)) out.window(s.sequence(), upTo, s.window());
    }

    /// The definition of RFC 5681, 2. Answers to probes are none, and show that the other end lives.
    private boolean isDuplicate(TcpSegment s) {
        return out.isUnderWay()
                && s.length() == 0
                && s.acknowledgement() == out.acknowledged()
                && out.isWindow(s.window())
                && !out.isHeld();
    }

    private void finAcknowledged() {
        switch (state) {
            case FIN_WAIT_1 -> {
                state = TcpState.FIN_WAIT_2;
                if (orphan) waitFor(tcp.settings().timeWaitNs());
            }
            case CLOSING -> rest();
            case LAST_ACK -> end(Status.SUCCESS);
            default -> {}
        }
    }

    private void rest() {
        state = TcpState.TIME_WAIT;
        timers.clear();
        waitFor(tcp.settings().timeWaitNs());
    }

    private void data(TcpSegment s) {
        if (!state.receives()) {
            if (s.length() > 0) answerNow = true;
            return;
        }
        if (orphan && s.data().length > 0) {
            abort();
            return;
        }
        boolean ended = in.hasEnded();
        if (s.length() == 0) return;
        switch (in.take(s.sequence(), s.data(), s.is(TcpSegment.FIN))) {
            case NOTHING_NEW, GAP -> answerNow = true;
            case IN_ORDER -> unanswered++;
        }
        if (in.hasEnded() && !ended) finished();
        tcp.changed(this);
    }

    /// The other end has no more, and all of it is here.
    private void finished() {
        answerNow = true;
        switch (state) {
            case ESTABLISHED -> state = TcpState.CLOSE_WAIT;
            case FIN_WAIT_1 -> state = TcpState.CLOSING;
            case FIN_WAIT_2 -> rest();
            default -> {}
        }
    }

    /// Sends what may go out, and an acknowledgement if one is owed and nothing went.
    private void output() {
        out.beforeSending(tcp.nowNs());
        boolean open = state.sends();
        for (Optional<Sender.Cut> cut = next(open); cut.isPresent(); cut = next(open)) emit(cut.get());
        if (answerNow || unanswered >= UNANSWERED_MAX) answer();
        else if (unanswered > 0 && timers.acknowledgeNs == Simulation.NEVER)
            timers.acknowledgeNs = tcp.nowNs() + tcp.settings().delayedAckNs();
        armProbe(open);
    }

    private Optional<Sender.Cut> next(boolean open) {
        return state == TcpState.CLOSED || state == TcpState.TIME_WAIT ? Optional.empty() : out.cut(open);
    }

    private void armProbe(boolean open) {
        boolean held = open && out.isHeld();
        if (!held) timers.probeNs = Simulation.NEVER;
        else if (timers.probeNs == Simulation.NEVER) {
            timers.retransmitNs = Simulation.NEVER;
            timers.probeNs = tcp.nowNs() + out.roundTrip.timeoutNs();
        }
    }

    private void emit(Sender.Cut cut) {
        int flags = cut.syn() ? TcpSegment.SYN : TcpSegment.ACK;
        if (cut.syn() && state == TcpState.SYN_RECEIVED) flags |= TcpSegment.ACK;
        if (cut.fin()) flags |= TcpSegment.FIN;
        if (cut.data().length > 0 && cut.data().length == out.unacknowledged() - (cut.sequence() - out.acknowledged()))
            flags |= TcpSegment.PSH;
        if (out.sent(cut, tcp.nowNs())) {
            segmentsAgain++;
            tcp.sentAgain();
        }
        boolean shift = cut.syn() && (state == TcpState.SYN_SENT || offersShift);
        int segment = cut.syn() ? tcp.segmentTo(remote.address()) : 0;
        send(flags, cut.sequence(), cut.data(), segment, shift ? tcp.windowShift() : -1);
        if (timers.retransmitNs == Simulation.NEVER) timers.retransmitNs = tcp.nowNs() + out.roundTrip.timeoutNs();
    }

    /// An acknowledgement alone.
    private void answer() {
        send(TcpSegment.ACK, out.next(), NO_DATA, 0, -1);
    }

    private void send(int flags, int sequence, byte[] data, int maxSegment, int windowShift) {
        boolean syn = (flags & TcpSegment.SYN) != 0;
        boolean acknowledges = (flags & TcpSegment.ACK) != 0;
        int scaled = acknowledges ? in.offer(tcp.segmentTo(remote.address())) : 0;
        int window = syn ? Math.min(acknowledges ? in.window() : tcp.settings().bufferBytes(), 0xFFFF) : scaled;
        if (acknowledges) {
            unanswered = 0;
            answerNow = false;
            timers.acknowledgeNs = Simulation.NEVER;
        }
        segmentsSent++;
        tcp.send(
                local.address(),
                remote.address(),
                new TcpSegment(
                        local.port(),
                        remote.port(),
                        sequence,
                        acknowledges ? in.next() : 0,
                        flags,
                        window,
                        maxSegment,
                        windowShift,
                        data));
    }

    long nextNs() {
        return timers.nextNs();
    }

    /// Does what is due.
    void advance(long nowNs) {
        if (timers.endNs <= nowNs) {
            end(Status.SUCCESS);
            return;
        }
        if (timers.acknowledgeNs <= nowNs) answerNow = true;
        if (timers.probeNs <= nowNs) probe();
        if (timers.retransmitNs <= nowNs) timedOut();
        if (state != TcpState.CLOSED) output();
    }

    private void probe() {
        timers.probeNs = Simulation.NEVER;
        if (tries++ >= tcp.settings().dataRetries()) {
            end(Status.IO_TIMEOUT);
            return;
        }
        out.roundTrip.timedOut();
        if (out.isWindowClosed()) {
            Sender.Cut cut = out.probe();
            out.probed(cut);
            send(TcpSegment.ACK, cut.sequence(), cut.data(), 0, -1);
        } else emit(out.forced());
    }

    private void timedOut() {
        timers.retransmitNs = Simulation.NEVER;
        if (!out.isUnderWay()) return;
        int most = isOpening() ? tcp.settings().synRetries() : tcp.settings().dataRetries();
        if (tries++ >= most) {
            end(Status.IO_TIMEOUT);
            return;
        }
        reopened |= isOpening();
        out.timedOut(tries == 1);
    }

    State save() {
        return new State(
                id,
                local,
                remote,
                state,
                listener,
                orphan,
                offersShift,
                reopened,
                failure,
                tries,
                unanswered,
                answerNow,
                out.save(),
                in.save(),
                timers.save(),
                segmentsSent,
                segmentsAgain);
    }

    void restore(State s) {
        state = s.state();
        listener = s.listener();
        orphan = s.orphan();
        offersShift = s.offersShift();
        reopened = s.reopened();
        failure = s.failure();
        tries = s.tries();
        unanswered = s.unanswered();
        answerNow = s.answerNow();
        out.restore(s.out());
        in.restore(s.in());
        timers.restore(s.timers());
        segmentsSent = s.segmentsSent();
        segmentsAgain = s.segmentsAgain();
    }
}
