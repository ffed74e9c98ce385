// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.command;

import org.enlighten.storage.command.CommandResult.CheckCondition;

/// Answers to INQUIRY: the standard data and the vital product data pages 0x00, 0x80 and 0x83 (SPC-3 6.4, 7.6).
final class InquiryData {
    private static final int STANDARD_BYTES = 36;

    private final ScsiTarget.Kind kind;
    private final DeviceIdentity identity;

    InquiryData(ScsiTarget.Kind kind, DeviceIdentity identity) {
        this.kind = kind;
        this.identity = identity;
    }

    CommandResult answer(int page, int allocation) {
        return switch (page) {
            case -1 -> CommandBytes.cut(standard(), allocation);
            case 0x00 -> CommandBytes.cut(page(0x00, CommandBytes.of(3).u8(0, 0x00, 0x80, 0x83)), allocation);
            case 0x80 -> CommandBytes.cut(page(0x80, CommandBytes.of(20).text(0, 20, identity.serial())), allocation);
            case 0x83 -> CommandBytes.cut(page(0x83, designator()), allocation);
            default -> CheckCondition.INVALID_FIELD;
        };
    }

    private CommandBytes standard() {
        boolean removable = kind == ScsiTarget.Kind.DVD;
        return CommandBytes.of(STANDARD_BYTES)
                .u8(0, kind.peripheralType, removable ? 0x80 : 0, 0x05, 0x02, STANDARD_BYTES - 5)
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
