// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.pci;

/// The functions on bus 0, as a first-generation Hyper-V machine shows them, with the registers that this board's
/// software uses (data sheets 290633 and 290562).
final class PciFunctions {
    private PciFunctions() {}

    /// 82443BX without AGP.
    static PciFunction hostBridge() {
        return new PciFunction(0, 0, 0x7192_8086, 0x060000_03)
                .set32(PciFunction.COMMAND, 0x0200_0006, 0x0100)
                .set32(0x58, 0, -1)
                .set32(0x5C, 0, -1)
                .set32(0x60, 0, -1)
                .set32(0x64, 0, -1)
                .powerOn();
    }

    /// 82371AB function 0: the bridge to the ISA bus.
    static PciFunction isaBridge() {
        return new PciFunction(7, 0, 0x7110_8086, 0x060100_01)
                .set32(PciFunction.COMMAND, 0x0280_0007, 0x0108)
                .set32(0x0C, 0x0080_0000, 0)
                .set32(0x4C, 0x0003_004D, 0xFFFF_007F)
                .set32(0x60, 0x8080_8080, 0x8F8F_8F8F)
                .powerOn();
    }

    /// 82371AB function 1: two IDE channels at their fixed addresses, with a bus master.
    static PciFunction ide() {
        return new PciFunction(7, 1, 0x7111_8086, 0x010180_01)
                .set32(PciFunction.COMMAND, 0x0280_0000, 0x05)
                .set32(0x20, 1, 0xFFF0)
                .set32(0x40, 0, 0xF3FF_F3FF)
                .set32(0x44, 0, 0xFF)
                .set32(0x48, 0, 0x3333_000F)
                .powerOn();
    }

    /// 82371AB function 3: power management.
    static PciFunction power() {
        return new PciFunction(7, 3, 0x7113_8086, 0x068000_02)
                .set32(PciFunction.COMMAND, 0x0280_0000, 0x01)
                .set32(0x40, 1, 0xFFC0)
                .set32(0x80, 0, 0x01)
                .powerOn();
    }

    /// A DEC 21140 at device 10 and the next ones.
    static PciFunction network(int number) {
        return new PciFunction(10 + number, 0, 0x0009_1011, 0x020000_20)
                .set32(PciFunction.COMMAND, 0x0280_0000, 0x05)
                .set32(0x10, 1, 0xFF80)
                .set32(0x3C, 0x0100, 0xFF)
                .powerOn();
    }

    /// The display adapter; only its VGA half is here.
    static PciFunction video() {
        return new PciFunction(8, 0, 0x5353_1414, 0x030000_00)
                .set32(PciFunction.COMMAND, 0x0200_0003, 0x03)
                .powerOn();
    }
}
