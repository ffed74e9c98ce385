// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.command;

import java.util.Arrays;

/// What a command descriptor block asks. Decoding takes any bytes: they come from guests.
public sealed interface ScsiCommand {
    record TestUnitReady() implements ScsiCommand {}

    record RequestSense(int allocation) implements ScsiCommand {}

    /// @param page a vital product data page, or -1 for the standard data
    record Inquiry(int page, int allocation) implements ScsiCommand {}

    /// @param extended the 16-byte form, whose answer has 64-bit addresses
    record ReadCapacity(boolean extended, int allocation) implements ScsiCommand {}

    record Read(long block, long blocks) implements ScsiCommand {}

    record Write(long block, long blocks) implements ScsiCommand {}

    record Verify(long block, long blocks) implements ScsiCommand {}

    record SynchronizeCache() implements ScsiCommand {}

    /// @param extended the 10-byte form
    record ModeSense(boolean extended, boolean withoutBlocks, int control, int page, int allocation)
            implements ScsiCommand {}

    record StartStop(boolean start, boolean loadOrEject) implements ScsiCommand {}

    record PreventRemoval(boolean prevent) implements ScsiCommand {}

    record ReadToc(boolean minutesSeconds, int format, int track, int allocation) implements ScsiCommand {}

    record GetConfiguration(int which, int firstFeature, int allocation) implements ScsiCommand {}

    record GetEventStatus(boolean polled, int classes, int allocation) implements ScsiCommand {}

    record ReadDiscInformation(int type, int allocation) implements ScsiCommand {}

    record ReportLuns(long allocation) implements ScsiCommand {}

    /// Any operation code that is not decoded here.
    record Unknown(int operation) implements ScsiCommand {}

    /// @param bytes 6 to 16 bytes; what is missing counts as zeros, what is more is not looked at
    static ScsiCommand decode(byte[] bytes) {
        byte[] c = Arrays.copyOf(bytes, 16);
        int op = c[0] & 0xFF;
        return switch (op) {
            case 0x00 -> new TestUnitReady();
            case 0x03 -> new RequestSense(c[4] & 0xFF);
            case 0x08 -> new Read(u24(c, 1) & 0x1FFFFF, six(c));
            case 0x0A -> new Write(u24(c, 1) & 0x1FFFFF, six(c));
            case 0x12 -> inquiry(c);
            case 0x1A -> modeSense(false, c, c[4] & 0xFF);
            case 0x1B -> new StartStop((c[4] & 1) != 0, (c[4] & 2) != 0);
            case 0x1E -> new PreventRemoval((c[4] & 1) != 0);
            case 0x25 -> new ReadCapacity(false, 8);
            case 0x28 -> new Read(u32(c, 2), u16(c, 7));
            case 0x2A -> new Write(u32(c, 2), u16(c, 7));
            case 0x2F -> new Verify(u32(c, 2), u16(c, 7));
            case 0x35, 0x91 -> new SynchronizeCache();
            case 0x43 -> readToc(c);
            case 0x46 -> new GetConfiguration(c[1] & 3, u16(c, 2), u16(c, 7));
            case 0x4A -> new GetEventStatus((c[1] & 1) != 0, c[4] & 0xFF, u16(c, 7));
            case 0x51 -> new ReadDiscInformation(c[1] & 7, u16(c, 7));
            case 0x5A -> modeSense(true, c, u16(c, 7));
            case 0x9E -> serviceAction(c);
            case 0xA0 -> new ReportLuns(u32(c, 6));
            case 0x88 -> new Read(u64(c, 2), u32(c, 10));
            case 0x8A -> new Write(u64(c, 2), u32(c, 10));
            case 0x8F -> new Verify(u64(c, 2), u32(c, 10));
            case 0xA8 -> new Read(u32(c, 2), u32(c, 6));
            case 0xAA -> new Write(u32(c, 2), u32(c, 6));
            case 0xAF -> new Verify(u32(c, 2), u32(c, 6));
            default -> new Unknown(op);
        };
    }

    private static ScsiCommand inquiry(byte[] c) {
        boolean vital = (c[1] & 1) != 0;
        int page = vital ? c[2] & 0xFF : -1;
        // A page code without the bit that announces it is an error; page 256 does not exist.
        return new Inquiry(!vital && c[2] != 0 ? 256 : page, u16(c, 3));
    }

    private static ScsiCommand modeSense(boolean extended, byte[] c, int allocation) {
        return new ModeSense(extended, (c[1] & 8) != 0, c[2] >>> 6 & 3, c[2] & 0x3F, allocation);
    }

    private static ScsiCommand readToc(byte[] c) {
        int format = (c[2] & 15) != 0 ? c[2] & 15 : c[9] >>> 6 & 3;
        return new ReadToc((c[1] & 2) != 0, format, c[6] & 0xFF, u16(c, 7));
    }

    private static ScsiCommand serviceAction(byte[] c) {
        int allocation = (int) Math.min(u32(c, 10), Integer.MAX_VALUE);
        return (c[1] & 0x1F) == 0x10 ? new ReadCapacity(true, allocation) : new Unknown(0x9E);
    }

    /// The 6-byte forms mean 256 blocks when they say 0.
    private static int six(byte[] c) {
        return c[4] == 0 ? 256 : c[4] & 0xFF;
    }

    private static int u16(byte[] c, int at) {
        return (c[at] & 0xFF) << 8 | c[at + 1] & 0xFF;
    }

    private static int u24(byte[] c, int at) {
        return (c[at] & 0xFF) << 16 | u16(c, at + 1);
    }

    private static long u32(byte[] c, int at) {
        return (long) u16(c, at) << 16 | u16(c, at + 2);
    }

    private static long u64(byte[] c, int at) {
        return u32(c, at) << 32 | u32(c, at + 4);
    }
}
