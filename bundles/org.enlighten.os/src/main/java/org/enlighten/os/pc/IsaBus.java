// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.util.Map;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;

/// The `isa` driver: names the devices that every PC has at fixed addresses, by their Plug and Play ids.
final class IsaBus extends Driver {
    IsaBus(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
    }

    @Override
    protected void initialize() {
        device("timer", "*PNP0100", "System timer", 0x40, 0);
        device("keyboard", "*PNP0303", "Standard 101/102-key keyboard", 0x60, 1);
        device("serial1", "*PNP0501", "Communications Port (COM1)", 0x3F8, 4);
        device("floppy", "*PNP0700", "Standard floppy disk controller", 0x3F0, 6);
        device("clock", "*PNP0B00", "System CMOS/real time clock", 0x70, 8);
    }

    private void device(String name, String deviceId, String description, long port, long irq) {
        Map<String, Long> resources = Map.of("port", port, "irq", irq, "vector", (long) PcBoard.vector((int) irq));
        kernel.found(DeviceNode.registers(node.path() + "/" + name, deviceId, description, resources));
    }

    @Override
    protected void start(IoRequest request) {
        complete(request.id(), Refusals.notADevice(node));
    }
}
