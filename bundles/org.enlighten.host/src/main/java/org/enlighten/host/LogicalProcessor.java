// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import org.enlighten.machine.Cost;
import org.enlighten.machine.Costs;
import org.enlighten.machine.Exit;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Processor;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;
import org.enlighten.simulation.Timer;
import org.enlighten.simulation.fuel.Tank;

/// One logical processor: the only thing that owns time. It runs the virtual processor that its [Monitor] put there
/// until that one's slice ends, lets a declared burst lie until it ends or is cut, and knows how its time was spent.
public final class LogicalProcessor implements Processor, Snapshottable<LogicalProcessor.State> {
    /// What its time goes to.
    public enum Use {
        IDLE,
        /// A processor of the host's own system (trace partition 0).
        ROOT,
        GUEST,
        HYPERVISOR
    }

    /// A logical processor as it is saved; `partition` is -1 when nobody runs.
    public record State(
            int partition,
            int vp,
            long nextAtNs,
            long sliceEndNs,
            long burstFromNs,
            long freeAtNs,
            boolean asked,
            Use use,
            long useSinceNs,
            long idleNs,
            long rootNs,
            long guestNs,
            long hypervisorNs) {}

    private static final Use[] USES = Use.values();
    private static final int NOBODY = -1;
    /// Even with nothing else to come an engine gives its processor back so often.
    private static final long HORIZON_MAX_NS = 1_000_000;

    private final int index;
    private final Simulation simulation;
    private final long latencyNs;
    private final Timer kick;
    private final Timer landing;
    private final long[] usedNs = new long[USES.length];
    private Monitor monitor;
    private VirtualProcessor current;
    private int restoredPartition = NOBODY;
    private int restoredVp;
    private long nextAtNs = Simulation.NEVER;
    private long sliceEndNs = Simulation.NEVER;
    private long burstFromNs;
    private long freeAtNs;
    private boolean asked;
    private Use use = Use.IDLE;
    private long useSinceNs;

    LogicalProcessor(String machine, int index, Simulation simulation, Costs costs) {
        this.index = index;
        this.simulation = simulation;
        latencyNs = costs.ns(Cost.INTER_PROCESSOR);
        kick = simulation.timer(machine + "/lp/" + index + "/kick", this::hearNow);
        landing = simulation.timer(machine + "/lp/" + index + "/landing", this::landed);
    }

    public int index() {
        return index;
    }

    /// Who runs here; null when idle. For monitors.
    public VirtualProcessor current() {
        return current;
    }

    public boolean isIdle() {
        return current == null;
    }

    public Monitor monitor() {
        return monitor;
    }

    void monitor(Monitor next) {
        monitor = next;
    }

    /// Time spent so, up to now.
    public long usedNs(Use what) {
        return usedNs[what.ordinal()] + sinceNs(what);
    }

    @Override
    public long nextAtNs() {
        return nextAtNs;
    }

    @Override
    public void step() {
        VirtualProcessor vp = current;
        settle();
        if (vp.exit().reason != Exit.Reason.NONE) {
            exited(vp);
            return;
        }
        if (asked) {
            asked = false;
            monitor.asked(this);
            if (isChanged(vp)) return;
        }
        if (simulation.now() >= sliceEndNs) {
            monitor.sliceEnded(this);
            if (isChanged(vp)) return;
        }
        act(vp);
    }

    private boolean isChanged(VirtualProcessor was) {
        return current != was || nextAtNs != simulation.now();
    }

    private void exited(VirtualProcessor vp) {
        if (vp.exit().reason == Exit.Reason.HALT) land(vp);
        monitor.exited(this, vp);
    }

    private void act(VirtualProcessor vp) {
        long now = simulation.now();
        spendOn(use(vp));
        long usedNs = acted(vp, now, Math.clamp(horizonNs(vp), 1, HORIZON_MAX_NS));
        if (current != vp) return;
        burstFromNs = now + usedNs;
        boolean lies = isInBurst() && !asked;
        nextAtNs = lies ? Math.max(burstFromNs, Math.min(burstFromNs + vp.burstNs(), sliceEndNs)) : burstFromNs;
    }

    /// Only an engine that cannot be cut must not run past what others may do to it.
    private long horizonNs(VirtualProcessor vp) {
        long sliceNs = sliceEndNs - simulation.now();
        return vp.engine().cuttable() ? sliceNs : Math.min(simulation.horizonNs(this, latencyNs), sliceNs);
    }

    /// Software that throws, or uses up what one step may use, stops its own processor: that is the worst a plug-in's
    /// engine can do here.
    private static long acted(VirtualProcessor vp, long now, long horizonNs) {
        Tank tank = Tank.ofThread();
        tank.fill();
        try {
            return vp.engine().run(vp, now, horizonNs);
        } catch (RuntimeException | VirtualMachineError e) {
            vp.fail(e);
            return 1;
        } finally {
            tank.open();
        }
    }

    /// Puts a processor here: it acts after `delayNs` (a switch, say) from now, or from when this one is free, and
    /// may run `sliceNs` from then on.
    public void run(VirtualProcessor vp, long delayNs, long sliceNs) {
        long from = Math.max(simulation.now(), freeAtNs) + delayNs;
        spendOn(from > simulation.now() ? Use.HYPERVISOR : use(vp));
        current = vp;
        vp.run(VirtualProcessor.Run.RUNNING);
        nextAtNs = from;
        burstFromNs = from;
        slice(sliceNs);
    }

    /// A new slice for the processor that runs here, from its next action on.
    public void slice(long sliceNs) {
        sliceEndNs = sliceNs == Simulation.NEVER ? Simulation.NEVER : nextAtNs + sliceNs;
    }

    /// The present slice ends at most `sliceNs` from now.
    public void shorten(long sliceNs) {
        sliceEndNs = Math.min(sliceEndNs, simulation.now() + sliceNs);
        if (isInBurst()) nextAtNs = Math.max(burstFromNs, Math.min(nextAtNs, sliceEndNs));
    }

    /// The processor here acts again after `delayNs`, which was spent on answering its exit.
    public void goOn(long delayNs, Use what) {
        spendOn(what);
        nextAtNs = simulation.now() + delayNs;
    }

    /// Takes the processor off, its burst settled. This logical processor is busy for `delayNs` more (an exit's way
    /// out), then idle unless [#run] follows.
    public VirtualProcessor release(long delayNs) {
        VirtualProcessor vp = current;
        settle();
        land(vp);
        cancelKick();
        spendOn(Use.IDLE);
        current = null;
        nextAtNs = Simulation.NEVER;
        sliceEndNs = Simulation.NEVER;
        freeAtNs = Math.max(freeAtNs, simulation.now() + delayNs);
        return vp;
    }

    /// Wants [Monitor#asked]: at the next boundary of actions; for an engine that cannot be cut exactly one
    /// inter-processor latency from now, or what it does would depend on its horizon. For who waits for a boundary;
    /// a burst is released at once.
    public void ask() {
        if (current == null || asked) return;
        if (current.engine().cuttable()) hearNow();
        else if (!kick.isArmed()) simulation.arm(kick, simulation.now() + latencyNs);
    }

    private void hearNow() {
        asked = true;
        cut();
    }

    /// Whether the processor here is in a declared stretch of computing.
    public boolean isInBurst() {
        return current != null && current.burstNs() > 0 && current.exit().reason == Exit.Reason.NONE;
    }

    /// Ends a burst at this instant: its processor acts again now.
    public void cut() {
        if (!isInBurst()) return;
        settle();
        nextAtNs = Math.max(simulation.now(), burstFromNs);
    }

    /// Interrupts are on their way to an engine that cannot be cut: they land one inter-processor latency from now.
    public void landLater() {
        if (!landing.isArmed()) simulation.arm(landing, simulation.now() + latencyNs);
    }

    /// Whether `vp` runs here.
    public boolean carries(VirtualProcessor vp) {
        return current == vp;
    }

    private void landed() {
        if (current == null) return;
        current.land();
        monitor.raised(current);
    }

    private void land(VirtualProcessor vp) {
        vp.land();
        simulation.cancel(landing);
    }

    private void cancelKick() {
        asked = false;
        simulation.cancel(kick);
    }

    private void settle() {
        long ranNs = Math.max(0, simulation.now() - burstFromNs);
        if (!isInBurst() || ranNs == 0) return;
        current.burstNs(Math.max(0, current.burstNs() - ranNs));
        burstFromNs += ranNs;
    }

    /// From now on time goes to `what`, as long as somebody runs here.
    private void spendOn(Use what) {
        long now = simulation.now();
        if (now > useSinceNs) {
            if (current != null) usedNs[use.ordinal()] += now - useSinceNs;
            else for (Use each : USES) usedNs[each.ordinal()] += sinceNs(each);
        }
        use = what;
        useSinceNs = now;
    }

    /// What of the time since the last change went to `what`. Nobody here: first the way out of an exit, then idle.
    private long sinceNs(Use what) {
        long now = simulation.now();
        if (current != null) return what == use ? now - useSinceNs : 0;
        long busyUntilNs = Math.clamp(freeAtNs, useSinceNs, now);
        return switch (what) {
            case HYPERVISOR -> busyUntilNs - useSinceNs;
            case IDLE -> now - busyUntilNs;
            case ROOT, GUEST -> 0;
        };
    }

    /// Power is gone or back: nobody runs.
    void reset() {
        if (current != null) release(0);
        freeAtNs = simulation.now();
    }

    void close() {
        simulation.remove(this);
        simulation.forget(kick);
        simulation.forget(landing);
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(
                current == null ? NOBODY : current.partition(),
                current == null ? 0 : current.index(),
                nextAtNs,
                sliceEndNs,
                burstFromNs,
                freeAtNs,
                asked,
                use,
                useSinceNs,
                usedNs[Use.IDLE.ordinal()],
                usedNs[Use.ROOT.ordinal()],
                usedNs[Use.GUEST.ordinal()],
                usedNs[Use.HYPERVISOR.ordinal()]);
    }

    /// Who ran here is found by [#find].
    @Override
    public void restore(State s) {
        current = null;
        restoredPartition = s.partition();
        restoredVp = s.vp();
        nextAtNs = s.nextAtNs();
        sliceEndNs = s.sliceEndNs();
        burstFromNs = s.burstFromNs();
        freeAtNs = s.freeAtNs();
        asked = s.asked();
        use = s.use();
        useSinceNs = s.useSinceNs();
        usedNs[Use.IDLE.ordinal()] = s.idleNs();
        usedNs[Use.ROOT.ordinal()] = s.rootNs();
        usedNs[Use.GUEST.ordinal()] = s.guestNs();
        usedNs[Use.HYPERVISOR.ordinal()] = s.hypervisorNs();
    }

    private static Use use(VirtualProcessor vp) {
        return vp.partition() == 0 ? Use.ROOT : Use.GUEST;
    }

    /// After [#restore]: if it was this processor that ran here, it does again.
    public void find(VirtualProcessor vp) {
        if (restoredPartition == vp.partition() && restoredVp == vp.index()) current = vp;
    }
}
