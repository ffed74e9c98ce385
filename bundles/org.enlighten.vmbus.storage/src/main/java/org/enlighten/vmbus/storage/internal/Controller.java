// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlighten.block.Memories;
import org.enlighten.simulation.Snapshottable;
import org.enlighten.vmbus.storage.StorageUnit;

/// What the provider keeps of one device of one guest while its channel is open: how far its beginning has come, its
/// disks, what they work on, and answers that wait for room.
final class Controller implements Snapshottable<Controller.State> {
    record State(
            int channel,
            long partition,
            boolean single,
            List<StorageUnit> units,
            Handshake.State handshake,
            Units.State targets,
            List<Flight.State> flights,
            List<Late> late,
            List<Integer> subChannels,
            List<Integer> closing) {}

    /// Requests under way, and answers that are not taken: more is a guest's own fault.
    private static final int FLIGHTS_MOST = 1_024;

    private static final int LATE_MOST = 4_096;

    final int channel;
    final long partition;
    final boolean single;
    final Handshake handshake = new Handshake();
    final Units units;
    private final List<StorageUnit> defined;
    private final TreeMap<Long, Flight> flights = new TreeMap<>();
    private final ArrayDeque<Late> late = new ArrayDeque<>();
    /// Further channels that are open.
    final TreeSet<Integer> subChannels = new TreeSet<>();
    /// Channels that are closed, and not yet done with.
    final TreeSet<Integer> closing = new TreeSet<>();

    Controller(int channel, long partition, boolean single, List<StorageUnit> defined) {
        this.channel = channel;
        this.partition = partition;
        this.single = single;
        this.defined = List.copyOf(defined);
        units = new Units(defined, single);
    }

    boolean serves(int number) {
        return number == channel || subChannels.contains(number) || closing.contains(number);
    }

    boolean isFull() {
        return flights.size() >= FLIGHTS_MOST;
    }

    void add(Flight flight) {
        flights.put(flight.tag(), flight);
    }

    /// The request is not under way any more.
    Optional<Flight> take(long tag) {
        return Optional.ofNullable(flights.remove(tag));
    }

    Optional<Flight> flight(long tag) {
        return Optional.ofNullable(flights.get(tag));
    }

    /// Whether nothing that came by a channel is under way; by the first one: by any of them.
    boolean isIdle(int number) {
        if (number == channel) return flights.isEmpty() && subChannels.isEmpty() && closing.size() <= 1;
        return flights.values().stream().noneMatch(f -> f.channel() == number);
    }

    /// Whether answers wait on a channel: what comes later must not pass them.
    boolean isHeldUp(int number) {
        return !late.isEmpty() && late.stream().anyMatch(l -> l.channel() == number);
    }

    /// False when there are too many already: the answer is lost.
    boolean hold(Late answer) {
        return late.size() < LATE_MOST && late.add(answer);
    }

    Optional<Late> firstLate(int number) {
        return late.stream().filter(l -> l.channel() == number).findFirst();
    }

    void drop(Late answer) {
        late.remove(answer);
    }

    void dropLate(int number) {
        late.removeIf(l -> l.channel() == number);
    }

    /// What the guest's buffers are called goes with the requests.
    void addMemories(Memories memories) {
        for (Flight f : flights.values()) f.scattered().ifPresent(memories::add);
    }

    void removeMemories(Memories memories) {
        for (Flight f : flights.values()) f.scattered().ifPresent(memories::remove);
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(
                channel,
                partition,
                single,
                defined,
                handshake.save(),
                units.save(),
                flights.values().stream().map(Flight::save).toList(),
                new ArrayList<>(late),
                List.copyOf(subChannels),
                List.copyOf(closing));
    }

    static Controller restored(State s, Memories memories) {
        Controller c = new Controller(s.channel(), s.partition(), s.single(), s.units());
        for (Flight.State f : s.flights()) c.add(Flight.restored(f, memories));
        c.restore(s);
        c.addMemories(memories);
        return c;
    }

    /// All but the requests under way, for which memories are needed.
    @Override
    public void restore(State s) {
        handshake.restore(s.handshake());
        units.restore(s.targets());
        late.addAll(s.late());
        subChannels.addAll(s.subChannels());
        closing.addAll(s.closing());
    }
}
