// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;
import org.enlighten.simulation.Timer;

/// One physical network adapter. Frames leave one after the other at the profile's rate and come to the other end of
/// what is plugged in; those that come raise the wired interrupt and wait for [#deliver]. It takes frames for any
/// address, as under a virtual switch.
public final class NetworkCard implements Snapshottable<NetworkCard.State> {
    /// Shortest frame without its check sequence; shorter ones are padded (IEEE 802.3, 4A.4.2).
    public static final int FRAME_BYTES_MIN = 60;
    /// Longest: 9000 bytes of payload with header and VLAN tag.
    public static final int FRAME_BYTES_MAX = 9018;

    private static final int HEADER_BYTES = 14;
    /// Preamble and start 8, check sequence 4, gap 12 (IEEE 802.3, 3.1.1 and 4A.4.2).
    private static final int WIRE_BYTES = 24;
    /// Descriptors of the transmit and of the receive ring.
    private static final int RING_FRAMES = 256;

    /// A frame in one of the rings.
    public record Ringed(byte[] frame, long cause, long dueNs) {}

    /// What is saved.
    public record State(List<Ringed> leaving, long freeAtNs, List<Ringed> waiting, CardCounters counters) {}

    private final NicProfile profile;
    private final String macAddress;
    private final Simulation simulation;
    private final Timer leaves;
    private final ArrayDeque<Ringed> leaving = new ArrayDeque<>();
    private final ArrayDeque<Ringed> waiting = new ArrayDeque<>();
    private Runnable interrupt = () -> {};
    private Optional<CardLink> link = Optional.empty();
    private Optional<CardClient> client = Optional.empty();
    private long freeAtNs;
    private CardCounters counters = CardCounters.NONE;

    /// @param id path for its timer, such as `host/nic/0`
    /// @param macAddress six bytes as text, `00-1B-21-05-00-01`
    public NetworkCard(String id, NicProfile profile, String macAddress, Simulation simulation) {
        this.profile = profile;
        this.macAddress = macAddress;
        this.simulation = simulation;
        leaves = simulation.timer(id + "/leaves", this::leave);
    }

    public NicProfile profile() {
        return profile;
    }

    public String macAddress() {
        return macAddress;
    }

    public CardCounters counters() {
        return counters;
    }

    /// Wires what is run when the first frame has come that waits for [#deliver]: the raising of an interrupt.
    public void wire(Runnable next) {
        interrupt = next;
    }

    /// Somebody takes the card's frames from now on; before, those that come are missed.
    public void attach(CardClient next) {
        if (client.isPresent()) throw new IllegalStateException("the card has a client already: " + macAddress);
        client = Optional.of(next);
    }

    public void detach() {
        client = Optional.empty();
        waiting.clear();
    }

    public boolean isTaken() {
        return client.isPresent();
    }

    /// Plugs something in, in place of what was there.
    public void plug(CardLink next) {
        unplug();
        link = Optional.of(next);
    }

    /// Frames under way are lost.
    public void unplug() {
        link = Optional.empty();
        empty();
    }

    public boolean hasLink() {
        return link.isPresent();
    }

    /// Sends a frame, without check sequence; a short one is padded. False, and counted, when the transmit ring is
    /// full, when nothing is plugged in, or when it is no frame.
    public boolean transmit(byte[] frame, long cause) {
        boolean fits = frame.length >= HEADER_BYTES && frame.length <= FRAME_BYTES_MAX;
        if (!fits || link.isEmpty() || leaving.size() == RING_FRAMES) {
            counters = counters.oneRefused();
            return false;
        }
        byte[] padded = frame.length < FRAME_BYTES_MIN ? Arrays.copyOf(frame, FRAME_BYTES_MIN) : frame;
        freeAtNs = Math.max(simulation.now(), freeAtNs) + wireNs(padded.length);
        long due = freeAtNs + profile.latencyNs() + link.get().propagationNs();
        leaving.add(new Ringed(padded, cause, due));
        if (!leaves.isArmed()) simulation.arm(leaves, due);
        return true;
    }

    /// How long a frame of that length keeps the wire.
    long wireNs(int bytes) {
        long megabits = profile.megabitsPerSecond();
        return ((bytes + WIRE_BYTES) * 8_000L + megabits - 1) / megabits;
    }

    private void leave() {
        while (!leaving.isEmpty() && leaving.peek().dueNs() <= simulation.now()) {
            Ringed r = leaving.poll();
            counters = counters.sent(r.frame().length);
            told(HostEvents.FRAME_SENT, r);
            link.ifPresent(l -> l.carry(this, r.frame(), r.cause()));
        }
        if (!leaving.isEmpty()) simulation.arm(leaves, leaving.peek().dueNs());
    }

    /// A frame has come from what is plugged in.
    public void arrived(byte[] frame, long cause) {
        if (client.isEmpty() || waiting.size() == RING_FRAMES) {
            counters = counters.oneMissed();
            return;
        }
        counters = counters.received(frame.length);
        Ringed r = new Ringed(frame, cause, simulation.now());
        told(HostEvents.FRAME_RECEIVED, r);
        waiting.add(r);
        if (waiting.size() == 1) interrupt.run();
    }

    /// The driver's deferred routine takes what has come.
    public void deliver() {
        for (int left = waiting.size(); left > 0 && !waiting.isEmpty(); left--) {
            Ringed r = waiting.poll();
            client.ifPresent(c -> c.received(r.frame(), r.cause()));
        }
    }

    /// Power went or the machine was reset: the rings are empty and nobody listens.
    void reset() {
        detach();
        empty();
    }

    private void empty() {
        leaving.clear();
        simulation.cancel(leaves);
        freeAtNs = 0;
    }

    private void told(org.enlighten.simulation.EventType type, Ringed r) {
        simulation.trace().record(type, 0, -1, Mode.DEVICE, r.cause(), r.frame().length, leaving.size());
    }

    /// Takes it out of its simulation.
    public void close() {
        reset();
        simulation.forget(leaves);
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(List.copyOf(leaving), freeAtNs, List.copyOf(waiting), counters);
    }

    /// Its client and what is plugged in are those it was built with.
    @Override
    public void restore(State s) {
        leaving.addAll(s.leaving());
        freeAtNs = s.freeAtNs();
        waiting.addAll(s.waiting());
        counters = s.counters();
    }
}
