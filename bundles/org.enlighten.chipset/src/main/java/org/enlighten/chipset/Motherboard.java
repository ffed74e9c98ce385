// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset;

import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.enlighten.block.Memories;
import org.enlighten.block.Memory;
import org.enlighten.block.Outcome;
import org.enlighten.chipset.internal.Board;
import org.enlighten.chipset.internal.PortAccess;
import org.enlighten.chipset.internal.isa.Vga;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;
import org.enlighten.storage.command.DeviceIdentity;

/// The motherboard of one machine: synchronous register models behind I/O ports and guest memory. Runs on the
/// simulation's thread and calls nobody back: after each call its caller takes the wishes it left, in order, and asks
/// [#nextDueNs] how long it may wait.
public final class Motherboard implements Snapshottable<Motherboard.State> {
    /// @param wishes what was not collected yet
    /// @param causes for each drive, the request that its transfer serves
    /// @param devices each device's registers by the device's name
    public record State(List<Saved> wishes, List<Long> causes, Map<String, Saved> devices) {}

    private final Wishes wishes = new Wishes();
    private final VirtualProcessor boot;
    private final Memories memories;
    private final Simulation simulation;
    private final LongSupplier clock;
    private final boolean exactTicks;
    private final Board board;
    private final PortAccess access;

    Motherboard(MotherboardBuilder description) {
        boot = description.machine.bootProcessor();
        memories = description.machine.memories();
        simulation = description.machine.simulation();
        clock = description.clock;
        exactTicks = description.exactTicks;
        board = new Board(
                description.machine.name(),
                description.machine.memory(),
                clock,
                wishes,
                description.floppy,
                description.startEpochSeconds,
                description.networkAddresses);
        access = new PortAccess(board.ports());
        for (int d = 0; d < 4; d++) plug(d, description);
        new BatteryMemory(description).writeTo(board.rtc());
        for (Memory buffer : board.buffers()) memories.add(buffer);
    }

    private void plug(int drive, MotherboardBuilder description) {
        String serial = description.machine.name() + "-" + drive;
        switch (description.drives[drive]) {
            case NONE -> {}
            case DISK ->
                board.channel(drive)
                        .disk(
                                drive & 1,
                                new DeviceIdentity("Virtual", "HD", "1.1.0", serial),
                                description.mediumBytes[drive]);
            case DVD ->
                board.channel(drive)
                        .dvd(
                                drive & 1,
                                new DeviceIdentity("Msft", "Virtual CD/ROM", "1.0", serial),
                                description.mediumBytes[drive]);
        }
    }

    /// Answers the port or memory access in the processor's exit slot: the value read, or the elements that a string
    /// access moved (at least 1, not always all). The caller hands it to [VirtualProcessor#answer].
    public long access(VirtualProcessor vp) {
        wishes.cause(vp.exit().cause);
        settle();
        return access.answer(vp.exit(), vp.memory());
    }

    public boolean hasWish() {
        return !wishes.isEmpty();
    }

    /// The oldest wish; only after [#hasWish].
    public Wish takeWish() {
        return wishes.take();
    }

    /// The answer to a transfer. An answer that nothing waits for is dropped.
    public void completed(long tag, Outcome outcome) {
        wishes.cause(wishes.causeOfDrive((int) (tag & 3)));
        settle();
        board.completed(tag, outcome);
    }

    /// The instant at which [#advance] is next needed; [Simulation#NEVER] when only an access can change anything.
    /// Ask again after every call here, and when the boot processor halts or wakes.
    public long nextDueNs() {
        long tick = board.pic().acceptsTimer() ? board.pit().nextTickNs(ticksNeededFromNs()) : Simulation.NEVER;
        return Math.min(tick, board.rtc().nextDueNs());
    }

    /// Lets clocks run up to `nowNs`, the instant that the board's clock shows. Also to be called before somebody
    /// else wakes a halted boot processor, so that ticks which it slept through are not handed to it afterwards.
    public void advance(long nowNs) {
        wishes.cause(0);
        settle(nowNs);
    }

    private void settle() {
        settle(clock.getAsLong());
    }

    private void settle(long now) {
        long ticks = board.pit().settle(now, ticksNeededFromNs());
        // The line has room for one request being served and one waiting; more are lost, as on the real line.
        if (ticks > 0) board.pic().pulse(0);
        if (ticks > 1) board.pic().pulse(0);
        if (now >= board.rtc().nextDueNs()) board.rtc().settle(now);
    }

    /// Ticks before this instant are accounted by the halted processor's software itself. It names an instant of the
    /// simulation; this board's clock may be behind it.
    private long ticksNeededFromNs() {
        boolean sleeps = boot.run() == VirtualProcessor.Run.HALTED && !boot.wakes() && !exactTicks;
        if (!sleeps || boot.wakeAtNs() == Simulation.NEVER) return sleeps ? Simulation.NEVER : 0;
        return Math.max(0, boot.wakeAtNs() - (simulation.now() - clock.getAsLong()));
    }

    /// Clock ticks of the interval timer in [fromNs, toNs), at the rate it has now.
    public long ticksBetween(long fromNs, long toNs) {
        return board.pit().ticksBetween(fromNs, toNs);
    }

    /// Types text on the keyboard (US layout; line feed is Enter). Returns how many characters found room.
    public int type(String text) {
        settle();
        int typed = 0;
        for (; typed < text.length(); typed++) {
            if (!board.keyboard().press(Typing.scanCodes(text.charAt(typed)))) break;
        }
        return typed;
    }

    /// Feeds raw scan codes (set 1), such as from a real keyboard; false when there is no room for all.
    public boolean press(byte... scanCodes) {
        settle();
        return board.keyboard().press(scanCodes);
    }

    /// A frame has come for network adapter 0 to 3, without check sequence.
    ///
    /// @param cause the request it serves, for the trace alone
    public void receive(int adapter, byte[] frame, long cause) {
        wishes.cause(cause);
        settle();
        board.network(adapter).receive(frame);
    }

    public TextScreen screen() {
        Vga vga = board.vga();
        byte[] text = vga.text();
        byte[] characters = new byte[text.length / 2];
        byte[] attributes = new byte[text.length / 2];
        for (int c = 0; c < characters.length; c++) {
            characters[c] = text[2 * c];
            attributes[c] = text[2 * c + 1];
        }
        return new TextScreen(vga.columns(), vga.rows(), characters, attributes, vga.cursorAt());
    }

    /// What was sent through the serial port and not taken yet, oldest first; the newest 64 KiB are kept.
    public byte[] takeSerialOutput() {
        return board.uart().takeSent();
    }

    /// Bytes that arrive at the serial port.
    public void serialInput(byte... bytes) {
        settle();
        board.uart().arrive(bytes);
    }

    /// Puts a medium into a DVD drive, in place of the one in it.
    public void insert(int drive, long sizeBytes) {
        board.channel(drive).medium(drive & 1, sizeBytes);
    }

    /// Takes the medium out of a DVD drive, locked or not.
    public void eject(int drive) {
        board.channel(drive).medium(drive & 1, 0);
    }

    /// The reset line: every register as after power-on, apart from battery-backed memory and media. Wishes not taken
    /// are gone, but for transfers: their answers are still owed, and drives stay busy until then.
    public void reset() {
        wishes.keepTransfers();
        board.reset();
    }

    /// Leaves every transfer that is still owed an answer as a wish again: after a restore into another world.
    public void reissue() {
        wishes.clear();
        board.reissue();
    }

    /// Gives back the names of its buffers, so that another motherboard may be built for the machine.
    public void close() {
        for (Memory buffer : board.buffers()) memories.remove(buffer);
    }

    /// The last code written to port 0x80.
    public int postCode() {
        return board.postCode();
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        List<Saved> waiting = wishes.save().stream().map(Saved::of).toList();
        return new State(waiting, wishes.causes(), board.save());
    }

    @Override
    public void restore(State state) {
        board.restore(state.devices());
        List<Wishes.State> waiting =
                state.wishes().stream().map(s -> s.as(Wishes.State.class)).toList();
        wishes.restore(waiting, state.causes(), drive -> board.channel(drive).buffer());
    }
}
