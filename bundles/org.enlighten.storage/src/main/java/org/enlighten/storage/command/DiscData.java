// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.command;

import org.enlighten.storage.command.CommandResult.CheckCondition;

/// Answers of a DVD drive about its disc: one session with one track of data (MMC-4 6.6, 6.7, 6.22, 6.26).
final class DiscData {
    private static final int LEAD_OUT = 0xAA;
    private static final int DATA_TRACK = 0x14;
    private static final int MEDIA_CLASS = 4;
    private static final int CD_ROM = 0x0008;
    private static final int DVD_ROM = 0x0010;
    /// More than this many blocks do not fit on a CD (80 minutes).
    private static final long CD_BLOCKS = 360_000;

    private DiscData() {}

    static CommandResult toc(ScsiCommand.ReadToc ask, long blocks) {
        return switch (ask.format()) {
            case 0 -> {
                if (ask.track() > 1 && ask.track() != LEAD_OUT) yield CheckCondition.INVALID_FIELD;
                yield CommandBytes.cut(tracks(ask, blocks), ask.allocation());
            }
            case 1 ->
                CommandBytes.cut(
                        CommandBytes.of(12)
                                .u16(0, 10)
                                .u8(2, 1, 1, 0, DATA_TRACK, 1)
                                .u32(8, at(ask, 0)),
                        ask.allocation());
            default -> CheckCondition.INVALID_FIELD;
        };
    }

    private static CommandBytes tracks(ScsiCommand.ReadToc ask, long blocks) {
        boolean first = ask.track() <= 1;
        CommandBytes toc =
                CommandBytes.of(first ? 20 : 12).u16(0, first ? 18 : 10).u8(2, 1, 1);
        if (first) toc.u8(4, 0, DATA_TRACK, 1, 0).u32(8, at(ask, 0));
        return toc.u8(first ? 12 : 4, 0, DATA_TRACK, LEAD_OUT, 0).u32(first ? 16 : 8, at(ask, blocks));
    }

    /// A block's address, or its minutes, seconds and frames counted from two seconds before block 0.
    private static long at(ScsiCommand.ReadToc ask, long block) {
        if (!ask.minutesSeconds()) return Math.min(block, 0xFFFFFFFFL);
        long frames = block + 150;
        return (frames / 4500 & 0xFF) << 16 | frames / 75 % 60 << 8 | frames % 75;
    }

    static CommandResult configuration(ScsiCommand.GetConfiguration ask, long blocks) {
        int profile = blocks == 0 ? 0 : blocks > CD_BLOCKS ? DVD_ROM : CD_ROM;
        CommandBytes all = CommandBytes.of(8 + 12 + 12 + 8 + 12 + 8).u16(6, profile);
        int at = 8;
        at = feature(all, ask, at, 0x0000, 3, profiles(profile));
        at = feature(all, ask, at, 0x0001, 11, new int[] {0, 0, 0, 2, 1, 0, 0, 0});
        at = feature(all, ask, at, 0x0003, 3, new int[] {0x29, 0, 0, 0});
        at = feature(all, ask, at, 0x0010, profile == 0 ? 0 : 1, new int[] {0, 0, 8, 0, 0, 1, 0, 0});
        at = feature(all, ask, at, 0x001E, profile == CD_ROM ? 9 : 8, new int[] {0, 0, 0, 0});
        all.u32(0, at - 4L);
        return CommandBytes.cut(java.util.Arrays.copyOf(all.bytes(), at), ask.allocation());
    }

    private static int[] profiles(int current) {
        return new int[] {0, DVD_ROM, current == DVD_ROM ? 1 : 0, 0, 0, CD_ROM, current == CD_ROM ? 1 : 0, 0};
    }

    /// Writes one feature if it is asked for: 0 all from the first, 1 the current ones of them, 2 that one alone.
    private static int feature(
            CommandBytes all, ScsiCommand.GetConfiguration ask, int at, int code, int flags, int[] d) {
        boolean current = (flags & 1) != 0;
        boolean wanted = ask.which() == 2
                ? code == ask.firstFeature()
                : code >= ask.firstFeature() && (ask.which() == 0 || current);
        if (!wanted) return at;
        all.u16(at, code).u8(at + 2, flags, d.length).u8(at + 4, d);
        return at + 4 + d.length;
    }

    static CommandResult eventStatus(ScsiCommand.GetEventStatus ask, int event, boolean medium) {
        if (!ask.polled()) return CheckCondition.INVALID_FIELD; // no asynchronous notification
        boolean media = (ask.classes() & 1 << MEDIA_CLASS) != 0;
        CommandBytes data = CommandBytes.of(media ? 8 : 4).u8(3, 1 << MEDIA_CLASS);
        if (!media) return CommandBytes.cut(data.u16(0, 2).u8(2, 0x80), ask.allocation());
        return CommandBytes.cut(data.u16(0, 6).u8(2, MEDIA_CLASS).u8(4, event, medium ? 2 : 0), ask.allocation());
    }

    static CommandResult information(ScsiCommand.ReadDiscInformation ask) {
        if (ask.type() != 0) return CheckCondition.INVALID_FIELD;
        CommandBytes data = CommandBytes.of(34)
                .u16(0, 32)
                .u8(2, 0x0E, 1, 1, 1, 1, 0x20)
                .u32(16, 0xFFFFFFFFL)
                .u32(20, 0xFFFFFFFFL);
        return CommandBytes.cut(data, ask.allocation());
    }
}
