// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.util.Arrays;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.machine.Cost;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.os.driver.NetworkOffer;
import org.enlighten.os.net.protocol.MacAddress;
import org.enlighten.simulation.Saved;

/// The `dc21x4` driver of a DEC 21140: reads its address from the serial ROM, gives it two rings of descriptors and a
/// setup frame with that address and broadcast, and is a network adapter of its kernel. Frames go out from where the
/// kernel has them; those that come lie in this driver's pages.
final class EthernetPort extends Driver {
    private enum Stage {
        ROM_BIT_READ,
        MASK_READ,
        STATUS_READ,
        ACKNOWLEDGED
    }

    /// @param word of the address that is read now, with so many bits of its value
    private record State(
            int word,
            int bits,
            int value,
            long address,
            long[] requests,
            int sendNext,
            int sendDone,
            int receiveNext) {}

    private static final int BUS_MODE = 0x00;
    private static final int TRANSMIT_POLL = 0x08;
    private static final int RECEIVE_POLL = 0x10;
    private static final int RECEIVE_LIST = 0x18;
    private static final int TRANSMIT_LIST = 0x20;
    private static final int STATUS = 0x28;
    private static final int MODE = 0x30;
    private static final int ENABLED = 0x38;
    private static final int ROM = 0x48;

    private static final int SOFT_RESET = 1;
    /// Transmit and receive interrupts, no buffer, and the two summaries.
    private static final int CAUSES = 1 | 1 << 6 | 1 << 7 | 1 << 15 | 1 << 16;

    private static final int START = 1 << 1 | 1 << 13;

    private static final int ROM_READ = 1 << 14 | 1 << 11;
    private static final int ROM_SELECT = 1;
    private static final int ROM_CLOCK = 2;
    private static final int ROM_IN = 4;
    private static final int ROM_OUT = 8;
    private static final int ROM_COMMAND_BITS = 9;
    private static final int ROM_READ_WORD = 0b110 << 6;
    private static final int ADDRESS_WORD = 10;
    private static final int ADDRESS_WORDS = 3;

    private static final int RING = 16;
    private static final int DESCRIPTOR_BYTES = 16;
    private static final int RECEIVE_RING_AT = RING * DESCRIPTOR_BYTES;
    private static final int SETUP_AT = 1024;
    private static final int SETUP_BYTES = 192;
    private static final int BUFFER_BYTES = 2048;
    private static final int OWN = 1 << 31;
    private static final int END_OF_RING = 1 << 25;
    private static final int SETUP = 1 << 27;
    /// First and last piece of a frame, and an interrupt when it has gone.
    private static final int WHOLE = 1 << 29 | 1 << 30 | 1 << 31;

    private static final int CHECK_BYTES = 4;
    private static final int LENGTH_SHIFT = 16;
    private static final int LENGTH_MASK = 0x3FFF;
    private static final int PACKET_BYTES = 1_500;
    private static final long NOTHING = -1;

    private final int port;
    private final int irq;
    private final long rings;
    private final long buffers;
    private final long[] requests = new long[RING];
    private int word;
    private int bits;
    private int value;
    private long address;
    private int sendNext;
    private int sendDone;
    private int receiveNext;

    EthernetPort(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
        port = (int) node.resource("port");
        irq = (int) node.resource("irq");
        rings = kernel.allocatePages(1);
        buffers = kernel.allocatePages(RING * BUFFER_BYTES / GuestMemory.PAGE_BYTES);
        Arrays.fill(requests, NOTHING);
    }

    /// One place of the ring stays free, so that a full one and an empty one look different.
    @Override
    public int depth() {
        return RING - 1;
    }

    @Override
    protected void initialize() {
        kernel.connect((int) node.resource("vector"));
        out32(port + BUS_MODE, SOFT_RESET);
        askRom();
    }

    private void rom(int lines) {
        out32(port + ROM, ROM_READ | lines);
    }

    private void askRom() {
        int command = ROM_READ_WORD | ADDRESS_WORD + word;
        rom(0);
        rom(ROM_SELECT);
        for (int b = ROM_COMMAND_BITS - 1; b >= 0; b--) {
            int in = (command >>> b & 1) != 0 ? ROM_IN : 0;
            rom(ROM_SELECT | in);
            rom(ROM_SELECT | in | ROM_CLOCK);
        }
        bits = 0;
        value = 0;
        clockRom();
    }

    private void clockRom() {
        rom(ROM_SELECT);
        rom(ROM_SELECT | ROM_CLOCK);
        in32(port + ROM, Stage.ROM_BIT_READ);
    }

    @Override
    protected void stage(int stage, long answer) {
        switch (Stage.values()[stage]) {
            case ROM_BIT_READ -> romBit((answer & ROM_OUT) != 0);
            case MASK_READ -> {
                out8(PicPorts.maskPort(irq), PicPorts.unmasked(irq, answer));
                kernel.offerNetwork(new NetworkOffer("", new MacAddress(address), PACKET_BYTES, true));
            }
            case STATUS_READ -> {
                argument(answer);
                out32(port + STATUS, answer);
                if (irq >= 8) out8(PcBoard.SLAVE_PIC, PcBoard.END_OF_INTERRUPT);
                out8(PcBoard.MASTER_PIC, PcBoard.END_OF_INTERRUPT);
                then(Stage.ACKNOWLEDGED);
            }
            case ACKNOWLEDGED -> defer(argument());
        }
    }

    private void romBit(boolean one) {
        value = value << 1 | (one ? 1 : 0);
        if (++bits < 16) {
            clockRom();
            return;
        }
        address = address << 16 | (value & 0xFF) << 8 | value >>> 8;
        if (++word < ADDRESS_WORDS) askRom();
        else begin();
    }

    private void begin() {
        GuestMemory memory = kernel.memory();
        for (int i = 0; i < RING; i++) {
            int end = i == RING - 1 ? END_OF_RING : 0;
            describe(rings + (long) i * DESCRIPTOR_BYTES, 0, end, 0);
            describe(
                    rings + RECEIVE_RING_AT + (long) i * DESCRIPTOR_BYTES,
                    OWN,
                    end | BUFFER_BYTES - CHECK_BYTES,
                    buffers + (long) i * BUFFER_BYTES);
        }
        byte[] setup = setupFrame();
        memory.write(rings + SETUP_AT, setup, 0, setup.length);
        describe(rings, OWN, SETUP | SETUP_BYTES, rings + SETUP_AT);
        sendNext = 1;
        out32(port + RECEIVE_LIST, rings + RECEIVE_RING_AT);
        out32(port + TRANSMIT_LIST, rings);
        out32(port + ENABLED, CAUSES);
        out32(port + MODE, START);
        in8(PicPorts.maskPort(irq), Stage.MASK_READ);
    }

    private void describe(long at, int status, int control, long buffer) {
        GuestMemory memory = kernel.memory();
        memory.put32(at + 4, control);
        memory.put32(at + 8, (int) buffer);
        memory.put32(at + 12, 0);
        memory.put32(at, status);
    }

    /// The own address in the first place, broadcast in all others: six bytes in the low halves of three words each.
    private byte[] setupFrame() {
        byte[] frame = new byte[SETUP_BYTES];
        for (int at = 0; at < SETUP_BYTES; at += 4)
            for (int i = 0; i < 2; i++) frame[at + i] = at < 12 ? addressByte(at / 2 + i) : (byte) 0xFF;
        return frame;
    }

    private byte addressByte(int index) {
        return (byte) (address >>> 8 * (5 - index));
    }

    @Override
    protected void start(IoRequest request) {
        if (!(request.function() instanceof IoRequest.Function.Put(Slice data))) {
            complete(request.id(), Refusals.notADevice(node));
            return;
        }
        int place = sendNext;
        sendNext = (sendNext + 1) % RING;
        requests[place] = request.id();
        int end = place == RING - 1 ? END_OF_RING : 0;
        describe(rings + (long) place * DESCRIPTOR_BYTES, OWN, WHOLE | end | data.length(), data.at());
        out32(port + TRANSMIT_POLL, 1);
    }

    @Override
    protected void interrupt(int vector) {
        in32(port + STATUS, Stage.STATUS_READ);
    }

    @Override
    protected void deferred(long status) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        reap();
        if (receive()) out32(port + RECEIVE_POLL, 1);
    }

    private void reap() {
        while (sendDone != sendNext && (kernel.memory().i32(rings + (long) sendDone * DESCRIPTOR_BYTES) & OWN) == 0) {
            long request = requests[sendDone];
            requests[sendDone] = NOTHING;
            sendDone = (sendDone + 1) % RING;
            if (request != NOTHING) complete(request, Outcome.DONE);
        }
    }

    /// Whether there were any.
    private boolean receive() {
        boolean any = false;
        for (int n = 0; n < RING; n++) {
            long at = rings + RECEIVE_RING_AT + (long) receiveNext * DESCRIPTOR_BYTES;
            int status = kernel.memory().i32(at);
            if ((status & OWN) != 0) break;
            any = true;
            int bytes = (status >>> LENGTH_SHIFT & LENGTH_MASK) - CHECK_BYTES;
            if (bytes > 0 && bytes < BUFFER_BYTES) take(bytes);
            kernel.memory().put32(at, OWN);
            receiveNext = (receiveNext + 1) % RING;
        }
        return any;
    }

    private void take(int bytes) {
        charge(kernel.costs().ns(Cost.PAGE_COPY));
        byte[] frame = new byte[bytes];
        kernel.memory().read(buffers + (long) receiveNext * BUFFER_BYTES, frame, 0, bytes);
        kernel.frameReceived(frame);
    }

    @Override
    public Saved save() {
        return Saved.of(new State(word, bits, value, address, requests.clone(), sendNext, sendDone, receiveNext));
    }

    @Override
    public void restore(Saved state) {
        State s = state.as(State.class);
        word = s.word();
        bits = s.bits();
        value = s.value();
        address = s.address();
        System.arraycopy(s.requests(), 0, requests, 0, RING);
        sendNext = s.sendNext();
        sendDone = s.sendDone();
        receiveNext = s.receiveNext();
    }
}
