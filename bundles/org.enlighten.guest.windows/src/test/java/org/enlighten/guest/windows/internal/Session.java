// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.StagedProgram;
import org.enlighten.guest.windows.internal.fake.FakeProcess;
import org.enlighten.guest.windows.internal.fake.FakeSystem;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;

/// Processes of one system that take turns, a system call each.
final class Session implements SnapshotContract.Whole<Session.State> {
    record State(FakeSystem.State system, List<FakeProcess.State> processes, int next) {}

    private static final EventType CALLED = EventType.of("test.called", "process", "screen");
    private static final int MEMORY_BYTES = 32 << 10;

    private final Simulation simulation = new Simulation(1);
    private final FakeSystem system;
    private final List<FakeProcess> processes = new ArrayList<>();
    private int next;

    Session(FakeSystem system, Activity... activities) {
        this(system, MEMORY_BYTES, activities);
    }

    Session(FakeSystem system, int memoryBytes, Activity... activities) {
        this.system = system;
        for (Activity activity : activities)
            processes.add(new FakeProcess(system, () -> new StagedProgram(activity), memoryBytes).kept());
    }

    @Override
    public void start() {}

    @Override
    public boolean step() {
        if (processes.stream().allMatch(FakeProcess::isOver)) return false;
        FakeProcess process = processes.get(next++ % processes.size());
        if (process.isOver()) return true;
        try {
            process.step();
        } catch (IndexOutOfBoundsException e) {
            process.crashed();
        }
        simulation
                .trace()
                .record(CALLED, 0, 0, Mode.USER, 0, next, system.screen().hashCode());
        return true;
    }

    @Override
    public Simulation simulation() {
        return simulation;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(
                system.save(), processes.stream().map(FakeProcess::save).toList(), next);
    }

    @Override
    public void restore(State state) {
        system.restore(state.system());
        for (int i = 0; i < processes.size(); i++)
            processes.get(i).restore(state.processes().get(i));
        next = state.next();
    }
}
