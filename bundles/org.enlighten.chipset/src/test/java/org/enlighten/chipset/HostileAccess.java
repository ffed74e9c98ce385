// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset;

import org.enlighten.chipset.bench.Bench;
import org.enlighten.machine.Exit;
import org.enlighten.simulation.Chance;

/// One access of a guest that tries everything, most of it at ports where something listens.
///
/// @param passNs time that passes afterwards
record HostileAccess(Exit.Reason reason, int port, int size, long value, long gpa, long count, long passNs) {
    private static final int[] PORTS = {
        0x20, 0x21, 0xA0, 0xA1, 0x40, 0x41, 0x42, 0x43, 0x60, 0x61, 0x64, 0x70, 0x71, 0x80, 0x92, 0x3F8, 0x3F9, 0x3FA,
        0x3FB, 0x3FC, 0x3D4, 0x3D5, 0x3C0, 0x3DA, 0x3F2, 0x3F4, 0x3F5, 0x4D0, 0x4D1, 0xCF8, 0xCF9, 0xCFC, 0xCFE, 0x1F0,
        0x1F1, 0x1F2, 0x1F3, 0x1F4, 0x1F5, 0x1F6, 0x1F7, 0x3F6, 0x170, 0x171, 0x172, 0x173, 0x174, 0x175, 0x176, 0x177,
        0x376, 0xC000, 0xC002, 0xC004, 0xC008, 0xC00A, 0xC00C, 0x400, 0x404, 0x408
    };
    private static final int[] IDE_COMMANDS = {
        0x20, 0x24, 0x25, 0x30, 0x34, 0x35, 0x29, 0x39, 0xC4, 0xC5, 0xC6, 0xC8, 0xCA, 0xA0, 0xA1, 0xE7, 0xEC, 0xEF,
        0x08, 0x90, 0x91
    };

    static HostileAccess random(Chance chance) {
        Exit.Reason[] reasons = {Exit.Reason.IN, Exit.Reason.OUT, Exit.Reason.OUT, Exit.Reason.INS, Exit.Reason.OUTS};
        int port = chance.nextInt(20) == 0 ? chance.nextInt(65536) : PORTS[chance.nextInt(PORTS.length)];
        boolean command = (port == 0x1F7 || port == 0x177) && chance.nextInt(4) > 0;
        long value = command ? IDE_COMMANDS[chance.nextInt(IDE_COMMANDS.length)] : chance.nextLong(256);
        if (chance.nextInt(8) == 0) value = chance.nextLong();
        int size = new int[] {1, 1, 1, 2, 4, 8, 0}[chance.nextInt(7)];
        long gpa = chance.nextInt(4) == 0 ? chance.nextLong() : chance.nextLong(17 << 20);
        long count = chance.nextInt(6) == 0 ? chance.nextLong() : chance.nextLong(600);
        long passNs = chance.nextInt(3) == 0 ? chance.nextLong(300_000) : 0;
        return new HostileAccess(reasons[chance.nextInt(reasons.length)], port, size, value, gpa, count, passNs);
    }

    /// The same within so many bytes of memory.
    HostileAccess within(long memoryBytes) {
        return new HostileAccess(reason, port, size, value, Math.floorMod(gpa, memoryBytes), count, passNs);
    }

    /// What it was answered.
    long on(Bench bench) {
        long answer = bench.access(reason, port, size, value, gpa, count);
        if (passNs > 0) bench.pass(passNs);
        bench.board.nextDueNs();
        bench.board.screen();
        return answer;
    }
}
