// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.vid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;

/// When each worker's wait ends without a packet: timers of the kernel, whose interrupt is the infrastructure
/// driver's.
public final class Deadlines {
    private final Simulation simulation;
    private final String name;
    private final Runnable interrupt;
    private final SequencedMap<Integer, Timer> timers = new LinkedHashMap<>();
    private final TreeSet<Integer> expired = new TreeSet<>();

    /// @param interrupt raises the timer's vector at the root's boot processor
    public Deadlines(Simulation simulation, String name, Runnable interrupt) {
        this.simulation = simulation;
        this.name = name;
        this.interrupt = interrupt;
    }

    /// A machine was defined: it has a timer from now on.
    public void add(int machine) {
        timers.put(machine, simulation.timer(name + "/" + machine + "/wait", () -> expire(machine)));
    }

    public void remove(int machine) {
        expired.remove(machine);
        simulation.forget(timers.remove(machine));
    }

    public void close() {
        timers.values().forEach(simulation::forget);
        timers.clear();
    }

    private void expire(int machine) {
        expired.add(machine);
        interrupt.run();
    }

    void arm(int machine, long deadlineNs) {
        expired.remove(machine);
        simulation.arm(timers.get(machine), Math.max(deadlineNs, simulation.now()));
    }

    void cancel(int machine) {
        expired.remove(machine);
        Timer timer = timers.get(machine);
        if (timer != null) simulation.cancel(timer);
    }

    /// Leaves a packet for each wait that is over.
    void deliver(VidMachines machines) {
        for (int machine : expired) machines.timeOut(machine);
        expired.clear();
    }

    List<Integer> expired() {
        return new ArrayList<>(expired);
    }

    void expired(List<Integer> saved) {
        expired.addAll(saved);
    }
}
