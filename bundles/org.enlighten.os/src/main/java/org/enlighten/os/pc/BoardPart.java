// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;

/// The `machine` driver. It touches no register.
final class BoardPart extends Driver {
    BoardPart(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
    }

    @Override
    protected void start(IoRequest request) {
        complete(request.id(), Refusals.notADevice(node));
    }
}
