// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

import org.enlighten.machine.Cost;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;

/// Driver of [ClockDevice].
final class ClockDriver extends Driver {
    enum Stage {
        STARTED,
        ACKNOWLEDGED
    }

    ClockDriver(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
    }

    @Override
    protected void initialize() {
        kernel.connect(ClockDevice.VECTOR);
        out32(ClockDevice.PORT, kernel.wantedClockPeriodNs() / 1000);
        then(Stage.STARTED);
    }

    @Override
    protected void start(IoRequest request) {
        throw new IllegalStateException("a clock has no queue");
    }

    @Override
    protected void interrupt(int vector) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        kernel.clockTick();
        out8(ClockDevice.ACKNOWLEDGE, 0x20);
        then(Stage.ACKNOWLEDGED);
    }

    @Override
    protected void stage(int stage, long answer) {
        if (stage == Stage.STARTED.ordinal()) kernel.offerClock(kernel.wantedClockPeriodNs());
    }
}
