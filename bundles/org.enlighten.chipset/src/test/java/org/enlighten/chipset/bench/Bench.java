// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.enlighten.block.BlockClient;
import org.enlighten.block.Memories;
import org.enlighten.block.MemoryLayer;
import org.enlighten.block.Outcome;
import org.enlighten.chipset.DiskTransfer;
import org.enlighten.chipset.Motherboard;
import org.enlighten.chipset.MotherboardBuilder;
import org.enlighten.chipset.Wish;
import org.enlighten.machine.Costs;
import org.enlighten.machine.Exit;
import org.enlighten.machine.GuestMemory;
import org.enlighten.machine.Machine;
import org.enlighten.machine.Owner;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Simulation;

/// A motherboard on a work bench: accesses by hand, media in memory, wishes noted. It is also the least that
/// carries a processor: see [Carrier].
public final class Bench implements Owner {
    public final Simulation simulation = new Simulation(1);
    public final Memories memories = new Memories();
    public final GuestMemory memory;
    public final VirtualProcessor vp;
    public final Machine machine;
    public Motherboard board;
    public final MemoryLayer[] media = new MemoryLayer[4];
    public final List<Wish> wishes = new ArrayList<>();
    public final List<Integer> vectors = new ArrayList<>();
    public final List<DiskTransfer> transfers = new ArrayList<>();
    /// Interrupts are given to the processor, not only noted.
    boolean raises;

    Consumer<VirtualProcessor> raised = _ -> {};

    private Bench(long memoryBytes, long[] mediumBytes, Consumer<MotherboardBuilder> more) {
        memory = new GuestMemory("vm/1/memory", memoryBytes);
        memories.add(memory);
        vp = new VirtualProcessor(2, 0, memory, this);
        machine = new Machine("vm/1", simulation, memories, Costs.uniform(10), memory, List.of(vp));
        build(more);
        for (int d = 0; d < 4; d++) if (mediumBytes[d] > 0) medium(d, mediumBytes[d]);
        vp.run(VirtualProcessor.Run.RUNNING);
    }

    /// Another board in place of the one before, if there is one, with every register as after power-on.
    public void build(Consumer<MotherboardBuilder> description) {
        if (board != null) board.close();
        MotherboardBuilder builder = new MotherboardBuilder(machine);
        description.accept(builder);
        board = builder.build();
    }

    /// A board with a disk as primary and an empty DVD drive as secondary master.
    public static Bench usual() {
        return of(8 << 20, 0, _ -> {});
    }

    /// @param discBytes 0: the DVD drive is empty
    public static Bench of(long diskBytes, long discBytes, Consumer<MotherboardBuilder> more) {
        Consumer<MotherboardBuilder> all = builder -> {
            if (diskBytes > 0) builder.disk(0, diskBytes);
            builder.dvd(2, discBytes);
            more.accept(builder);
        };
        return new Bench(16 << 20, new long[] {diskBytes, 0, discBytes, 0}, all);
    }

    public static Bench of(long[] mediumBytes, Consumer<MotherboardBuilder> description) {
        return new Bench(16 << 20, mediumBytes, description);
    }

    /// A medium of its own behind a drive; requests take 100 µs.
    public void medium(int drive, long bytes) {
        MemoryLayer layer = new MemoryLayer(
                "medium/" + drive + "/" + simulation.now(), simulation, memories, bytes, bytes, 100_000);
        layer.attach(new Answers());
        media[drive] = layer;
    }

    private final class Answers implements BlockClient {
        @Override
        public void completed(long tag, Outcome outcome) {
            board.completed(tag, outcome);
            drain();
        }
    }

    /// Lets time pass, media answer and clocks tick.
    public void pass(long ns) {
        long until = simulation.now() + ns;
        while (true) {
            long next = Math.min(board.nextDueNs(), simulation.nextAtNs());
            if (next > until) break;
            simulation.runUntil(Math.max(next, simulation.now()));
            board.advance(simulation.now());
            drain();
        }
        simulation.runUntil(until);
        board.advance(until);
        drain();
    }

    public void drain() {
        while (board.hasWish()) {
            Wish wish = board.takeWish();
            wishes.add(wish);
            switch (wish) {
                case Wish.Interrupt(int vector) -> {
                    vectors.add(vector);
                    if (raises) vp.raise(vector);
                }
                case Wish.Transfer(DiskTransfer transfer) -> {
                    transfers.add(transfer);
                    MemoryLayer medium = media[transfer.drive()];
                    if (medium != null) medium.submit(transfer.tag(), transfer.request(), transfer.cause());
                }
                default -> {}
            }
        }
    }

    public int in8(int port) {
        return (int) access(Exit.Reason.IN, port, 1, 0, 0, 0);
    }

    public int in16(int port) {
        return (int) access(Exit.Reason.IN, port, 2, 0, 0, 0);
    }

    public int in32(int port) {
        return (int) access(Exit.Reason.IN, port, 4, 0, 0, 0);
    }

    public void out8(int port, int value) {
        access(Exit.Reason.OUT, port, 1, value, 0, 0);
    }

    public void out16(int port, int value) {
        access(Exit.Reason.OUT, port, 2, value, 0, 0);
    }

    public void out32(int port, long value) {
        access(Exit.Reason.OUT, port, 4, value, 0, 0);
    }

    /// Elements done.
    public long ins16(int port, long gpa, long count) {
        return access(Exit.Reason.INS, port, 2, 0, gpa, count);
    }

    public long outs16(int port, long gpa, long count) {
        return access(Exit.Reason.OUTS, port, 2, 0, gpa, count);
    }

    public long access(Exit.Reason reason, int port, int size, long value, long gpa, long count) {
        Exit exit = vp.exit();
        exit.reason = reason;
        exit.port = port;
        exit.size = size;
        exit.value = value;
        exit.gpa = gpa;
        exit.count = count;
        long answer = board.access(vp);
        exit.reason = Exit.Reason.NONE;
        drain();
        return answer;
    }

    /// Switches IDE on and puts its bus master at 0xC000, as firmware does.
    public void enableIde() {
        configure(0x39, 0x20, 0xC001);
        configure(0x39, 0x40, 0x80008000L);
        configure(0x39, 0x04, 0x05);
    }

    public void configure(int function, int register, long value) {
        out32(0xCF8, 0x8000_0000L | function << 8 | register);
        out32(0xCFC, value);
    }

    public int configuration(int function, int register) {
        out32(0xCF8, 0x8000_0000L | function << 8 | register);
        return in32(0xCFC);
    }

    /// Programs both interrupt controllers as a PC does: vectors 0x20 and 0x28, nothing masked.
    public void enablePic() {
        pic(0x20, 0x20, 4);
        pic(0xA0, 0x28, 2);
    }

    private void pic(int port, int vectors, int cascade) {
        out8(port, 0x11);
        out8(port + 1, vectors);
        out8(port + 1, cascade);
        out8(port + 1, 0x01);
        out8(port + 1, 0x00);
    }

    public byte[] bytes(long gpa, int count) {
        byte[] bytes = new byte[count];
        memory.read(gpa, bytes, 0, count);
        return bytes;
    }

    @Override
    public void raised(VirtualProcessor who) {
        raised.accept(who);
    }

    @Override
    public void cut(VirtualProcessor who) {}
}
