// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.util.Map;
import java.util.TreeMap;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;

/// The controller half of `atapi` and `pciide`: names the two channels at their fixed addresses, with their halves of
/// the bus master when this driver uses it.
final class IdeController extends Driver {
    static final String CHANNEL_ID = "IDE\\CHANNEL";

    private final boolean direct;

    /// @param direct data goes by bus master if the controller has one
    IdeController(DeviceNode node, DriverContext kernel, boolean direct) {
        super(node, kernel);
        this.direct = direct;
    }

    @Override
    protected void initialize() {
        channel(0, "Primary IDE Channel", 0x1F0, 0x3F6, 14);
        channel(1, "Secondary IDE Channel", 0x170, 0x376, 15);
    }

    private void channel(int number, String description, long port, long control, long irq) {
        Map<String, Long> resources = new TreeMap<>();
        resources.put("port", port);
        resources.put("control", control);
        resources.put("irq", irq);
        resources.put("vector", (long) PcBoard.vector((int) irq));
        Long busMaster = node.resources().get("bus-master");
        if (direct && busMaster != null) resources.put("bus-master", busMaster + 8L * number);
        kernel.found(DeviceNode.registers(node.path() + "/channel" + number, CHANNEL_ID, description, resources));
    }

    @Override
    protected void start(IoRequest request) {
        complete(request.id(), Refusals.notADevice(node));
    }
}
