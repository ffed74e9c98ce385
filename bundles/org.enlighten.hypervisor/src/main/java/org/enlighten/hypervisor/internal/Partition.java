// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import org.enlighten.host.LogicalProcessor;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.hypervisor.PartitionView;
import org.enlighten.hypervisor.protocol.Privilege;
import org.enlighten.machine.GuestMemory;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.machine.share.Share;

/// One partition: its memory, its processors, its terms.
final class Partition {
    static final long ROOT_ID = PartitionView.ROOT;
    static final int PROCESSORS_MAX = 2048;

    record State(
            long id,
            PartitionView.State state,
            int weight,
            int reserve,
            int limit,
            boolean suspended,
            long createdNs,
            long guestOsId,
            long hypercallPage,
            PageMap.State pages,
            String memoryName,
            List<GuestMemory.State> memory,
            List<Integer> processorIndexes,
            List<HvProcessor.State> processors,
            ReferenceClock.State clock,
            long tscPage,
            int tscSequence,
            CrashRegisters.State crash,
            Ports.State ports) {}

    final PageMap pages = new PageMap();
    final Ports ports = new Ports();
    final CrashRegisters crash = new CrashRegisters();
    final ReferenceClock clock;
    final ReferencePage tsc;
    final TreeMap<Integer, HvProcessor> processors = new TreeMap<>();
    private final long id;
    private final long createdNs;
    private final String owner;
    PartitionView.State state = PartitionView.State.CREATED;
    Share share = Share.DEFAULT;
    boolean suspended;
    long guestOsId;
    long hypercallPage;
    private GuestMemory memory;

    /// @param tscHz ticks a second of the processors' time-stamp counters
    Partition(long id, long createdNs, long tscHz) {
        this.id = id;
        this.createdNs = createdNs;
        owner = "partition/" + id;
        clock = new ReferenceClock(createdNs);
        tsc = new ReferencePage(this, tscHz);
    }

    long id() {
        return id;
    }

    /// How trace events and virtual processors call it.
    int number() {
        return isRoot() ? 0 : (int) id;
    }

    boolean isRoot() {
        return id == ROOT_ID;
    }

    long createdNs() {
        return createdNs;
    }

    /// In the map of who owns the machine's pages.
    String owner() {
        return owner;
    }

    boolean may(long privilege) {
        return (privileges() & privilege) == privilege;
    }

    private long privileges() {
        return isRoot() ? Privilege.ROOT : Privilege.CHILD;
    }

    Optional<GuestMemory> memory() {
        return Optional.ofNullable(memory);
    }

    void memory(GuestMemory next) {
        memory = next;
    }

    Optional<HvProcessor> processor(int index) {
        return Optional.ofNullable(processors.get(index));
    }

    /// Whether software may name this range of its memory: the root has all there is, a child what was mapped.
    boolean has(GuestMemory of, long gpa, long bytes) {
        if (!of.contains(gpa, bytes)) return false;
        if (isRoot() || bytes == 0) return true;
        long last = (gpa + bytes - 1) / GuestMemory.PAGE_BYTES;
        for (long page = gpa / GuestMemory.PAGE_BYTES; page <= last; page++) if (!pages.isMapped(page, 1)) return false;
        return true;
    }

    /// Whether a register of a page names one that is this partition's, and enables it.
    boolean hasPage(long register) {
        return Overlay.isEnabled(register)
                && memory != null
                && has(memory, Overlay.page(register), GuestMemory.PAGE_BYTES);
    }

    /// Its reference time stops with its last processor that may run, and goes on with the first.
    void runClock(long nowNs) {
        boolean runs = !suspended && processors.values().stream().anyMatch(p -> !p.suspended);
        if (!clock.run(runs, nowNs)) return;
        if (runs) tsc.renew(nowNs);
        processors.values().forEach(p -> p.timers.rearm());
    }

    /// What software put into registers of the whole partition, as after power-on.
    void resetRegisters() {
        guestOsId = 0;
        hypercallPage = 0;
        tsc.reset();
        crash.reset();
    }

    /// @param ranNs run time of a processor up to now
    PartitionView view(ToLongFunction<HvProcessor> ranNs) {
        List<PartitionView.Processor> views = new ArrayList<>();
        for (HvProcessor p : processors.values()) {
            int lp = p.isRunning() ? p.lp.index() : -1;
            views.add(new PartitionView.Processor(p.vp.index(), p.vp.run(), lp, ranNs.applyAsLong(p)));
        }
        return new PartitionView(
                id,
                number(),
                privileges(),
                state,
                share,
                pages.mappedPages(),
                pages.depositedPages(),
                pages.usedPages(),
                views);
    }

    State save() {
        boolean ownMemory = !isRoot() && memory != null;
        return new State(
                id,
                state,
                share.weight(),
                share.reserve(),
                share.limit(),
                suspended,
                createdNs,
                guestOsId,
                hypercallPage,
                pages.save(),
                ownMemory ? memory.name() : "",
                ownMemory ? List.of(memory.save()) : List.of(),
                List.copyOf(processors.keySet()),
                processors.values().stream().map(HvProcessor::save).toList(),
                clock.save(),
                tsc.register(),
                tsc.sequence(),
                crash.save(),
                ports.save());
    }

    /// Fills this partition, its memory already set; `vps` gives the virtual processors by index.
    void restore(State s, PhysicalMachine machine, IntFunction<VirtualProcessor> vps) {
        state = s.state();
        share = new Share(s.weight(), s.reserve(), s.limit());
        suspended = s.suspended();
        guestOsId = s.guestOsId();
        hypercallPage = s.hypercallPage();
        pages.restore(s.pages());
        clock.restore(s.clock());
        tsc.restore(s.tscPage(), s.tscSequence());
        crash.restore(s.crash());
        ports.restore(s.ports());
        for (int i = 0; i < s.processors().size(); i++) {
            int index = s.processorIndexes().get(i);
            HvProcessor.State saved = s.processors().get(i);
            LogicalProcessor last = machine.processors().get(saved.lastLp());
            HvProcessor p = new HvProcessor(this, vps.apply(index), machine, last);
            p.restore(saved, last);
            processors.put(index, p);
        }
    }
}
