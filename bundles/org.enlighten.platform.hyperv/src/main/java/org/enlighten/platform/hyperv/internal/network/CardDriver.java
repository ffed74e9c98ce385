// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.network;

import org.enlighten.host.NetworkCard;
import org.enlighten.machine.Cost;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;

/// The driver of a physical network adapter under a virtual switch: hands the frames that have come to whoever has the
/// card. What goes out the switch gives to the card itself, in the kernel. The frames lie in the card's own ring: the
/// driver keeps nothing.
final class CardDriver extends Driver {
    private final NetworkCard card;

    CardDriver(DeviceNode node, DriverContext kernel, NetworkCard card) {
        super(node, kernel);
        this.card = card;
    }

    @Override
    protected void initialize() {
        kernel.connect((int) node.resource("vector"));
    }

    @Override
    protected void start(IoRequest request) {
        throw new IllegalStateException("the adapter '" + node.path() + "' is a switch's, not the system's");
    }

    @Override
    protected void interrupt(int vector) {
        kernel.defer(0, 0);
    }

    @Override
    protected void deferred(long argument) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        card.deliver();
    }
}
