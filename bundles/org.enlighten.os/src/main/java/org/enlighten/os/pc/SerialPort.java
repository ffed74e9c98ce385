// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.machine.Cost;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.simulation.Saved;

/// The `serial` driver: a 16550 at 115,200 baud with its FIFOs on. It sends as many bytes as the FIFO takes each time
/// the transmitter is empty, and reads what has come when it is asked.
final class SerialPort extends Driver {
    private enum Stage {
        SEND,
        STATUS_READ,
        BYTE_READ
    }

    private record State(long request, int done, Slice.State data) {}

    private static final int ENABLES = 1;
    private static final int FIFO_CONTROL = 2;
    private static final int LINE_CONTROL = 3;
    private static final int MODEM_CONTROL = 4;
    private static final int LINE_STATUS = 5;
    private static final int DIVISOR_LATCH = 0x80;
    private static final int EIGHT_BITS = 0x03;
    private static final int FIFO_ON = 0x07;
    private static final int READY = 0x03;
    private static final int TRANSMITTER_EMPTY = 0x20;
    private static final int HAS_DATA = 0x01;
    private static final int FIFO_BYTES = 16;

    private final int port;
    private long request;
    private int done;
    private Slice data = Slice.of(new byte[0]);

    SerialPort(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
        port = (int) node.resource("port");
    }

    @Override
    protected void initialize() {
        out8(port + ENABLES, 0);
        out8(port + LINE_CONTROL, DIVISOR_LATCH);
        out8(port, 1);
        out8(port + 1, 0);
        out8(port + LINE_CONTROL, EIGHT_BITS);
        out8(port + FIFO_CONTROL, FIFO_ON);
        out8(port + MODEM_CONTROL, READY);
    }

    @Override
    protected void start(IoRequest asked) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        request = asked.id();
        done = 0;
        switch (asked.function()) {
            case IoRequest.Function.Put(Slice from) -> {
                data = from;
                send();
            }
            case IoRequest.Function.Get(Slice into) -> {
                data = into;
                in8(port + LINE_STATUS, Stage.STATUS_READ);
            }
            default -> complete(request, Refusals.notADevice(node));
        }
    }

    private void send() {
        if (done == data.length()) complete(request, Outcome.done(done));
        else poll8(port + LINE_STATUS, TRANSMITTER_EMPTY, TRANSMITTER_EMPTY, Stage.SEND);
    }

    @Override
    protected void stage(int stage, long answer) {
        switch (Stage.values()[stage]) {
            case SEND -> {
                int count = Math.min(FIFO_BYTES, data.length() - done);
                for (byte b : data.part(done, count).toBytes()) out8(port, b);
                done += count;
                if (done < data.length()) poll8(port + LINE_STATUS, TRANSMITTER_EMPTY, TRANSMITTER_EMPTY, Stage.SEND);
                else complete(request, Outcome.done(done));
            }
            case STATUS_READ -> {
                if ((answer & HAS_DATA) != 0 && done < data.length()) in8(port, Stage.BYTE_READ);
                else complete(request, Outcome.done(done));
            }
            case BYTE_READ -> {
                data.part(done++, 1).fill(new byte[] {(byte) answer}, 0);
                in8(port + LINE_STATUS, Stage.STATUS_READ);
            }
        }
    }

    @Override
    public Saved save() {
        return Saved.of(new State(request, done, data.save()));
    }

    @Override
    public void restore(Saved state) {
        State s = state.as(State.class);
        request = s.request();
        done = s.done();
        data = s.data().in(kernel.memories());
    }
}
