// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.nic;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.enlighten.chipset.internal.bus.PortDevice;
import org.enlighten.chipset.internal.isa.Pic;
import org.enlighten.machine.GuestMemory;
import org.enlighten.simulation.Snapshottable;

/// A DEC 21140: sixteen registers eight bytes apart, two rings of descriptors in the guest's memory, a setup frame
/// that
/// says which frames to take (21140A Hardware Reference Manual, chapters 3 and 4). Registers are accessed as words of
/// 32 bits; narrower writes go nowhere.
public final class Tulip implements PortDevice, Snapshottable<Tulip.State> {
    /// @param sending bytes of a frame whose last descriptor has not come
    public record State(
            int[] registers,
            long transmitAt,
            long receiveAt,
            boolean starved,
            byte[] sending,
            AddressFilter.State filter,
            SerialRom.State rom) {}

    public static final int PORTS = 128;

    private static final int REGISTERS = 16;
    private static final int BUS_MODE = 0;
    private static final int TRANSMIT_POLL = 1;
    private static final int RECEIVE_POLL = 2;
    private static final int RECEIVE_LIST = 3;
    private static final int TRANSMIT_LIST = 4;
    private static final int STATUS = 5;
    private static final int MODE = 6;
    private static final int ENABLED = 7;
    private static final int MISSED = 8;
    private static final int ROM = 9;

    private static final int SOFT_RESET = 1;
    private static final int SKIP_SHIFT = 2;
    private static final int SKIP_MASK = 0x1F;

    private static final int SENT = 1;
    private static final int TRANSMIT_STOPPED = 1 << 1;
    private static final int NOTHING_TO_SEND = 1 << 2;
    private static final int RECEIVED = 1 << 6;
    private static final int NO_BUFFER = 1 << 7;
    private static final int RECEIVE_STOPPED = 1 << 8;
    private static final int BUS_ERROR = 1 << 13;
    private static final int ABNORMAL = 1 << 15;
    private static final int NORMAL = 1 << 16;
    private static final int ABNORMAL_CAUSES = TRANSMIT_STOPPED | NO_BUFFER | RECEIVE_STOPPED | BUS_ERROR;
    private static final int NORMAL_CAUSES = SENT | NOTHING_TO_SEND | RECEIVED;
    private static final int CAUSES = 0x1FFFF;

    private static final int START_RECEIVE = 1 << 1;
    private static final int PROMISCUOUS = 1 << 6;
    private static final int ALL_GROUPS = 1 << 7;
    private static final int START_TRANSMIT = 1 << 13;

    private static final int ROM_SELECTED = 1 << 11;

    private static final int INTERRUPT = 1 << 31;
    private static final int LAST = 1 << 30;
    private static final int FIRST = 1 << 29;
    private static final int BY_HASH = 1 << 22;
    private static final int SETUP = 1 << 27;
    private static final int SETUP_DONE = 0x7FFFFFFF;

    private static final int RECEIVE_FIRST = 1 << 9;
    private static final int RECEIVE_LAST = 1 << 8;
    private static final int RECEIVE_GROUP = 1 << 10;
    private static final int LENGTH_SHIFT = 16;

    private static final int FRAME_BYTES_MIN = 14;
    private static final int FRAME_BYTES_MAX = 1518;
    private static final int CHECK_BYTES = 4;
    /// More descriptors in one go no driver has.
    private static final int STEPS_MAX = 1024;
    private static final byte[] NOTHING = new byte[0];

    private final Descriptors descriptors;
    private final BooleanSupplier mayMaster;
    private final Pic pic;
    private final int irq;
    private final Consumer<byte[]> out;
    private final SerialRom rom;
    private final AddressFilter filter = new AddressFilter();
    private final int[] registers = new int[REGISTERS];
    private long transmitAt;
    private long receiveAt;
    private boolean starved;
    private byte[] sending = NOTHING;

    /// @param address of six bytes, which its serial ROM tells
    /// @param mayMaster whether configuration space lets it at memory
    /// @param out takes each frame that is sent
    public Tulip(
            byte[] address, GuestMemory memory, BooleanSupplier mayMaster, Pic pic, int irq, Consumer<byte[]> out) {
        rom = new SerialRom(address);
        descriptors = new Descriptors(memory);
        this.mayMaster = mayMaster;
        this.pic = pic;
        this.irq = irq;
        this.out = out;
        reset();
    }

    public void reset() {
        Arrays.fill(registers, 0);
        registers[BUS_MODE] = 0xFE000000;
        registers[STATUS] = 0xFC000000;
        registers[MODE] = 0x32000040;
        registers[ENABLED] = 0xFFFE0000;
        registers[MISSED] = 0xE0000000;
        registers[ROM] = 0xFFF483FF;
        transmitAt = 0;
        receiveAt = 0;
        starved = false;
        sending = NOTHING;
        filter.reset();
        settle();
    }

    @Override
    public int read(int port) {
        return (int) (readWide(port & ~3, 4) >>> 8 * (port & 3)) & 0xFF;
    }

    @Override
    public void write(int port, int value) {}

    @Override
    public long readWide(int port, int size) {
        int offset = port & PORTS - 1;
        if ((offset & 7) != 0 || size != 4) return 0;
        int number = offset >>> 3;
        int value = registers[number];
        if (number == ROM) value = value & ~SerialRom.OUT | ((value & ROM_SELECTED) != 0 ? rom.read() : SerialRom.OUT);
        if (number == MISSED) registers[MISSED] &= 0xFFFF0000;
        return value & 0xFFFFFFFFL;
    }

    @Override
    public void writeWide(int port, int size, long value) {
        int offset = port & PORTS - 1;
        if ((offset & 7) == 0 && size == 4) write(offset >>> 3, value);
    }

    private void write(int register, long wide) {
        int value = (int) wide;
        switch (register) {
            case BUS_MODE -> {
                if ((value & SOFT_RESET) != 0) reset();
                else registers[BUS_MODE] = value;
            }
            case TRANSMIT_POLL -> transmit();
            case RECEIVE_POLL -> starved = false;
            case RECEIVE_LIST -> {
                registers[register] = value & ~3;
                receiveAt = registers[register] & 0xFFFFFFFFL;
            }
            case TRANSMIT_LIST -> {
                registers[register] = value & ~3;
                transmitAt = registers[register] & 0xFFFFFFFFL;
            }
            case STATUS -> {
                registers[STATUS] &= ~(value & CAUSES);
                settle();
            }
            case MODE -> mode(value);
            case ENABLED -> {
                registers[ENABLED] = value;
                settle();
            }
            case MISSED -> {}
            case ROM -> {
                registers[ROM] = value;
                if ((value & ROM_SELECTED) != 0) rom.write(value);
            }
            default -> registers[register] = value;
        }
    }

    private void mode(int value) {
        int before = registers[MODE];
        registers[MODE] = value;
        if ((before & ~value & START_TRANSMIT) != 0) tell(TRANSMIT_STOPPED);
        if ((before & ~value & START_RECEIVE) != 0) tell(RECEIVE_STOPPED);
        if ((~before & value & START_RECEIVE) != 0) starved = false;
        if ((~before & value & START_TRANSMIT) != 0) transmit();
    }

    private void tell(int cause) {
        registers[STATUS] |= cause;
        settle();
    }

    /// Sums up the causes, and drives the line.
    private void settle() {
        int enabled = registers[ENABLED];
        int status = registers[STATUS] & ~(NORMAL | ABNORMAL);
        if ((status & enabled & NORMAL_CAUSES) != 0) status |= NORMAL;
        if ((status & enabled & ABNORMAL_CAUSES) != 0) status |= ABNORMAL;
        registers[STATUS] = status;
        pic.line(irq, (status & enabled & (NORMAL | ABNORMAL)) != 0);
    }

    private int skip() {
        return (registers[BUS_MODE] >>> SKIP_SHIFT & SKIP_MASK) * 4;
    }

    // Out

    private void transmit() {
        if ((registers[MODE] & START_TRANSMIT) == 0 || !mayMaster.getAsBoolean()) return;
        for (int steps = 0; steps < STEPS_MAX; steps++) {
            if (!descriptors.isIn(transmitAt, Descriptors.BYTES)) {
                fault(START_TRANSMIT);
                return;
            }
            Descriptors.One one = descriptors.read(transmitAt);
            if (!one.isDevices()) {
                tell(NOTHING_TO_SEND);
                return;
            }
            if (!take(one)) {
                fault(START_TRANSMIT);
                return;
            }
            transmitAt = one.next(registers[TRANSMIT_LIST] & 0xFFFFFFFFL, skip());
        }
    }

    /// What the guest put there is nowhere: the adapter stops.
    private void fault(int which) {
        registers[MODE] &= ~which;
        tell(BUS_ERROR);
    }

    private boolean take(Descriptors.One one) {
        byte[] piece = new byte[one.firstBytes() + one.secondBytes()];
        boolean there = descriptors.read(one.first(), one.firstBytes(), piece, 0)
                && descriptors.read(one.second(), one.secondBytes(), piece, one.firstBytes());
        if (!there) return false;
        if ((one.control() & SETUP) != 0) setUp(one, piece);
        else send(one, piece);
        return true;
    }

    private void setUp(Descriptors.One one, byte[] frame) {
        if (frame.length >= AddressFilter.SETUP_BYTES)
            filter.setUp(Arrays.copyOf(frame, AddressFilter.SETUP_BYTES), (one.control() & BY_HASH) != 0);
        descriptors.status(one, SETUP_DONE);
        if ((one.control() & INTERRUPT) != 0) tell(SENT);
    }

    private void send(Descriptors.One one, byte[] piece) {
        if ((one.control() & FIRST) != 0) sending = NOTHING;
        if (sending.length <= FRAME_BYTES_MAX) {
            byte[] joined = Arrays.copyOf(sending, sending.length + piece.length);
            System.arraycopy(piece, 0, joined, sending.length, piece.length);
            sending = joined;
        }
        descriptors.status(one, 0);
        if ((one.control() & LAST) == 0) return;
        boolean fits = sending.length >= FRAME_BYTES_MIN && sending.length <= FRAME_BYTES_MAX;
        if (fits) out.accept(sending);
        sending = NOTHING;
        if ((one.control() & INTERRUPT) != 0) tell(SENT);
    }

    // In

    /// A frame has come, without its check sequence.
    public void receive(byte[] frame) {
        int mode = registers[MODE];
        boolean listens = (mode & START_RECEIVE) != 0 && mayMaster.getAsBoolean() && frame.length >= FRAME_BYTES_MIN;
        if (!listens || !filter.takes(frame, (mode & PROMISCUOUS) != 0, (mode & ALL_GROUPS) != 0)) return;
        if (starved) miss();
        else store(checked(frame));
    }

    private static byte[] checked(byte[] frame) {
        byte[] whole = Arrays.copyOf(frame, frame.length + CHECK_BYTES);
        long crc = SerialRom.crc(frame);
        for (int i = 0; i < CHECK_BYTES; i++) whole[frame.length + i] = (byte) (crc >>> 8 * i);
        return whole;
    }

    private void miss() {
        if ((registers[MISSED] & 0xFFFF) != 0xFFFF) registers[MISSED]++;
    }

    private void store(byte[] whole) {
        int done = 0;
        for (int steps = 0; done < whole.length && steps < STEPS_MAX; steps++) {
            if (!descriptors.isIn(receiveAt, Descriptors.BYTES)) {
                fault(START_RECEIVE);
                return;
            }
            Descriptors.One one = descriptors.read(receiveAt);
            if (!one.isDevices()) {
                starve();
                return;
            }
            int first = Math.min(one.firstBytes(), whole.length - done);
            int second = Math.min(one.secondBytes(), whole.length - done - first);
            boolean there = descriptors.write(one.first(), first, whole, done)
                    && descriptors.write(one.second(), second, whole, done + first);
            if (!there) {
                fault(START_RECEIVE);
                return;
            }
            boolean begins = done == 0;
            done += first + second;
            int status = begins ? RECEIVE_FIRST : 0;
            if (done == whole.length)
                status |= RECEIVE_LAST | whole.length << LENGTH_SHIFT | ((whole[0] & 1) != 0 ? RECEIVE_GROUP : 0);
            descriptors.status(one, status);
            receiveAt = one.next(registers[RECEIVE_LIST] & 0xFFFFFFFFL, skip());
        }
        if (done == whole.length) tell(RECEIVED);
    }

    /// The guest has given no more buffers: it asks by a poll when it has.
    private void starve() {
        starved = true;
        miss();
        tell(NO_BUFFER);
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(registers.clone(), transmitAt, receiveAt, starved, sending.clone(), filter.save(), rom.save());
    }

    @Override
    public void restore(State s) {
        System.arraycopy(s.registers(), 0, registers, 0, REGISTERS);
        transmitAt = s.transmitAt();
        receiveAt = s.receiveAt();
        starved = s.starved();
        sending = s.sending().clone();
        filter.restore(s.filter());
        rom.restore(s.rom());
    }
}
