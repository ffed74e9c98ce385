// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import org.enlighten.block.Outcome;
import org.enlighten.machine.Cost;
import org.enlighten.machine.Exit;
import org.enlighten.machine.Frame;
import org.enlighten.machine.MachineEvents;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.os.OsEvents;
import org.enlighten.os.driver.Driver;
import org.enlighten.simulation.Mode;

/// Decides what each processor does next, one action a run: interrupt routines before deferred ones before
/// threads. Between two actions, and at a burst that is cut, interrupts are taken.
final class Dispatcher {
    /// A processor that sleeps or computes is told to look at the queues.
    static final int RESCHEDULE = 253;

    /// The machine's own timer, for systems without a clock device.
    static final int TIMER = 254;

    /// A ready thread that waited longer is let run at the highest priority for one quantum.
    private static final long STARVED_NS = 4_000_000_000L;

    /// An answer that is given at deferred level instead of from within the call that asked.
    record Answer(PendingRequest.Client client, long tag, Outcome outcome) {}

    final Core[] cores;
    final ReadyQueue ready = new ReadyQueue();
    final ArrayDeque<Frame> deferred = new ArrayDeque<>();
    final ArrayDeque<Answer> answers = new ArrayDeque<>();
    private final Executive x;
    private Core running;
    private long chargedNs;
    long interrupts;

    Dispatcher(Executive x) {
        this.x = x;
        cores = x.machine.processors().stream().map(Core::new).toArray(Core[]::new);
    }

    long run(VirtualProcessor vp, long nowNs) {
        Core c = cores[vp.index()];
        running = c;
        settle(c, nowNs);
        retire(c);
        long used = act(c, nowNs) + chargedNs;
        chargedNs = 0;
        running = null;
        c.accounts.pay(used);
        c.accounts.busyUntilNs = nowNs + used;
        return used;
    }

    /// What is made ready meanwhile is seen by the run that follows.
    void whileRunning(Runnable work) {
        running = cores[0];
        work.run();
        running = null;
    }

    /// Adds to what the present action takes; outside of any, to the next one.
    void charge(long ns) {
        chargedNs += ns;
    }

    long chargedNs() {
        return chargedNs;
    }

    void chargedNs(long ns) {
        chargedNs = ns;
    }

    int runningIndex() {
        return running == null ? 0 : running.vp.index();
    }

    Optional<Core> running() {
        return Optional.ofNullable(running);
    }

    /// Runs a driver's activation at deferred level.
    void defer(Frame frame) {
        deferred.add(frame);
        attention();
    }

    void answer(PendingRequest.Client client, long tag, Outcome outcome) {
        answers.add(new Answer(client, tag, outcome));
        attention();
    }

    /// What a thread waited for has come.
    void wake(KernelThread t, int boost) {
        t.wait = KernelThread.Wait.NONE;
        if (t.onProcessor) return;
        t.priority = Math.min(KernelThread.PRIORITY_MAX, Math.max(t.priority, t.basePriority + boost));
        t.sliceLeftNs = 0;
        makeReady(t);
    }

    void makeReady(KernelThread t) {
        t.readySinceNs = x.simulation.now();
        ready.addLast(t);
        attention();
    }

    /// Something is to do. From within a run some processor will see it; from outside, one must be made to
    /// look.
    private void attention() {
        if (running != null) return;
        Core toTell = null;
        for (Core c : cores) {
            if (!c.halted && c.declaredNs == 0 && c.started) return;
            if (toTell == null || (c.halted && !toTell.halted)) toTell = c;
        }
        if (!toTell.kicked) {
            toTell.kicked = true;
            toTell.vp.raise(RESCHEDULE);
        }
    }

    private void settle(Core c, long nowNs) {
        Accounts a = c.accounts;
        if (!c.started) {
            c.started = true;
            a.busyUntilNs = nowNs;
        }
        long gap = nowNs - a.busyUntilNs;
        if (c.declaredNs > 0) {
            long used = c.declaredNs - c.vp.burstNs();
            c.current.burstNs -= used;
            c.current.process.userNs += used;
            a.stolenNs += gap - used;
            c.declaredNs = 0;
            c.vp.burstNs(0);
        } else if (c.halted) {
            long held = Math.min(gap, c.vp.heldNs());
            a.idleNs += gap - held;
            a.stolenNs += held;
            c.halted = false;
            x.time.woken(c, nowNs, held);
        } else if (c.waiting != Core.Level.NONE) a.pay(gap);
        else a.stolenNs += gap;
        c.kicked = false;
    }

    /// The answer to the last access goes to the routine that made it, before anything else.
    private void retire(Core c) {
        Exit exit = c.vp.exit();
        if (exit.answers == Exit.Reason.NONE) return;
        switch (c.waiting) {
            case INTERRUPT -> answered(c.isr, exit.answer);
            case DEFERRED -> answered(c.deferred, exit.answer);
            case THREAD -> answered(c.current.frame, exit.answer);
            case OWN -> x.power.answered(c, exit.answer);
            case NONE -> {}
        }
        exit.answers = Exit.Reason.NONE;
        c.waiting = Core.Level.NONE;
    }

    private void answered(Frame frame, long value) {
        x.drivers.get(frame.routine()).driver.answered(frame, value);
    }

    private long act(Core c, long nowNs) {
        if (x.crash.happened()) return x.crash.act(c);
        if (x.power.isStopped()) return x.power.stay(c);
        if (c.isr == null && c.vp.hasPending()) return interrupt(c, nowNs);
        if (c.isr != null) return interruptStep(c, nowNs);
        if (c.deferred == null && !answers.isEmpty()) return giveAnswer(c);
        boolean fresh = c.deferred == null;
        if (fresh) c.deferred = nextDeferred();
        if (c.deferred != null) return deferredStep(c, fresh);
        if (cores.length > 1) {
            Core to = toSendFor(c);
            if (to != null) return send(c, to);
        }
        return schedule(c, nowNs);
    }

    private long interrupt(Core c, long nowNs) {
        int vector = c.vp.takePending();
        interrupts++;
        KernelThread t = c.current;
        x.tell(MachineEvents.INTERRUPT_TAKEN, Mode.KERNEL, causeOf(vector), vector, 0);
        if (t != null) x.threads.leaveUserMode(t, vector);
        c.accounts.by(Core.Level.INTERRUPT);
        if (vector == TIMER) x.time.timerFired();
        else if (vector != RESCHEDULE) {
            c.isrVector = vector;
            c.isrNext = 0;
            c.tickFromNs = x.time.isClock(vector) ? nowNs : -1;
            nextOnVector(c);
        }
        return x.costs.ns(Cost.INTERRUPT);
    }

    /// Nobody can tell what an interrupt is for before its driver has looked; the trace takes the driver's
    /// latest.
    private long causeOf(int vector) {
        int[] who = x.drivers.onVector(vector);
        return who.length == 0 ? 0 : x.drivers.get(who[0]).lastCause;
    }

    private void nextOnVector(Core c) {
        int[] who = x.drivers.onVector(c.isrVector);
        c.isr = c.isrNext >= who.length
                ? null
                : new Frame(
                        who[c.isrNext++],
                        Driver.Entry.INTERRUPT.ordinal(),
                        c.isrVector,
                        x.drivers.get(who[c.isrNext - 1]).lastCause);
    }

    private long interruptStep(Core c, long nowNs) {
        c.accounts.by(Core.Level.INTERRUPT);
        if (!proceed(c, c.isr, Core.Level.INTERRUPT)) return 0;
        nextOnVector(c);
        if (c.isr == null && c.tickFromNs >= 0) {
            x.time.tickCost(nowNs + chargedNs - c.tickFromNs);
            c.tickFromNs = -1;
        }
        return 0;
    }

    private long giveAnswer(Core c) {
        c.accounts.by(Core.Level.DEFERRED);
        Answer a = answers.poll();
        a.client().requestDone(a.tag(), a.outcome());
        return 0;
    }

    /// The first in the queue whose driver is not at it on another processor.
    private Frame nextDeferred() {
        if (cores.length == 1) return deferred.poll();
        for (Iterator<Frame> i = deferred.iterator(); i.hasNext(); ) {
            Frame frame = i.next();
            if (x.drivers.get(frame.routine()).dispatching) continue;
            i.remove();
            return frame;
        }
        return null;
    }

    private long deferredStep(Core c, boolean fresh) {
        c.accounts.by(Core.Level.DEFERRED);
        Frame frame = c.deferred;
        DriverInstance d = x.drivers.get(frame.routine());
        if (fresh && !begin(d, frame)) {
            c.deferred = null;
            return 0;
        }
        d.dispatching = true;
        if (!proceed(c, frame, Core.Level.DEFERRED)) return 0;
        c.deferred = null;
        d.dispatching = false;
        return 0;
    }

    /// False when there is nothing to do any more.
    private boolean begin(DriverInstance d, Frame frame) {
        if (d.removed) return false;
        if (frame.entry() != Driver.Entry.START.ordinal()) {
            x.tell(OsEvents.DEFERRED, Mode.KERNEL, frame.cause(), d.number, frame.argument());
            return true;
        }
        Optional<PendingRequest> pending = d.underWay.find(frame.argument());
        pending.ifPresent(p -> d.driver.starting(p.request()));
        return pending.isPresent();
    }

    /// A driver's routine goes on; true when it has ended. What it throws stops the system.
    boolean proceed(Core c, Frame frame, Core.Level level) {
        DriverInstance d = x.drivers.get(frame.routine());
        boolean ended = true;
        try {
            if (d.faulty) throw new InjectedFault("driver '" + d.id() + "'");
            ended = d.driver.proceed(frame, c.vp);
        } catch (RuntimeException | VirtualMachineError | LinkageError e) {
            x.crash.threw(d.id(), level, e);
        }
        chargedNs += d.driver.takeChargeNs();
        if (x.crash.happened()) {
            c.vp.exit().reason = Exit.Reason.NONE;
            return true;
        }
        if (!ended) c.waiting = level;
        return ended;
    }

    /// Another processor that should look at the queues, or null: it sleeps and there is more to do than this
    /// one takes; its thread is less urgent than one that is ready; or its thread must stop.
    private Core toSendFor(Core c) {
        for (Core o : cores) if (o.look && o != c && !o.kicked) return o;
        int top = ready.highest();
        if (top < 0) return null;
        boolean mine =
                c.current == null || c.current.isWaiting() || (top > c.current.priority && c.current.frame == null);
        if (mine && ready.size() == 1) return null;
        for (Core o : cores) if (o != c && (o.halted || !o.started) && !o.kicked) return o;
        if (mine) return null;
        for (Core o : cores) if (o != c && o.declaredNs > 0 && !o.kicked && o.current.priority < top) return o;
        return null;
    }

    private long send(Core c, Core to) {
        to.kicked = true;
        Exit exit = c.vp.exit();
        exit.reason = Exit.Reason.IPI;
        exit.gpa = to.vp.index();
        exit.value = RESCHEDULE;
        exit.cause = 0;
        c.waiting = Core.Level.OWN;
        c.accounts.by(Core.Level.OWN);
        return 0;
    }

    private long schedule(Core c, long nowNs) {
        c.look = false;
        if (c.current != null && c.current.hasStopped()) release(c);
        if (c.current != null && preempt(c, c.current, nowNs)) release(c);
        if (c.current != null) return x.threads.step(c, c.current, nowNs);
        return ready.size() == 0 ? idle(c) : take(c, nowNs);
    }

    private static void release(Core c) {
        c.current.onProcessor = false;
        c.current = null;
    }

    /// Whether another thread goes first; then this one is back in the queue: at the head with the rest of its
    /// quantum when a more urgent one came, at the tail when its quantum is over.
    private boolean preempt(Core c, KernelThread t, long nowNs) {
        if (t.frame != null) return false;
        if (ready.highest() > t.priority) {
            t.sliceLeftNs = Math.max(1, c.sliceEndNs - nowNs);
            t.readySinceNs = nowNs;
            ready.addFirst(t);
            return true;
        }
        boolean over = x.time.isTicking() ? c.sliceOver : nowNs >= c.sliceEndNs;
        if (!over) return false;
        c.sliceOver = false;
        c.sliceEndNs = nowNs + x.description.quantumNs();
        if (t.priority > t.basePriority) t.priority = t.starved ? t.basePriority : t.priority - 1;
        t.starved = false;
        ready.waitingSince(nowNs - STARVED_NS, t.priority).ifPresent(this::boost);
        if (ready.highest() < t.priority) return false;
        if (!x.time.isTicking() && x.threads.leaveUserMode(t, TIMER)) charge(x.costs.ns(Cost.INTERRUPT));
        t.sliceLeftNs = 0;
        t.readySinceNs = nowNs;
        ready.addLast(t);
        return true;
    }

    private void boost(KernelThread starved) {
        ready.remove(starved);
        starved.priority = KernelThread.PRIORITY_MAX;
        starved.starved = true;
        ready.addFirst(starved);
    }

    private long take(Core c, long nowNs) {
        KernelThread t = ready.take();
        t.onProcessor = true;
        c.current = t;
        c.sliceOver = false;
        c.sliceEndNs = nowNs + (t.sliceLeftNs > 0 ? t.sliceLeftNs : x.description.quantumNs());
        c.accounts.by(t.process);
        x.tell(OsEvents.THREAD_SWITCH, Mode.KERNEL, t.cause, t.id, t.priority);
        return x.costs.ns(Cost.THREAD_SWITCH);
    }

    private long idle(Core c) {
        c.halted = true;
        c.accounts.by(Core.Level.NONE);
        c.vp.masked(false);
        x.time.idle(c);
        Exit exit = c.vp.exit();
        exit.reason = Exit.Reason.HALT;
        exit.cause = 0;
        return 0;
    }

    boolean isAnyBusyBut(Core me) {
        for (Core c : cores) if (c != me && c.started && !c.halted) return true;
        return false;
    }
}
