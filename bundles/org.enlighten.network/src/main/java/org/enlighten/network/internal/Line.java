// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network.internal;

import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import org.enlighten.network.Frame;
import org.enlighten.network.LineSettings;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;

/// One direction of a port's line: stores each frame until its last bit has passed at the line's rate, and hands it
/// over after the line's latency. Chance decides what is lost, doubled or late; a line without such rules draws none.
public final class Line {
    /// What becomes of a frame.
    public enum Fate {
        CARRIED,
        LOST,
        QUEUE_FULL
    }

    /// A frame under way.
    public record Transit(Frame frame, long dueNs) {}

    /// What is saved.
    public record State(List<Transit> underWay, long freeAtNs) {}

    private static final int MILLION = 1_000_000;
    private static final long SECOND_NS = 1_000_000_000L;

    private final Simulation simulation;
    private final Consumer<Frame> end;
    private final Timer due;
    /// By due instant; of the same instant, in the order in which they were sent.
    private final ArrayDeque<Transit> underWay = new ArrayDeque<>();
    /// When the last bit of the last frame has passed.
    private long freeAtNs;

    /// @param end where frames come out
    public Line(String timerId, Simulation simulation, Consumer<Frame> end) {
        this.simulation = simulation;
        this.end = end;
        due = simulation.timer(timerId, this::handOver);
    }

    public Fate carry(Frame frame, LineSettings rules) {
        if (happens(rules.lossPpm())) return Fate.LOST;
        int copies = happens(rules.duplicationPpm()) ? 2 : 1;
        Fate fate = Fate.QUEUE_FULL;
        for (int i = 0; i < copies; i++) if (send(frame, rules)) fate = Fate.CARRIED;
        return fate;
    }

    /// Whether nothing is under way.
    public boolean isEmpty() {
        return underWay.isEmpty();
    }

    private boolean send(Frame frame, LineSettings rules) {
        if (underWay.size() >= rules.queueFrames()) return false;
        long at = Math.max(simulation.now(), freeAtNs);
        if (rules.bitsPerSecond() > 0) at += passingNs(frame.length(), rules.bitsPerSecond());
        freeAtNs = at;
        long late = happens(rules.reorderingPpm()) ? rules.reorderingNs() : 0;
        add(new Transit(frame, at + rules.latencyNs() + late));
        return true;
    }

    private static long passingNs(int bytes, long bitsPerSecond) {
        return Math.ceilDiv(bytes * 8L * SECOND_NS, bitsPerSecond);
    }

    /// No draw for what cannot happen: a rule that is off changes nothing of the run.
    private boolean happens(int ppm) {
        Chance chance = simulation.chance();
        return ppm > 0 && chance.nextInt(MILLION) < ppm;
    }

    private void add(Transit t) {
        ArrayDeque<Transit> behind = new ArrayDeque<>();
        while (!underWay.isEmpty() && underWay.peekLast().dueNs() > t.dueNs()) behind.push(underWay.pollLast());
        underWay.addLast(t);
        underWay.addAll(behind);
        if (underWay.peekFirst() == t) simulation.arm(due, t.dueNs());
    }

    private void handOver() {
        long now = simulation.now();
        for (int left = underWay.size(); left > 0 && isDue(now); left--)
            end.accept(underWay.pollFirst().frame());
        if (!underWay.isEmpty())
            simulation.arm(due, Math.max(now, underWay.peekFirst().dueNs()));
    }

    private boolean isDue(long now) {
        return !underWay.isEmpty() && underWay.peekFirst().dueNs() <= now;
    }

    /// Frames under way are lost; nothing comes out any more.
    public void close() {
        underWay.clear();
        simulation.forget(due);
    }

    public State save() {
        return new State(List.copyOf(underWay), freeAtNs);
    }

    public void restore(State s) {
        underWay.addAll(s.underWay());
        freeAtNs = s.freeAtNs();
    }
}
