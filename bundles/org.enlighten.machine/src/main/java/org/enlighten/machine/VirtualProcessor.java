// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine;

import java.util.Arrays;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;

/// One processor as software sees it. Its carrier (a bare machine, a hypervisor, a thread of a hosted product) calls
/// [ExecutionEngine#run]; the engine leaves an exit in the slot or a burst of computing that can be cut.
///
/// Interrupts are vectors 0 to 255, pending until the engine takes them; a lower number goes first.
public final class VirtualProcessor implements Snapshottable<VirtualProcessor.State> {
    /// Where a processor is in its carrier's hands.
    public enum Run {
        /// Given to a logical processor or a host thread.
        RUNNING,
        /// Could run and waits for its turn.
        READY,
        /// In HLT, until an interrupt that is not masked.
        HALTED,
        /// Left an exit that somebody else answers.
        INTERCEPTED,
        /// Held back by its carrier, pause for instance.
        SUSPENDED
    }

    /// What is saved.
    public record State(
            Run run,
            Exit.State exit,
            long pending0,
            long pending1,
            long pending2,
            long pending3,
            boolean masked,
            long burstNs,
            long wakeAtNs,
            long late0,
            long late1,
            long late2,
            long late3,
            String failure,
            long heldNs) {}

    private final int partition;
    private final int index;
    private final GuestMemory memory;
    private final Exit exit = new Exit();
    private final long[] pending = new long[4];
    private final long[] late = new long[4];
    private Owner owner;
    private ExecutionEngine engine;
    private Run run = Run.HALTED;
    private boolean masked;
    private String failure = "";
    private long burstNs;
    private long wakeAtNs = Simulation.NEVER;
    private long heldNs;

    public VirtualProcessor(int partition, int index, GuestMemory memory, Owner owner) {
        this.partition = partition;
        this.index = index;
        this.memory = memory;
        this.owner = owner;
    }

    public int partition() {
        return partition;
    }

    public int index() {
        return index;
    }

    public GuestMemory memory() {
        return memory;
    }

    public Exit exit() {
        return exit;
    }

    public Owner owner() {
        return owner;
    }

    /// A new carrier takes this processor over, as when a hypervisor slips under a running system.
    public void owner(Owner next) {
        owner = next;
    }

    public ExecutionEngine engine() {
        return engine;
    }

    /// Other software takes over: firmware to boot loader, boot loader to kernel.
    public void engine(ExecutionEngine next) {
        engine = next;
    }

    public Run run() {
        return run;
    }

    public void run(Run next) {
        run = next;
    }

    /// The engine's word, valid between two runs: a pending interrupt would not be taken (interrupt flag clear).
    public boolean masked() {
        return masked;
    }

    public void masked(boolean on) {
        masked = on;
    }

    /// What is left of a declared stretch of computing in which nothing can be observed; 0 when none.
    public long burstNs() {
        return burstNs;
    }

    public void burstNs(long ns) {
        burstNs = ns;
    }

    /// In HLT: the instant at which its software next needs a clock tick; clock devices leave out the ticks before
    /// it. NEVER when it needs none. Undefined while not halted.
    public long wakeAtNs() {
        return wakeAtNs;
    }

    public void wakeAtNs(long instantNs) {
        wakeAtNs = instantNs;
    }

    /// Of the time since it halted last, how long its carrier held it back (a paused machine). The machine's clocks stood
    /// still then: software that accounts for ticks it left out leaves this out.
    public long heldNs() {
        return heldNs;
    }

    public void heldNs(long ns) {
        heldNs = ns;
    }

    /// Makes an interrupt pending and tells the owner, who cuts a burst or wakes a halted processor. An engine that
    /// cannot be cut, while it runs, must not see it before one inter-processor latency has passed, or what it does
    /// would depend on how far it was allowed to run ahead: such an interrupt is on its way ([#isLate]) until the
    /// owner lands it.
    public void raise(int vector) {
        boolean uncuttable = run == Run.RUNNING && engine != null && !engine.cuttable();
        long[] where = uncuttable ? late : pending;
        where[vector >>> 6] |= 1L << vector;
        owner.raised(this);
    }

    /// Whether interrupts are on their way to this processor.
    public boolean isLate() {
        return (late[0] | late[1] | late[2] | late[3]) != 0;
    }

    /// For owners: what was on its way is pending now.
    public void land() {
        for (int w = 0; w < late.length; w++) {
            pending[w] |= late[w];
            late[w] = 0;
        }
    }

    public boolean hasPending() {
        return (pending[0] | pending[1] | pending[2] | pending[3]) != 0;
    }

    /// Whether, in HLT, a pending interrupt would wake it.
    public boolean wakes() {
        return !masked && hasPending();
    }

    /// Takes the lowest pending vector; -1 when there is none. For engines.
    public int takePending() {
        for (int w = 0; w < pending.length; w++) {
            if (pending[w] == 0) continue;
            int bit = Long.numberOfTrailingZeros(pending[w]);
            pending[w] &= pending[w] - 1;
            return w * 64 + bit;
        }
        return -1;
    }

    /// Answers the exit in the slot, exactly once: a register's value, or the elements a string access moved. The
    /// engine retires
    /// it first thing in its next run. The caller then makes the processor ready.
    public void answer(long valueOrElementsDone) {
        if (exit.reason == Exit.Reason.NONE || exit.answers != Exit.Reason.NONE) {
            throw new IllegalStateException(
                    "no exit is owed an answer: reason=" + exit.reason + ", answers=" + exit.answers);
        }
        exit.answer = valueOrElementsDone;
        exit.answers = exit.reason;
        exit.reason = Exit.Reason.NONE;
    }

    /// Its software threw: it cannot go on, and whoever is told of the shutdown can ask [#failure] why.
    public void fail(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0].getClassName() + "." + trace[0].getMethodName();
        String message = thrown.getMessage() == null ? "" : " (" + thrown.getMessage() + ")";
        failure = engine.getClass().getName() + " failed: " + thrown.getClass().getSimpleName() + message + where + ".";
        exit.restore(new Exit().save());
        exit.reason = Exit.Reason.SHUTDOWN;
        burstNs = 0;
    }

    /// Why its software cannot go on, as a sentence that names the class at fault; empty when it did not throw.
    public String failure() {
        return failure;
    }

    /// Back to what a processor is after power-on: nothing pending, nothing owed.
    public void reset() {
        exit.restore(new Exit().save());
        Arrays.fill(pending, 0);
        Arrays.fill(late, 0);
        masked = false;
        failure = "";
        burstNs = 0;
        wakeAtNs = Simulation.NEVER;
        heldNs = 0;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(
                run,
                exit.save(),
                pending[0],
                pending[1],
                pending[2],
                pending[3],
                masked,
                burstNs,
                wakeAtNs,
                late[0],
                late[1],
                late[2],
                late[3],
                failure,
                heldNs);
    }

    @Override
    public void restore(State s) {
        run = s.run();
        exit.restore(s.exit());
        pending[0] = s.pending0();
        pending[1] = s.pending1();
        pending[2] = s.pending2();
        pending[3] = s.pending3();
        masked = s.masked();
        burstNs = s.burstNs();
        wakeAtNs = s.wakeAtNs();
        late[0] = s.late0();
        late[1] = s.late1();
        late[2] = s.late2();
        late[3] = s.late3();
        failure = s.failure() == null ? "" : s.failure();
        heldNs = s.heldNs();
    }
}
