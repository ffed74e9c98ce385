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

    /// Its registers lie where this board's firmware puts them: the PIIX4's power management block.
    private static final DeviceNode ACPI = DeviceNode.registers(
            "acpi", "ACPI_HAL\\PNP0C08", "Microsoft ACPI-Compliant System", Map.of("port", 0x400L));

    private PcBoard() {}

    /// The devices that a kernel on a PC begins with; their drivers find the others.
    public static List<DeviceNode> rootDevices() {
        return List.of(PCI);
    }

    /// The same for a system that knows ACPI: what the board has on it is named by firmware's tables too.
    public static List<DeviceNode> acpiDevices() {
        return List.of(ACPI, PCI);
    }

    /// The vector of an interrupt request line.
    static int vector(int irq) {
        return FIRST_VECTOR + irq;
    }
}
