// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net.tcp;

import org.enlighten.os.Status;
import org.enlighten.os.net.ConnectionView;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.os.net.protocol.TcpSegment;

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
            boolean reopened,
            Status failure,
            TcpOutput.State output) {}

    /// What everybody takes in one segment (RFC 9293, 3.7.1).
    private static final int SEGMENT_USUAL = 536;
    /// Nobody makes us send less in one.
    private static final int SEGMENT_LEAST = 48;

    private final Tcp tcp;
    private final int id;
    private final Endpoint local;
    private final Endpoint remote;
    private final TcpOutput output;
    private final Sender out;
    private final Receiver in;
    private TcpState state = TcpState.CLOSED;
    /// Socket whose program will be given this connection; 0: it has it, or opened it.
    private int listener;
    /// No socket is left that reads from it.
    private boolean orphan;
    /// The opening had to be sent again.
    private boolean reopened;
    private Status failure = Status.SUCCESS;

    TcpConnection(Tcp tcp, int id, Endpoint local, Endpoint remote) {
        this.tcp = tcp;
        this.id = id;
        this.local = local;
        this.remote = remote;
        output = new TcpOutput(tcp, local, remote);
        out = output.out;
        in = output.in;
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
        return state.opens();
    }

    /// Bytes that can be read now.
    public int available() {
        return in.available();
    }

    /// Whether nothing more will come.
    public boolean hasEnded() {
        return in.hasEnded() || state == TcpState.CLOSED;
    }

    public boolean isWritable() {
        boolean open = state == TcpState.ESTABLISHED || state == TcpState.CLOSE_WAIT;
        return open && out.free() > 0;
    }

    /// This end has said that it has no more.
    public boolean isFinished() {
        return out.isFinQueued();
    }

    /// The next sequence number it expects.
    int expected() {
        return in.next();
    }

    public ConnectionView view() {
        return new ConnectionView(
                local,
                remote,
                state.name(),
                in.available(),
                out.unacknowledged(),
                output.segmentsSent(),
                output.segmentsAgain());
    }

    void open(int sequence) {
        state = TcpState.SYN_SENT;
        out.begin(sequence, tcp.segmentTo(remote.address()));
        output.pump(state);
    }

    void opened(int sequence, TcpSegment syn, int forListener) {
        listener = forListener;
        state = TcpState.SYN_RECEIVED;
        out.begin(sequence, tcp.segmentTo(remote.address()));
        greeted(syn);
        output.pump(state);
    }

    /// The other end's SYN is here.
    private void greeted(TcpSegment syn) {
        output.offersShift = syn.windowShift() >= 0;
        in.begin(syn.sequence(), output.offersShift ? tcp.windowShift() : 0);
        int wanted = syn.maxSegment() == 0 ? SEGMENT_USUAL : Math.max(SEGMENT_LEAST, syn.maxSegment());
        int segment = Math.min(tcp.segmentTo(remote.address()), wanted);
        out.opened(segment, Math.max(0, syn.windowShift()), reopened);
        out.windowAtOpening(syn.sequence(), syn.acknowledgement(), syn.window());
    }

    private void established() {
        state = out.isFinQueued() ? TcpState.FIN_WAIT_1 : TcpState.ESTABLISHED;
        output.heard();
        tcp.established(this);
    }

    /// Takes as many bytes as there is room for.
    public int write(byte[] data, int at, int count) {
        if (!isWritable()) return 0;
        int taken = out.write(data, at, count);
        output.pump(state);
        return taken;
    }

    public byte[] read(int count) {
        byte[] data = in.read(count);
        boolean tell = in.isWorthTelling(2 * out.segment()) && state.receives();
        if (data.length > 0 && tell) {
            output.answerNow();
            output.pump(state);
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
        output.pump(state);
    }

    /// The program does not want it any more. What was written still goes out; what came and was not read is lost, and
    /// the other end is told (RFC 2525, 2.17).
    public void close() {
        orphan = true;
        if (state == TcpState.SYN_SENT || state == TcpState.SYN_RECEIVED && listener != 0) end(Status.CANCELLED);
        else if (in.available() > 0) abort();
        else {
            finish();
            if (state == TcpState.FIN_WAIT_2) waitForEnd();
            if (state == TcpState.CLOSED) tcp.forget(this);
        }
    }

    /// Ends it at once, without waiting for what is under way.
    public void abort() {
        if (state != TcpState.SYN_SENT && state != TcpState.TIME_WAIT && state != TcpState.CLOSED) output.reset();
        end(Status.CANCELLED);
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
        output.stop();
        tcp.ended(this);
        if (orphan || pending) tcp.forget(this);
    }

    private void waitForEnd() {
        output.timers.endNs = tcp.nowNs() + tcp.settings().timeWaitNs();
    }

    void arrived(TcpSegment s) {
        if (state == TcpState.SYN_SENT) answered(s);
        else if (state != TcpState.CLOSED && isAcceptable(s)) accept(s);
        if (state != TcpState.CLOSED) output.pump(state);
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
        output.answerNow();
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
        output.answerNow();
        if (state == TcpState.TIME_WAIT && s.is(TcpSegment.FIN)) waitForEnd();
        return false;
    }

    private void accept(TcpSegment s) {
        if (s.is(TcpSegment.RST)) {
            if (s.sequence() == in.next()) end(listener != 0 ? Status.CANCELLED : Status.CONNECTION_RESET);
            else output.answerNow();
            return;
        }
        if (s.is(TcpSegment.SYN)) {
            output.answerNow();
            return;
        }
        if (!s.is(TcpSegment.ACK)) return;
        if (state == TcpState.SYN_RECEIVED && !opens(s)) return;
        if (Sequence.after(s.acknowledgement(), out.highest())) {
            output.answerNow();
            return;
        }
        if (out.isHeld()) output.heard();
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
            output.heard();
            if (!opening) out.congestion.acknowledged(bytes, out.segment());
            output.armRetransmit();
            tcp.changed(this);
            if (out.isFinAcknowledged()) finAcknowledged();
        } else if (isDuplicate(s) && out.congestion.repeated(upTo, out.flight(), out.segment()))
            output.repeatFirst(state);
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
                if (orphan) waitForEnd();
            }
            case CLOSING -> rest();
            case LAST_ACK -> end(Status.SUCCESS);
            default -> {}
        }
    }

    private void rest() {
        state = TcpState.TIME_WAIT;
        output.timers.clear();
        waitForEnd();
    }

    private void data(TcpSegment s) {
        if (s.length() == 0) return;
        if (!state.receives()) output.answerNow();
        else if (orphan && s.data().length > 0) abort();
        else take(s);
    }

    private void take(TcpSegment s) {
        boolean ended = in.hasEnded();
        switch (in.take(s.sequence(), s.data(), s.is(TcpSegment.FIN))) {
            case NOTHING_NEW, GAP -> output.answerNow();
            case IN_ORDER -> output.answerSoon();
        }
        if (in.hasEnded() && !ended) finished();
        tcp.changed(this);
    }

    /// The other end has no more, and all of it is here.
    private void finished() {
        output.answerNow();
        switch (state) {
            case ESTABLISHED -> state = TcpState.CLOSE_WAIT;
            case FIN_WAIT_1 -> state = TcpState.CLOSING;
            case FIN_WAIT_2 -> rest();
            default -> {}
        }
    }

    long nextNs() {
        return output.timers.nextNs();
    }

    /// Does what is due.
    void advance(long nowNs) {
        if (output.timers.endNs <= nowNs) {
            end(Status.SUCCESS);
            return;
        }
        reopened |= isOpening() && output.timers.retransmitNs <= nowNs;
        if (!output.advance(nowNs, state)) end(Status.IO_TIMEOUT);
        else output.pump(state);
    }

    State save() {
        return new State(id, local, remote, state, listener, orphan, reopened, failure, output.save());
    }

    void restore(State s) {
        state = s.state();
        listener = s.listener();
        orphan = s.orphan();
        reopened = s.reopened();
        failure = s.failure();
        output.restore(s.output());
    }
}
