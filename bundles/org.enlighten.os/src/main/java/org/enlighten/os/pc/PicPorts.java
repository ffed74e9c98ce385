// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

/// Registers of the two interrupt controllers, as far as a driver with an interrupt request line needs them.
final class PicPorts {
    private PicPorts() {}

    /// The mask register that holds a line's bit.
    static int maskPort(int irq) {
        return (irq < 8 ? PcBoard.MASTER_PIC : PcBoard.SLAVE_PIC) + 1;
    }

    /// A mask with the line let through.
    static int unmasked(int irq, long mask) {
        return (int) mask & ~(1 << (irq & 7));
    }
}
