// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.util.List;
import java.util.Map;
import org.enlighten.os.driver.DeviceNode;

/// What software may take for granted on a PC.
public final class PcBoard {
    /// Vector of interrupt request 0; the others follow. Set by the `pci` driver, which is the first to run.
    public static final int FIRST_VECTOR = 0x30;

    static final int MASTER_PIC = 0x20;
    static final int SLAVE_PIC = 0xA0;
    static final int END_OF_INTERRUPT = 0x20;
    private static final DeviceNode PCI =
            DeviceNode.registers("pci", "*PNP0A03", "PCI bus", Map.of("port", 0xCF8L, "data", 0xCFCL));

    private PcBoard() {}

    /// The devices that a kernel on a PC begins with; their drivers find the others.
    public static List<DeviceNode> rootDevices() {
        return List.of(PCI);
    }

    /// The vector of an interrupt request line.
    static int vector(int irq) {
        return FIRST_VECTOR + irq;
    }
}
