// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

/// Registers of a channel as offsets from its port, and what their bits mean (ATA/ATAPI-6, 7; SFF-8038i).
final class Ata {
    static final int DATA = 0;
    static final int ERROR = 1;
    static final int COUNT = 2;
    static final int LOW = 3;
    static final int MID = 4;
    static final int HIGH = 5;
    static final int DEVICE = 6;
    static final int COMMAND = 7;
    static final int STATUS = 7;

    static final int BUSY = 0x80;
    static final int READY = 0x40;
    static final int DATA_REQUEST = 0x08;
    static final int FAILED = 0x01;

    static final int NO_INTERRUPT = 0x02;
    static final int SOFTWARE_RESET = 0x04;

    static final int READ = 0x20;
    static final int READ_EXTENDED = 0x24;
    static final int WRITE = 0x30;
    static final int WRITE_EXTENDED = 0x34;
    static final int READ_DMA = 0xC8;
    static final int READ_DMA_EXTENDED = 0x25;
    static final int WRITE_DMA = 0xCA;
    static final int WRITE_DMA_EXTENDED = 0x35;
    static final int FLUSH = 0xE7;
    static final int IDENTIFY = 0xEC;
    static final int IDENTIFY_PACKET = 0xA1;
    static final int PACKET = 0xA0;

    static final int MASTER_COMMAND = 0;
    static final int MASTER_STATUS = 2;
    static final int MASTER_TABLE = 4;
    static final int MASTER_START = 0x01;
    static final int MASTER_TO_MEMORY = 0x08;
    static final int MASTER_FAILED = 0x02;
    static final int MASTER_INTERRUPT = 0x04;

    /// The largest number of sectors, and the first block that only 48-bit commands reach.
    static final long LBA28_END = 1L << 28;

    private Ata() {}

    static int unit(long number) {
        return number == 0 ? 0 : 0x10;
    }
}
