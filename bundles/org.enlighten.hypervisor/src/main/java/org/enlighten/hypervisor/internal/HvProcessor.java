// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import org.enlighten.host.LogicalProcessor;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.machine.share.ShareAccount;
import org.enlighten.simulation.Simulation;

/// What the hypervisor keeps for one virtual processor.
final class HvProcessor {
    record State(
            VirtualProcessor.State vp,
            ShareAccount.State account,
            SynIc.State synic,
            boolean suspended,
            boolean halted,
            int lastLp,
            long chargedNs,
            long heldSinceNs,
            SyntheticTimers.State timers,
            long assistPage,
            boolean idle) {}

    final Partition partition;
    final VirtualProcessor vp;
    final ShareAccount account;
    final SynIc synic;
    final SyntheticTimers timers;
    /// Held back by its parent.
    boolean suspended;
    /// In HLT, even while it is held back.
    boolean halted;
    /// From when on it was held back in HLT; 0 when it is not.
    private long heldSinceNs;
    /// In HLT by the guest idle register: interrupts wake it even when it takes none.
    boolean idle;
    /// The register of its assist page.
    long assistPage;
    /// Where it runs, or ran last.
    LogicalProcessor lp;
    /// Up to when its time on a logical processor was charged.
    long chargedNs;

    HvProcessor(Partition partition, VirtualProcessor vp, PhysicalMachine machine, LogicalProcessor lp) {
        this.partition = partition;
        this.vp = vp;
        this.lp = lp;
        account = new ShareAccount((long) partition.number() << 32 | vp.index(), partition.share);
        Simulation simulation = machine.machine().simulation();
        synic = new SynIc(partition, vp, simulation.trace());
        String id = machine.machine().name() + "/hypervisor/" + partition.id() + "/" + vp.index();
        timers = new SyntheticTimers(partition, vp, synic, simulation, id);
    }

    boolean isRunning() {
        return lp.carries(vp);
    }

    /// Whether its parent lets it go nowhere.
    boolean isHeldBack() {
        return suspended || partition.suspended;
    }

    /// It enters HLT.
    void halt(long nowNs) {
        halted = true;
        vp.heldNs(0);
        if (isHeldBack()) heldSinceNs = nowNs;
    }

    /// It is held back, wherever it is; in HLT that is told to its software.
    void hold(long nowNs) {
        if (halted && heldSinceNs == 0) heldSinceNs = nowNs;
    }

    /// It is held back no more.
    void letGo(long nowNs) {
        if (heldSinceNs > 0) vp.heldNs(vp.heldNs() + nowNs - heldSinceNs);
        heldSinceNs = 0;
    }

    /// Whether, halted, it would go on for what is pending.
    boolean wakes() {
        return vp.wakes() || idle && vp.hasPending();
    }

    /// Its message page may have room: what waits goes there.
    void deliver() {
        synic.deliver();
        timers.deliver();
    }

    boolean isIntercepted() {
        return vp.run() == VirtualProcessor.Run.INTERCEPTED;
    }

    State save() {
        return new State(
                vp.save(),
                account.save(),
                synic.save(),
                suspended,
                halted,
                lp.index(),
                chargedNs,
                heldSinceNs,
                timers.save(),
                assistPage,
                idle);
    }

    void restore(State s, LogicalProcessor last) {
        vp.restore(s.vp());
        account.restore(s.account());
        synic.restore(s.synic());
        timers.restore(s.timers());
        assistPage = s.assistPage();
        idle = s.idle();
        suspended = s.suspended();
        halted = s.halted();
        lp = last;
        chargedNs = s.chargedNs();
        heldSinceNs = s.heldSinceNs();
    }
}
