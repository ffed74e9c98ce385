// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

/// What a PC's registers are called (ATA/ATAPI-6 task files, SFF-8038i bus master where the 440BX's firmware puts it,
/// 8259 interrupt controllers).
final class Registers {
    private static final int PRIMARY = 0x1F0;
    private static final int SECONDARY = 0x170;
    private static final int BUS_MASTER = 0xFFA0;

    private Registers() {}

    /// `IDE status (0x1F7)`; a register that has no name here is called by its port.
    static String name(int port, boolean written) {
        String name = known(port, written);
        String number = "0x%X".formatted(port);
        return name.isEmpty() ? "port " + number : name + " (" + number + ")";
    }

    private static String known(int port, boolean written) {
        if ((port & ~7) == PRIMARY || (port & ~7) == SECONDARY) return taskFile(port & 7, written);
        if ((port & ~15) == BUS_MASTER) return busMaster(port & 7);
        return switch (port) {
            case 0x3F6, 0x376 -> written ? "IDE device control" : "IDE alternate status";
            case 0x20 -> "interrupt controller command";
            case 0xA0 -> "second interrupt controller command";
            case 0x21 -> "interrupt controller mask";
            case 0xA1 -> "second interrupt controller mask";
            default -> "";
        };
    }

    private static String taskFile(int register, boolean written) {
        return switch (register) {
            case 0 -> "IDE data";
            case 1 -> written ? "IDE features" : "IDE error";
            case 2 -> "IDE sector count";
            case 3 -> "IDE LBA low";
            case 4 -> "IDE LBA mid";
            case 5 -> "IDE LBA high";
            case 6 -> "IDE device";
            default -> written ? "IDE command" : "IDE status";
        };
    }

    private static String busMaster(int register) {
        return switch (register) {
            case 0 -> "bus master command";
            case 2 -> "bus master status";
            case 4 -> "bus master table";
            default -> "";
        };
    }
}
