// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.command;

import org.enlighten.storage.command.CommandResult.CheckCondition;

/// Answers to INQUIRY: the standard data and the vital product data pages 0x00, 0x80 and
/// 0x83 (SPC-3 6.4, 7.6); of disks 0xB0 and 0xB1 too (SBC-3 6.5).
final class InquiryData {
    private static final int STANDARD_BYTES = 36;
    private static final int DISK_BYTES = 104;
    /// Several commands may be under way.
    private static final int COMMAND_QUEUE = 0x02;
    /// Of block limits and of block device characteristics, without their head.
    private static final int PAGE_BYTES = 60;
    /// 256 KiB.
    private static final int TRANSFER_BLOCKS = 512;

    private final ScsiTarget.Kind kind;
    private final DeviceIdentity identity;

    InquiryData(ScsiTarget.Kind kind, DeviceIdentity identity) {
        this.kind = kind;
        this.identity = identity;
    }

    CommandResult answer(int page, int allocation) {
        return switch (page) {
            case -1 -> CommandBytes.cut(standard(), allocation);
            case 0x00 -> CommandBytes.cut(page(0x00, pages()), allocation);
            case 0x80 -> CommandBytes.cut(page(0x80, CommandBytes.of(20).text(0, 20, identity.serial())), allocation);
            case 0x83 -> CommandBytes.cut(page(0x83, designator()), allocation);
            case 0xB0 -> ofDisks(page(0xB0, limits()), allocation);
            case 0xB1 -> ofDisks(page(0xB1, CommandBytes.of(PAGE_BYTES)), allocation);
            default -> CheckCondition.INVALID_FIELD;
        };
    }

    private boolean isDisk() {
        return kind == ScsiTarget.Kind.DISK;
    }

    private CommandResult ofDisks(CommandBytes page, int allocation) {
        return isDisk() ? CommandBytes.cut(page, allocation) : CheckCondition.INVALID_FIELD;
    }

    private CommandBytes pages() {
        return isDisk()
                ? CommandBytes.of(5).u8(0, 0x00, 0x80, 0x83, 0xB0, 0xB1)
                : CommandBytes.of(3).u8(0, 0x00, 0x80, 0x83);
    }

    /// Block limits: no more than this many blocks at once, nothing that could be given back.
    private static CommandBytes limits() {
        return CommandBytes.of(PAGE_BYTES).u32(4, TRANSFER_BLOCKS);
    }

    private CommandBytes standard() {
        int bytes = isDisk() ? DISK_BYTES : STANDARD_BYTES;
        return CommandBytes.of(bytes)
                .u8(0, kind.peripheralType, isDisk() ? 0 : 0x80, 0x05, 0x02, bytes - 5)
                .u8(7, isDisk() ? COMMAND_QUEUE : 0)
                .text(8, 8, identity.vendor())
                .text(16, 16, identity.product())
                .text(32, 4, identity.revision());
    }

    /// One designator of the logical unit: vendor and serial number in ASCII (type 1).
    private CommandBytes designator() {
        return CommandBytes.of(32)
                .u8(0, 0x02, 0x01, 0x00, 28)
                .text(4, 8, identity.vendor())
                .text(12, 20, identity.serial());
    }

    private CommandBytes page(int code, CommandBytes content) {
        byte[] body = content.bytes();
        CommandBytes page = CommandBytes.of(4 + body.length)
                .u8(0, kind.peripheralType, code)
                .u16(2, body.length);
        for (int i = 0; i < body.length; i++) page.u8(4 + i, body[i]);
        return page;
    }
}
