// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

/// Where one processor's time went. Every nanosecond since it started is in exactly one of the sums: its
/// processes' user and kernel time (counted there), interrupts, deferred routines, idle, and what its carrier
/// took away.
final class Accounts {
    /// What is saved of it here; a processor saves the rest.
    record State(long interruptNs, long deferredNs, long idleNs, long stolenNs, Core.Level payer) {}

    long interruptNs;
    long deferredNs;
    long idleNs;
    /// Could run and was not let.
    long stolenNs;
    /// Up to when time is accounted for.
    long busyUntilNs;
    /// Who pays for what was done last.
    Core.Level payer = Core.Level.NONE;
    /// The process that pays at thread level, or null.
    Process paying;

    /// Kernel work: an action's own time, or that of the access it made.
    void pay(long ns) {
        switch (payer) {
            case INTERRUPT -> interruptNs += ns;
            case DEFERRED, OWN -> deferredNs += ns;
            case THREAD -> paying.kernelNs += ns;
            case NONE -> stolenNs += ns;
        }
    }

    void by(Core.Level level) {
        payer = level;
    }

    void by(Process process) {
        payer = Core.Level.THREAD;
        paying = process;
    }

    /// Clock ticks that an idle processor left out would have taken this much of its idle time.
    void insteadOfIdle(long ns) {
        long taken = Math.min(ns, idleNs);
        idleNs -= taken;
        interruptNs += taken;
    }

    State save() {
        return new State(interruptNs, deferredNs, idleNs, stolenNs, payer);
    }

    void restore(State s) {
        interruptNs = s.interruptNs();
        deferredNs = s.deferredNs();
        idleNs = s.idleNs();
        stolenNs = s.stolenNs();
        payer = s.payer();
    }
}
