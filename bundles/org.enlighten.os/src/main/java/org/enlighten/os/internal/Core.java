// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.List;
import org.enlighten.machine.Frame;
import org.enlighten.machine.VirtualProcessor;

/// What a kernel keeps for each of its processors.
final class Core {
    /// Whose access lies in the exit slot, and who pays for the time that passes.
    enum Level {
        NONE,
        INTERRUPT,
        DEFERRED,
        THREAD,
        /// The kernel's own: an inter-processor interrupt, the way to switch the machine off.
        OWN
    }

    /// @param current thread id; 0 for none
    /// @param paying process id
    record State(
            int current,
            List<Frame.State> isr,
            int isrVector,
            int isrNext,
            List<Frame.State> deferred,
            Level waiting,
            boolean started,
            boolean halted,
            boolean kicked,
            boolean look,
            boolean ticksLeftOut,
            boolean sliceOver,
            long declaredNs,
            long sliceEndNs,
            long tickFromNs,
            long busyUntilNs,
            int paying,
            Accounts.State accounts) {}

    final VirtualProcessor vp;
    final Accounts accounts = new Accounts();
    KernelThread current;
    Frame isr;
    int isrVector;
    /// Which of the vector's drivers is next.
    int isrNext;
    Frame deferred;
    Level waiting = Level.NONE;
    boolean started;
    boolean halted;
    /// Another processor has sent for it.
    boolean kicked;
    /// Its thread must stop what it does in user mode.
    boolean look;
    /// It halted and left out clock ticks.
    boolean ticksLeftOut;
    /// A clock tick found the quantum used up.
    boolean sliceOver;
    /// Length of the burst that its carrier lets lie.
    long declaredNs;
    long sliceEndNs;
    /// When the clock's interrupt was taken that is in work; -1 when none is.
    long tickFromNs = -1;

    Core(VirtualProcessor vp) {
        this.vp = vp;
    }

    State save() {
        return new State(
                current == null || current.wait == KernelThread.Wait.ENDED ? 0 : current.id,
                isr == null ? List.of() : List.of(isr.save()),
                isrVector,
                isrNext,
                deferred == null ? List.of() : List.of(deferred.save()),
                waiting,
                started,
                halted,
                kicked,
                look,
                ticksLeftOut,
                sliceOver,
                declaredNs,
                sliceEndNs,
                tickFromNs,
                accounts.busyUntilNs,
                accounts.paying == null || accounts.paying.gone ? 0 : accounts.paying.id,
                accounts.save());
    }

    void restore(State s, KernelThread thread, Process paying) {
        current = thread;
        isr = s.isr().isEmpty() ? null : Frame.restored(s.isr().getFirst());
        isrVector = s.isrVector();
        isrNext = s.isrNext();
        deferred = s.deferred().isEmpty() ? null : Frame.restored(s.deferred().getFirst());
        waiting = s.waiting();
        started = s.started();
        halted = s.halted();
        kicked = s.kicked();
        look = s.look();
        ticksLeftOut = s.ticksLeftOut();
        sliceOver = s.sliceOver();
        declaredNs = s.declaredNs();
        sliceEndNs = s.sliceEndNs();
        tickFromNs = s.tickFromNs();
        accounts.busyUntilNs = s.busyUntilNs();
        accounts.paying = paying;
        accounts.restore(s.accounts());
    }
}
