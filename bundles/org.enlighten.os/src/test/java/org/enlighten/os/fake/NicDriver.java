// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.machine.Cost;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.os.driver.NetworkOffer;
import org.enlighten.os.net.protocol.MacAddress;
import org.enlighten.simulation.Saved;

/// Driver of [NicDevice].
final class NicDriver extends Driver {
    enum Stage {
        LOW,
        HIGH,
        STATUS,
        LENGTH
    }

    record State(long low, long hardware, long request, int bytes) {}

    private static final int PACKET_BYTES = 1500;

    private final int port;
    private final long buffer;
    private long low;
    private long hardware;
    private long request;
    private int bytes;

    NicDriver(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
        port = (int) node.resource("port");
        buffer = kernel.allocatePages(1);
    }

    @Override
    protected void initialize() {
        kernel.connect((int) node.resource("vector"));
        out32(port + NicDevice.RECEIVE_ADDRESS, buffer);
        in32(port + NicDevice.ADDRESS_LOW, Stage.LOW);
    }

    @Override
    protected void start(IoRequest r) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        request = r.id();
        if (!(r.function() instanceof IoRequest.Function.Put(Slice frame))) {
            complete(request, new Outcome.Failed(Outcome.Failure.INVALID, "an adapter cannot do that"));
            return;
        }
        bytes = frame.length();
        out32(port + NicDevice.SEND_ADDRESS, frame.at());
        out32(port + NicDevice.SEND, bytes);
    }

    @Override
    protected void interrupt(int vector) {
        in32(port + NicDevice.STATUS, Stage.STATUS);
    }

    @Override
    protected void deferred(long status) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        if ((status & NicDevice.SENT) != 0) complete(request, Outcome.done(bytes));
        if ((status & NicDevice.LINK_CHANGED) != 0) offer((status & NicDevice.LINKED) != 0);
        if ((status & NicDevice.CAME) != 0) in32(port + NicDevice.RECEIVED, Stage.LENGTH);
    }

    private void offer(boolean linked) {
        kernel.offerNetwork(new NetworkOffer("", new MacAddress(hardware), PACKET_BYTES, linked));
    }

    @Override
    protected void stage(int stage, long answer) {
        switch (Stage.values()[stage]) {
            case LOW -> {
                low = answer;
                in32(port + NicDevice.ADDRESS_HIGH, Stage.HIGH);
            }
            case HIGH -> {
                hardware = answer << 32 | low;
                offer(true);
            }
            case STATUS -> {
                if ((answer & ~NicDevice.LINKED) != 0) defer(answer);
            }
            case LENGTH -> {
                if (answer == 0) return;
                kernel.frameReceived(new Slice(kernel.memory(), buffer, (int) answer).toBytes());
                out32(port + NicDevice.RECEIVED, 0);
            }
        }
    }

    @Override
    public Saved save() {
        return Saved.of(new State(low, hardware, request, bytes));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        low = s.low();
        hardware = s.hardware();
        request = s.request();
        bytes = s.bytes();
    }
}
