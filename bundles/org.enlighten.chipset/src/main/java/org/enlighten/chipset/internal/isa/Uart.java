// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

import org.enlighten.chipset.internal.bus.PortDevice;
import org.enlighten.simulation.Snapshottable;

/// A 16550 serial port (National PC16550D). What is sent is there at once and kept for whoever looks; the line behind
/// it has no speed.
public final class Uart implements PortDevice, Snapshottable<Uart.State> {
    public record State(
            int enabled,
            int fifoControl,
            int lineControl,
            int modemControl,
            int lineErrors,
            int scratch,
            int divisor,
            boolean emptied,
            boolean modemChanged,
            byte[] received,
            byte[] sent) {}

    public static final int PORT = 0x3F8;
    private static final int IRQ = 4;
    private static final int FIFO = 16;
    private static final int KEPT = 65_536;
    private static final int DIVISOR_LATCH = 0x80;
    private static final int LOOP = 0x10;
    private static final int INTERRUPT_GATE = 0x08;
    private static final int OVERRUN = 0x02;

    private final Pic pic;
    private final ByteQueue received = new ByteQueue(FIFO);
    private final ByteQueue arriving = new ByteQueue(KEPT);
    private final ByteQueue sent = new ByteQueue(KEPT);
    private int enabled;
    private int fifoControl;
    private int lineControl;
    private int modemControl;
    private int lineErrors;
    private int scratch;
    private int divisor = 12;
    /// The transmitter-empty interrupt waits; reading its identification clears it.
    private boolean emptied;
    private boolean modemChanged;

    public Uart(Pic pic) {
        this.pic = pic;
    }

    public byte[] takeSent() {
        byte[] all = sent.toBytes();
        sent.clear();
        return all;
    }

    /// Bytes from the line; they wait until the receiver has room.
    public void arrive(byte[] bytes) {
        for (byte b : bytes) arriving.add(b & 0xFF);
        receive();
        settle();
    }

    private void receive() {
        while (!arriving.isEmpty() && received.size() < depth()) received.add(arriving.take());
    }

    private int depth() {
        return (fifoControl & 1) != 0 ? FIFO : 1;
    }

    @Override
    public int read(int port) {
        boolean latch = (lineControl & DIVISOR_LATCH) != 0;
        int value = switch (port & 7) {
            case 0 -> latch ? divisor & 0xFF : data();
            case 1 -> latch ? divisor >>> 8 : enabled;
            case 2 -> identification(true);
            case 3 -> lineControl;
            case 4 -> modemControl;
            case 5 -> lineStatus();
            case 6 -> modemStatus();
            default -> scratch;
        };
        settle();
        return value;
    }

    @Override
    public void write(int port, int value) {
        boolean latch = (lineControl & DIVISOR_LATCH) != 0;
        switch (port & 7) {
            case 0 -> {
                if (latch) divisor = divisor & 0xFF00 | value;
                else send(value);
            }
            case 1 -> {
                if (latch) divisor = divisor & 0xFF | value << 8;
                else enable(value & 0x0F);
            }
            case 2 -> fifo(value);
            case 3 -> lineControl = value;
            case 4 -> modem(value & 0x1F);
            case 7 -> scratch = value;
            default -> {} // status registers are for the factory's test only
        }
        settle();
    }

    private int data() {
        int value = received.isEmpty() ? 0 : received.take();
        receive();
        return value;
    }

    private void send(int value) {
        emptied = true;
        if ((modemControl & LOOP) != 0) {
            if (received.size() >= depth() || !received.add(value)) lineErrors |= OVERRUN;
            return;
        }
        if (sent.room() == 0) sent.take();
        sent.add(value);
    }

    private void enable(int value) {
        if ((value & 2) != 0 && (enabled & 2) == 0) emptied = true;
        enabled = value;
    }

    private void fifo(int value) {
        boolean switched = ((value ^ fifoControl) & 1) != 0;
        if (switched || (value & 2) != 0) received.clear();
        fifoControl = value & 0xC9;
        receive();
    }

    private void modem(int value) {
        int before = modemLines();
        modemControl = value;
        if (modemLines() != before) modemChanged = true;
    }

    /// In loop mode the outputs are the inputs; else a terminal is connected and ready.
    private int modemLines() {
        if ((modemControl & LOOP) == 0) return 0xB0;
        int lines = 0;
        if ((modemControl & 2) != 0) lines |= 0x10;
        if ((modemControl & 1) != 0) lines |= 0x20;
        if ((modemControl & 4) != 0) lines |= 0x40;
        if ((modemControl & 8) != 0) lines |= 0x80;
        return lines;
    }

    private int modemStatus() {
        int status = modemLines() | (modemChanged ? 0x0F : 0);
        modemChanged = false;
        return status;
    }

    private int lineStatus() {
        int status = 0x60 | lineErrors | (received.isEmpty() ? 0 : 1);
        lineErrors = 0;
        return status;
    }

    private int identification(boolean taken) {
        int fifos = (fifoControl & 1) != 0 ? 0xC0 : 0;
        if ((enabled & 4) != 0 && lineErrors != 0) return fifos | 0x06;
        if ((enabled & 1) != 0 && !received.isEmpty()) return fifos | (atTrigger() ? 0x04 : 0x0C);
        if ((enabled & 2) != 0 && emptied) {
            if (taken) emptied = false;
            return fifos | 0x02;
        }
        if ((enabled & 8) != 0 && modemChanged) return fifos;
        return fifos | 0x01;
    }

    private boolean atTrigger() {
        int[] levels = {1, 4, 8, 14};
        return (fifoControl & 1) == 0 || received.size() >= levels[fifoControl >>> 6];
    }

    private void settle() {
        pic.line(IRQ, (modemControl & INTERRUPT_GATE) != 0 && (identification(false) & 1) == 0);
    }

    public void reset() {
        enabled = 0;
        fifoControl = 0;
        lineControl = 0;
        modemControl = 0;
        lineErrors = 0;
        emptied = false;
        modemChanged = false;
        received.clear();
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        byte[] waiting = new byte[received.size() + arriving.size()];
        System.arraycopy(received.toBytes(), 0, waiting, 0, received.size());
        System.arraycopy(arriving.toBytes(), 0, waiting, received.size(), arriving.size());
        return new State(
                enabled,
                fifoControl,
                lineControl,
                modemControl,
                lineErrors,
                scratch,
                divisor,
                emptied,
                modemChanged,
                waiting,
                sent.toBytes());
    }

    @Override
    public void restore(State s) {
        enabled = s.enabled();
        fifoControl = s.fifoControl();
        lineControl = s.lineControl();
        modemControl = s.modemControl();
        lineErrors = s.lineErrors();
        scratch = s.scratch();
        divisor = s.divisor();
        emptied = s.emptied();
        modemChanged = s.modemChanged();
        received.clear();
        arriving.restore(s.received());
        receive();
        sent.restore(s.sent());
    }
}
