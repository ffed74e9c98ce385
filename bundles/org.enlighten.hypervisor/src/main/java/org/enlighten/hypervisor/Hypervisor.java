// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import java.util.List;
import org.enlighten.host.LogicalProcessor;
import org.enlighten.host.Monitor;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.hypervisor.internal.Core;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Snapshottable;

/// The hypervisor of one physical machine. [#launch] slips it under the system that runs there: its processors become
/// those of the root partition, which may go on running meanwhile. All other partitions are made by hypercalls of the
/// root. A reset of the machine ends it.
///
/// Hypercalls are exits of kind HYPERCALL (control word in `value`, input and output addresses in `gpa` and
/// `count`); port and memory-mapped accesses of a child stop its processor and become a message on SINT 0 of the
/// root's processor 0, answered by [org.enlighten.hypervisor.protocol.CallCode#COMPLETE_INTERCEPT]. The root's own
/// accesses go to the machine's bus.
public final class Hypervisor implements Monitor, Snapshottable<Hypervisor.State> {
    /// All partitions with memory and processors, and the scheduler. Engines are their owners' to save.
    public record State(Saved content) {}

    private final PhysicalMachine machine;
    private final Core core;

    /// Not launched yet. [IllegalStateException] with a sentence when the machine's firmware forbids it.
    public Hypervisor(PhysicalMachine machine) {
        this.machine = machine;
        core = new Core(machine, this);
    }

    /// Takes the logical processors over.
    public void launch() {
        core.launch();
        machine.monitor(this);
    }

    /// For the root's kernel alone.
    public ParentAccess parentAccess() {
        return core;
    }

    /// All partitions, the root first.
    public List<PartitionView> partitions() {
        return core.partitions();
    }

    @Override
    public void start(VirtualProcessor vp) {
        core.start(vp);
    }

    @Override
    public void raised(VirtualProcessor vp) {
        core.raised(vp);
    }

    @Override
    public void cut(VirtualProcessor vp) {
        core.cut(vp);
    }

    @Override
    public void exited(LogicalProcessor lp, VirtualProcessor vp) {
        core.exited(lp, vp);
    }

    @Override
    public void sliceEnded(LogicalProcessor lp) {
        core.sliceEnded(lp);
    }

    @Override
    public void asked(LogicalProcessor lp) {
        core.asked(lp);
    }

    @Override
    public void machineGone() {
        core.machineGone();
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(Saved.of(core.save()));
    }

    /// On a fresh, not launched hypervisor of a machine that was restored: takes the processors over as they were.
    /// Engines of the children's processors are then put there again ([ParentAccess#processors]).
    @Override
    public void restore(State state) {
        core.restore(state.content().as(Core.State.class));
        machine.monitor(this);
    }
}
