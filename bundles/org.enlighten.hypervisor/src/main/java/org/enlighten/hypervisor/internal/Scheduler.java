// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.enlighten.host.LogicalProcessor;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.hypervisor.HypervisorEvents;
import org.enlighten.machine.Cost;
import org.enlighten.machine.VirtualProcessor.Run;
import org.enlighten.machine.share.Share;
import org.enlighten.machine.share.ShareAccount;
import org.enlighten.machine.share.ShareQueue;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;

/// Which virtual processor runs on which logical one. Who wakes for an interrupt is urgent: with no logical processor
/// idle it takes the place of the one that is furthest ahead of its share, at once out of a burst, otherwise at the
/// next boundary of actions; unless it is itself ahead of its share by more than a slice.
///
/// A processor that wakes another by a hypercall is about to wait for it, most of the time: it is not thrown off, but
/// its slice is cut short.
final class Scheduler {
    private static final long WAKER_SLICE_NS = 200_000;

    record State(ShareQueue.State queue, List<Long> urgent) {}

    private final PhysicalMachine machine;
    private final Simulation simulation;
    private final long switchNs;
    private final ShareQueue queue = new ShareQueue();
    private final Map<Long, HvProcessor> known = new TreeMap<>();
    private final HvProcessor[] running;
    private final Deque<HvProcessor> urgent = new ArrayDeque<>();
    private final Timer release;
    private Optional<LogicalProcessor> waker = Optional.empty();

    Scheduler(PhysicalMachine machine) {
        this.machine = machine;
        simulation = machine.machine().simulation();
        switchNs = machine.machine().costs().ns(Cost.VP_SWITCH);
        running = new HvProcessor[machine.processors().size()];
        release = simulation.timer(machine.machine().name() + "/hypervisor/release", this::released);
    }

    void add(HvProcessor p) {
        known.put(p.account.key(), p);
    }

    /// It is gone for good.
    void remove(HvProcessor p) {
        if (p.isRunning()) leave(p, Run.SUSPENDED, 0);
        else forget(p);
        known.remove(p.account.key());
    }

    /// A processor that already runs when the hypervisor slips under it.
    void adopt(HvProcessor p) {
        running[p.lp.index()] = p;
        queue.running(p.account, simulation.now());
        p.chargedNs = simulation.now();
        p.lp.slice(queue.sliceNs(p.account));
    }

    /// It can run from now on.
    ///
    /// @param wakes it was woken by an interrupt or an answer, not by its parent's good will
    /// @param waker the logical processor whose software woke it by a hypercall; empty when an interrupt did
    void ready(HvProcessor p, boolean wakes, Optional<LogicalProcessor> waker) {
        if (p.isRunning()) return;
        long now = simulation.now();
        p.vp.run(Run.READY);
        queue.ready(p.account, now);
        boolean boosted = wakes && isBoosted(p);
        if (boosted) urgent.add(p);
        LogicalProcessor idle = idleFor(p);
        if (idle != null) dispatch(idle);
        else if (boosted) makeRoom(waker);
        armRelease();
    }

    private boolean isBoosted(HvProcessor p) {
        for (HvProcessor each : running) if (each != null) charge(each.lp);
        return queue.mayBoost(p.account);
    }

    private LogicalProcessor idleFor(HvProcessor p) {
        if (p.lp.isIdle()) return p.lp;
        for (LogicalProcessor lp : machine.processors()) if (lp.isIdle()) return lp;
        return null;
    }

    private void makeRoom(Optional<LogicalProcessor> waker) {
        LogicalProcessor victim = furthestAhead(waker);
        if (victim != null) {
            if (victim.isInBurst()) preempt(victim);
            else victim.ask();
        } else waker.ifPresent(lp -> lp.shorten(WAKER_SLICE_NS));
    }

    private LogicalProcessor furthestAhead(Optional<LogicalProcessor> but) {
        LogicalProcessor chosen = null;
        for (LogicalProcessor lp : machine.processors()) {
            if (lp.isIdle() || but.filter(b -> b == lp).isPresent()) continue;
            if (chosen == null || queue.isBehind(on(lp).account, on(chosen).account)) chosen = lp;
        }
        return chosen;
    }

    /// Takes a running processor off, into another state than READY; the logical processor is busy with the way out
    /// for `delayNs`, then goes on with the next.
    void leave(HvProcessor p, Run next, long delayNs) {
        detach(p, next, delayNs);
        fill(p.lp);
    }

    /// The first half of [#leave]: what is done before [#fill] may still decide who comes next.
    void detach(HvProcessor p, Run next, long delayNs) {
        LogicalProcessor lp = p.lp;
        charge(lp);
        lp.release(delayNs);
        running[lp.index()] = null;
        forget(p);
        p.vp.run(next);
    }

    void fill(LogicalProcessor lp) {
        if (lp.isIdle()) dispatch(lp);
    }

    private void forget(HvProcessor p) {
        queue.asleep(p.account);
        urgent.remove(p);
    }

    /// A running processor is to be held back: at once out of a burst, otherwise at the next boundary of actions.
    void stop(HvProcessor p) {
        if (p.lp.isInBurst()) leave(p, Run.SUSPENDED, 0);
        else p.lp.ask();
    }

    /// New terms for a processor.
    void share(HvProcessor p, Share next) {
        if (p.isRunning()) charge(p.lp);
        p.account.share(next, simulation.now());
        if (p.isRunning()) p.lp.shorten(queue.sliceNs(p.account));
        armRelease();
    }

    /// Does what software on a logical processor brings about by a hypercall: who wakes by it does not throw that
    /// software off.
    <T> T causedBy(HvProcessor caller, Supplier<T> effect) {
        waker = Optional.of(caller.lp);
        T result = effect.get();
        waker = Optional.empty();
        return result;
    }

    /// Whose hypercall is at work; empty when none is.
    Optional<LogicalProcessor> waker() {
        return waker;
    }

    /// It waits for nothing and nobody lets it run: held back.
    void holdBack(HvProcessor p) {
        forget(p);
        p.vp.run(Run.SUSPENDED);
    }

    void sliceEnded(LogicalProcessor lp) {
        charge(lp);
        HvProcessor p = on(lp);
        if (!urgent.isEmpty() || queue.shouldYield(p.account, simulation.now())) preempt(lp);
        else lp.slice(queue.sliceNs(p.account));
    }

    void asked(LogicalProcessor lp) {
        if (on(lp).isHeldBack()) leave(on(lp), Run.SUSPENDED, 0);
        else if (!urgent.isEmpty()) preempt(lp);
    }

    private void preempt(LogicalProcessor lp) {
        HvProcessor p = on(lp);
        charge(lp);
        lp.release(0);
        running[lp.index()] = null;
        EventType type = p.partition.isRoot() ? HypervisorEvents.ROOT_PREEMPTED : HypervisorEvents.GUEST_PREEMPTED;
        told(type, p, lp.index(), p.vp.burstNs());
        p.vp.run(Run.READY);
        queue.ready(p.account, simulation.now());
        dispatch(lp);
    }

    /// Puts the next processor on an idle logical one.
    private void dispatch(LogicalProcessor lp) {
        HvProcessor next = urgent.pollFirst();
        if (next == null) {
            next = queue.best(simulation.now()).map(this::owner).orElse(null);
            if (next != null) urgent.remove(next);
        }
        if (next != null) put(lp, next);
        armRelease();
    }

    private void put(LogicalProcessor lp, HvProcessor p) {
        queue.running(p.account, simulation.now());
        p.lp = lp;
        running[lp.index()] = p;
        lp.run(p.vp, switchNs, queue.sliceNs(p.account));
        p.chargedNs = lp.nextAtNs();
        told(HypervisorEvents.SWITCHED, p, lp.index(), 0);
        entered(p, lp.nextAtNs() - simulation.now());
    }

    /// Tells that software will run again `inNs` from now.
    void entered(HvProcessor p, long inNs) {
        EventType type = p.partition.isRoot() ? HypervisorEvents.ROOT_ENTERED : HypervisorEvents.GUEST_ENTERED;
        told(type, p, p.lp.index(), inNs);
    }

    void told(EventType type, HvProcessor p, long a, long b) {
        simulation.trace().record(type, p.partition.number(), p.vp.index(), Mode.HYPERVISOR, p.vp.exit().cause, a, b);
    }

    /// Brings the account of who runs there up to now.
    private void charge(LogicalProcessor lp) {
        if (lp.isIdle()) return;
        HvProcessor p = on(lp);
        long now = simulation.now();
        if (now <= p.chargedNs) return;
        boolean was = p.account.isThrottled();
        queue.ran(p.account, now - p.chargedNs, now);
        p.chargedNs = now;
        if (!was && p.account.isThrottled()) told(HypervisorEvents.THROTTLED, p, lp.index(), 0);
    }

    /// Run time of a processor up to now.
    long ranNs(HvProcessor p) {
        long since = p.isRunning() ? Math.max(0, simulation.now() - p.chargedNs) : 0;
        return p.account.ranNs() + since;
    }

    private void armRelease() {
        long at = queue.nextReleaseNs();
        if (at == release.dueNs()) return;
        simulation.cancel(release);
        if (at != Simulation.NEVER) simulation.arm(release, Math.max(at, simulation.now()));
    }

    /// Somebody may run again who was over the limit: on an idle processor at once, otherwise when a slice ends.
    private void released() {
        for (LogicalProcessor lp : machine.processors()) if (lp.isIdle()) dispatch(lp);
        if (!release.isArmed()) armReleaseLater();
    }

    private void armReleaseLater() {
        queue.best(simulation.now());
        armRelease();
    }

    HvProcessor on(LogicalProcessor lp) {
        return running[lp.index()];
    }

    private HvProcessor owner(ShareAccount account) {
        return known.get(account.key());
    }

    State save() {
        return new State(queue.save(), urgent.stream().map(p -> p.account.key()).toList());
    }

    void restore(State s) {
        urgent.clear();
        Arrays.fill(running, null);
        queue.restore(s.queue(), known.values().stream().map(p -> p.account).toList());
        for (long key : s.urgent()) urgent.add(known.get(key));
        for (HvProcessor p : known.values()) if (p.isRunning()) running[p.lp.index()] = p;
    }

    void gone() {
        simulation.forget(release);
    }
}
