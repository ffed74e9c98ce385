// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.wire;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads the packets of channels from the public description alone: descriptor, extra header, and completions that
/// answer what asked for one.
final class PacketReader {
    private static final int IN_BAND = 6;
    private static final int TRANSFER_PAGES = 7;
    private static final int GPA_DIRECT = 9;
    private static final int CANCEL = 10;
    private static final int COMPLETION = 11;
    private static final int PAGE = 4096;

    final Map<Integer, Integer> seen = new TreeMap<>();
    private final Set<String> waiting = new TreeSet<>();
    int answered;

    void read(long channel, boolean toHost, byte[] bytes) {
        Fields f = new Fields(bytes);
        ControlReader.check(f.length() >= 16, "a packet of " + f.length() + " bytes has no descriptor");
        int type = f.u16(0);
        int data = f.u16(2) * 8;
        int length = f.u16(4) * 8;
        ControlReader.check(length == f.length(), "a packet says " + length + " bytes and has " + f.length());
        ControlReader.check(data >= 16 && data <= length, "its payload begins at " + data);
        ControlReader.check((f.u16(6) & ~1) == 0, "unknown flags " + f.u16(6));
        seen.merge(type, 1, Integer::sum);
        switch (type) {
            case IN_BAND, CANCEL -> ControlReader.check(data == 16, "in band, and its payload begins at " + data);
            case TRANSFER_PAGES -> ControlReader.check(data == 24 + f.u32(20) * 8, "ranges and data overlap");
            case GPA_DIRECT -> ranges(f, data);
            case COMPLETION -> answered(channel, toHost, f);
            default -> throw new Misread("no packet is of type " + type);
        }
        if (type != COMPLETION && (f.u16(6) & 1) != 0) waiting.add(key(channel, toHost, f.u64(8)));
    }

    private static void ranges(Fields f, int data) {
        int at = 24;
        for (long n = f.u32(20); n > 0; n--) {
            ControlReader.check(at + 8 <= data, "ranges go on behind the data's beginning");
            long pages = (f.u32(at) + f.u32(at + 4) + PAGE - 1) / PAGE;
            at += Math.toIntExact(8 + 8 * pages);
        }
        ControlReader.check(at == data, "ranges end at " + at + " and data begins at " + data);
    }

    private void answered(long channel, boolean toHost, Fields f) {
        ControlReader.check(f.u16(2) == 2, "a completion's payload begins at " + f.u16(2) * 8);
        boolean known = waiting.remove(key(channel, !toHost, f.u64(8)));
        ControlReader.check(known, "a completion of nothing: " + f.u64(8));
        answered++;
    }

    private static String key(long channel, boolean toHost, long transaction) {
        return channel + (toHost ? ">" : "<") + transaction;
    }

    int waiting() {
        return waiting.size();
    }
}
