// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.command;

import java.io.ByteArrayOutputStream;
import org.enlighten.storage.command.CommandResult.CheckCondition;

/// Answers to MODE SENSE (SPC-3 7.4, SBC-2 6.3, MMC-4 7): none of the pages can be changed.
final class ModePages {
    private static final int ALL = 0x3F;
    private static final int CHANGEABLE = 1;
    private static final int SAVED = 3;
    private static final int[] DISK_PAGES = {0x01, 0x08, 0x0A};
    private static final int[] DVD_PAGES = {0x01, 0x1A, 0x2A};

    private ModePages() {}

    static CommandResult answer(ScsiCommand.ModeSense ask, ScsiTarget.Kind kind, long blocks, boolean writeProtected) {
        if (ask.control() == SAVED) return new CheckCondition(CheckCondition.ILLEGAL_REQUEST, 0x39, 0);
        boolean disk = kind == ScsiTarget.Kind.DISK;
        ByteArrayOutputStream pages = new ByteArrayOutputStream();
        for (int code : disk ? DISK_PAGES : DVD_PAGES) {
            if (ask.page() == ALL || ask.page() == code) pages.writeBytes(page(code, ask.control() == CHANGEABLE));
        }
        if (pages.size() == 0) return CheckCondition.INVALID_FIELD;
        byte[] descriptor = disk && !ask.withoutBlocks() ? descriptor(kind, blocks) : new byte[0];
        int specific = disk && writeProtected ? 0x80 : 0;
        byte[] header = header(ask.extended(), specific, descriptor.length, pages.size());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(header);
        all.writeBytes(descriptor);
        all.writeBytes(pages.toByteArray());
        return CommandBytes.cut(all.toByteArray(), ask.allocation());
    }

    private static byte[] header(boolean extended, int specific, int descriptorBytes, int pageBytes) {
        int rest = descriptorBytes + pageBytes;
        if (!extended)
            return CommandBytes.of(4)
                    .u8(0, rest + 3, 0, specific, descriptorBytes)
                    .bytes();
        return CommandBytes.of(8)
                .u16(0, rest + 6)
                .u8(2, 0, specific)
                .u16(6, descriptorBytes)
                .bytes();
    }

    private static byte[] descriptor(ScsiTarget.Kind kind, long blocks) {
        return CommandBytes.of(8)
                .u32(0, Math.min(blocks, 0xFFFFFFFFL))
                .u32(4, kind.blockBytes & 0xFFFFFF)
                .bytes();
    }

    private static byte[] page(int code, boolean changeable) {
        CommandBytes page = switch (code) {
            case 0x01 -> CommandBytes.of(12).u8(0, 0x01, 10);
            case 0x08 -> CommandBytes.of(20).u8(0, 0x08, 18);
            case 0x0A -> CommandBytes.of(12).u8(0, 0x0A, 10);
            case 0x1A -> CommandBytes.of(12).u8(0, 0x1A, 10);
            default -> capabilities(changeable);
        };
        if (code == 0x08 && !changeable) page.u8(2, 0x04); // write cache enabled
        return page.bytes();
    }

    /// What the drive can do: read discs with data, lock and eject a tray, 16 times the speed of a CD.
    private static CommandBytes capabilities(boolean changeable) {
        CommandBytes page = CommandBytes.of(22).u8(0, 0x2A, 20);
        if (changeable) return page;
        return page.u8(2, 0x0B, 0x00, 0x70, 0x00, 0x29)
                .u16(8, 2816)
                .u16(12, 128)
                .u16(14, 2816);
    }
}
