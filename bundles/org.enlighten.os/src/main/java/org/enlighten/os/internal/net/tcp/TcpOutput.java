// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net.tcp;

import java.util.Optional;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.os.net.protocol.TcpSegment;
import org.enlighten.simulation.Simulation;

/// What a connection puts on the wire and when: data as the sender cuts it, acknowledgements that are owed, what is
/// sent again, and probes of a closed window.
final class TcpOutput {
    /// What is saved.
    record State(
            boolean offersShift,
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
    private static final byte[] NO_DATA = {};

    final Sender out;
    final Receiver in;
    final TcpTimers timers = new TcpTimers();
    /// Scaled windows were offered by the other end.
    boolean offersShift;
    private final Tcp tcp;
    private final Endpoint local;
    private final Endpoint remote;
    /// Time-outs since something new was acknowledged, or the other end showed that it lives.
    private int tries;
    /// Segments with data since the last acknowledgement went out.
    private int unanswered;
    private boolean answerNow;
    private long segmentsSent;
    private long segmentsAgain;

    TcpOutput(Tcp tcp, Endpoint local, Endpoint remote) {
        this.tcp = tcp;
        this.local = local;
        this.remote = remote;
        out = new Sender(tcp.settings());
        in = new Receiver(tcp.settings().bufferBytes());
    }

    long segmentsSent() {
        return segmentsSent;
    }

    long segmentsAgain() {
        return segmentsAgain;
    }

    /// An acknowledgement is owed at once.
    void answerNow() {
        answerNow = true;
    }

    /// Data came in order: an acknowledgement is owed soon.
    void answerSoon() {
        unanswered++;
    }

    /// The other end lives.
    void heard() {
        tries = 0;
    }

    /// Nothing more goes out by itself.
    void stop() {
        timers.clear();
        answerNow = false;
    }

    /// Sends what may go out, and an acknowledgement if one is owed and nothing went.
    void pump(TcpState state) {
        out.beforeSending(tcp.nowNs());
        for (Optional<Sender.Cut> cut = next(state); cut.isPresent(); cut = next(state)) emit(cut.get(), state);
        if (answerNow || unanswered >= UNANSWERED_MAX) send(TcpSegment.ACK, out.next(), NO_DATA, 0, -1);
        else if (unanswered > 0 && timers.acknowledgeNs == Simulation.NEVER)
            timers.acknowledgeNs = tcp.nowNs() + tcp.settings().delayedAckNs();
        armProbe(state);
    }

    private Optional<Sender.Cut> next(TcpState state) {
        boolean over = state == TcpState.CLOSED || state == TcpState.TIME_WAIT;
        return over ? Optional.empty() : out.cut(state.sends());
    }

    private void armProbe(TcpState state) {
        boolean held = state.sends() && out.isHeld();
        if (!held) timers.probeNs = Simulation.NEVER;
        else if (timers.probeNs == Simulation.NEVER) {
            timers.retransmitNs = Simulation.NEVER;
            timers.probeNs = tcp.nowNs() + out.roundTrip.timeoutNs();
        }
    }

    /// Three duplicates have proved the first segment under way lost.
    void repeatFirst(TcpState state) {
        out.firstAgain().ifPresent(cut -> emit(cut, state));
        armRetransmit();
    }

    /// Something new was acknowledged.
    void armRetransmit() {
        timers.retransmitNs = out.isUnderWay() ? tcp.nowNs() + out.roundTrip.timeoutNs() : Simulation.NEVER;
    }

    private void emit(Sender.Cut cut, TcpState state) {
        boolean answers = state == TcpState.SYN_RECEIVED;
        int flags = cut.syn() ? TcpSegment.SYN : TcpSegment.ACK;
        if (cut.syn() && answers) flags |= TcpSegment.ACK;
        if (cut.fin()) flags |= TcpSegment.FIN;
        if (cut.data().length > 0 && out.isLast(cut)) flags |= TcpSegment.PSH;
        if (out.sent(cut, tcp.nowNs())) {
            segmentsAgain++;
            tcp.sentAgain();
        }
        boolean shift = cut.syn() && (offersShift || !answers);
        int segment = cut.syn() ? tcp.segmentTo(remote.address()) : 0;
        send(flags, cut.sequence(), cut.data(), segment, shift ? tcp.windowShift() : -1);
        if (timers.retransmitNs == Simulation.NEVER) armRetransmit();
    }

    void reset() {
        send(TcpSegment.RST | TcpSegment.ACK, out.highest(), NO_DATA, 0, -1);
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
        int acknowledgement = acknowledges ? in.next() : 0;
        TcpSegment segment = new TcpSegment(
                local.port(), remote.port(), sequence, acknowledgement, flags, window, maxSegment, windowShift, data);
        tcp.send(local.address(), remote.address(), segment);
    }

    /// Does what is due, and leaves the rest to [#pump]. False: the other end does not answer any more.
    boolean advance(long nowNs, TcpState state) {
        if (timers.acknowledgeNs <= nowNs) answerNow = true;
        if (timers.probeNs <= nowNs && !probe(state)) return false;
        return timers.retransmitNs > nowNs || timedOut(state);
    }

    private boolean probe(TcpState state) {
        timers.probeNs = Simulation.NEVER;
        if (tries++ >= tcp.settings().dataRetries()) return false;
        out.roundTrip.timedOut();
        if (out.isWindowClosed()) {
            Sender.Cut cut = out.probe();
            out.probed(cut);
            send(TcpSegment.ACK, cut.sequence(), cut.data(), 0, -1);
        } else emit(out.forced(), state);
        return true;
    }

    private boolean timedOut(TcpState state) {
        timers.retransmitNs = Simulation.NEVER;
        if (!out.isUnderWay()) return true;
        int most = state.opens() ? tcp.settings().synRetries() : tcp.settings().dataRetries();
        if (tries++ >= most) return false;
        out.timedOut(tries == 1);
        return true;
    }

    State save() {
        return new State(
                offersShift,
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
        offersShift = s.offersShift();
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
