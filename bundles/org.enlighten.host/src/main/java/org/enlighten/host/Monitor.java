// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import org.enlighten.machine.Owner;
import org.enlighten.machine.VirtualProcessor;

/// Who stands behind the logical processors: the bare machine, or a hypervisor that took them over. It decides which
/// virtual processor runs where and answers what leaves one. Called on the simulation's thread, from within
/// [LogicalProcessor#step] or from whoever raises an interrupt.
public interface Monitor extends Owner {
    /// A processor that has an engine and was reset begins to run.
    void start(VirtualProcessor vp);

    /// An exit lies in the processor's slot. The monitor answers it and lets the processor go on, or takes it off.
    void exited(LogicalProcessor lp, VirtualProcessor vp);

    /// The slice given to [LogicalProcessor#run] is over: extend it, or put another processor there.
    void sliceEnded(LogicalProcessor lp);

    /// [LogicalProcessor#ask] was heard, between two actions of the running processor.
    void asked(LogicalProcessor lp);

    /// The physical machine was reset or lost its power: this monitor is gone, with everything it held.
    void machineGone();
}
