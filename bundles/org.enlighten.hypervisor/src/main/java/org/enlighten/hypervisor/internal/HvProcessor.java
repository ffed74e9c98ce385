// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import org.enlighten.host.LogicalProcessor;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.machine.share.Share;
import org.enlighten.machine.share.ShareAccount;

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
            long heldSinceNs) {}

    final Partition partition;
    final VirtualProcessor vp;
    final ShareAccount account;
    final SynIc synic;
    /// Held back by its parent.
    boolean suspended;
    /// In HLT, even while it is held back.
    boolean halted;
    /// From when on it was held back in HLT; 0 when it is not.
    private long heldSinceNs;
    /// Where it runs, or ran last.
    LogicalProcessor lp;
    /// Up to when its time on a logical processor was charged.
    long chargedNs;

    HvProcessor(Partition partition, VirtualProcessor vp, Share share, LogicalProcessor lp) {
        this.partition = partition;
        this.vp = vp;
        this.lp = lp;
        account = new ShareAccount((long) partition.number() << 32 | vp.index(), share);
        synic = new SynIc(vp);
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

    boolean isIntercepted() {
        return vp.run() == VirtualProcessor.Run.INTERCEPTED;
    }

    State save() {
        return new State(vp.save(), account.save(), synic.save(), suspended, halted, lp.index(), chargedNs, heldSinceNs);
    }

    void restore(State s, LogicalProcessor last) {
        vp.restore(s.vp());
        account.restore(s.account());
        synic.restore(s.synic());
        suspended = s.suspended();
        halted = s.halted();
        lp = last;
        chargedNs = s.chargedNs();
        heldSinceNs = s.heldSinceNs();
    }
}
