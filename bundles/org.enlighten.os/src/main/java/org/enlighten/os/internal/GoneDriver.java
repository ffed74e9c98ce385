// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;

/// In the place of a driver whose device was gone when the system was saved: nothing is asked of it any more, and
/// what it
/// had in flight comes to nothing.
final class GoneDriver extends Driver {
    GoneDriver(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
    }

    @Override
    protected void start(IoRequest request) {}

    @Override
    protected void stage(int stage, long answer) {}
}
