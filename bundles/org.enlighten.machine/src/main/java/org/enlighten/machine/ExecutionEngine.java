// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine;

import org.enlighten.simulation.Saved;

/// What drives virtual processors: firmware, a kernel of the operating-system kit, an instruction interpreter, KVM.
/// It sees nothing but its processors. Runs on the simulation's thread.
public interface ExecutionEngine {
    /// Acts at `nowNs`, for at most `horizonNs` (at least one action, at most the last one past it), and returns
    /// the nanoseconds used. The slot says why it stopped: an exit; or [Exit.Reason#NONE], and then either more to
    /// do after the returned time, or [VirtualProcessor#burstNs] declares a stretch of computing that its carrier
    /// lets lie until it ends or is cut.
    ///
    /// First thing, an answer waiting in the slot is retired, before any interrupt is taken.
    long run(VirtualProcessor vp, long nowNs, long horizonNs);

    /// False when a run cannot be cut to the nanosecond (instructions).
    boolean cuttable();

    /// The state of everything this engine holds, apart from the processors.
    Saved saveEngine();

    void restoreEngine(Saved state);
}
