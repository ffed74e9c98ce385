// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

/// What Device Manager calls a function that has no driver.
final class PciNames {
    private PciNames() {}

    /// @param id vendor in the low 16 bits, device in the high ones
    static String of(int id) {
        return switch (id) {
            case 0x7192_8086 -> "Intel 82443BX Processor to PCI Bridge";
            case 0x7110_8086 -> "Intel 82371AB/EB PCI to ISA bridge";
            case 0x7111_8086 -> "Intel(R) 82371AB/EB PCI Bus Master IDE Controller";
            case 0x7113_8086 -> "Intel 82371AB/EB Power Management Controller";
            case 0x5353_1414 -> "Video Controller (VGA Compatible)";
            case 0x0009_1011 -> "Ethernet Controller";
            default -> "PCI device %04X:%04X".formatted(id & 0xFFFF, id >>> 16);
        };
    }
}
