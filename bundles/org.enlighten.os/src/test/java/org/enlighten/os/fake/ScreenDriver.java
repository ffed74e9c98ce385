// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.machine.Cost;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;

/// Writes each byte to [ScreenDevice].
final class ScreenDriver extends Driver {
    static final int VECTOR = 0x41;

    enum Stage {
        WRITTEN,
        KEY
    }

    ScreenDriver(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
    }

    @Override
    protected void initialize() {
        kernel.connect(VECTOR);
        kernel.offerConsole(DriverContext.ConsolePart.SCREEN);
        kernel.offerConsole(DriverContext.ConsolePart.KEYBOARD);
    }

    @Override
    protected void start(IoRequest request) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        if (!(request.function() instanceof IoRequest.Function.Put(Slice data))) {
            complete(request.id(), new Outcome.Failed(Outcome.Failure.INVALID, "a screen only shows"));
            return;
        }
        for (byte b : data.toBytes()) out8(ScreenDevice.PORT, b & 0xFF);
        argument(request.id() << 20 | data.length());
        then(Stage.WRITTEN);
    }

    @Override
    protected void interrupt(int vector) {
        in8(ScreenDevice.PORT, Stage.KEY);
    }

    @Override
    protected void deferred(long key) {
        kernel.consoleInput((int) key);
    }

    @Override
    protected void stage(int stage, long answer) {
        switch (Stage.values()[stage]) {
            case WRITTEN -> complete(argument() >>> 20, Outcome.done(argument() & 0xFFFFF));
            case KEY -> defer(answer);
        }
    }
}
