// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.simulation.Saved;

/// The `pit` driver: counter 0 of the interval timer as the system's clock.
final class IntervalTimer extends Driver {
    private enum Stage {
        MASK_READ
    }

    private record State(int divisor) {}

    private static final long HZ = 1_193_182;
    private static final long SECOND_NS = 1_000_000_000;
    private static final int DIVISOR_MOST = 65_536;
    /// Counter 0, low byte then high byte, rate generator, binary.
    private static final int RATE_GENERATOR = 0x34;
    private static final int CONTROL = 3;

    private final int port;
    private final int irq;
    private int divisor;

    IntervalTimer(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
        port = (int) node.resource("port");
        irq = (int) node.resource("irq");
    }

    @Override
    protected void initialize() {
        long wanted = (kernel.wantedClockPeriodNs() * HZ + SECOND_NS / 2) / SECOND_NS;
        divisor = Math.clamp(wanted, 2, DIVISOR_MOST);
        kernel.connect((int) node.resource("vector"));
        out8(port + CONTROL, RATE_GENERATOR);
        out8(port, divisor);
        out8(port, divisor >>> 8);
        in8(PicPorts.maskPort(irq), Stage.MASK_READ);
    }

    @Override
    protected void stage(int stage, long answer) {
        switch (Stage.values()[stage]) {
            case MASK_READ -> {
                kernel.offerClock((divisor * SECOND_NS + HZ / 2) / HZ);
                out8(PicPorts.maskPort(irq), PicPorts.unmasked(irq, answer));
            }
        }
    }

    @Override
    protected void interrupt(int vector) {
        kernel.clockTick();
        out8(PcBoard.MASTER_PIC, PcBoard.END_OF_INTERRUPT);
    }

    @Override
    protected void start(IoRequest request) {
        complete(request.id(), Refusals.notADevice(node));
    }

    @Override
    public Saved save() {
        return Saved.of(new State(divisor));
    }

    @Override
    public void restore(Saved state) {
        divisor = state.as(State.class).divisor();
    }
}
