// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;

/// Long names in entries of their own: 13 UTF-16 units each, the last part first, before the short entry.
final class LongName {
    static final int UNITS = 13;
    static final int ATTRIBUTE = 0x0F;
    private static final int LAST = 0x40;
    private static final int MOST = 255;
    private static final String FORBIDDEN = "\"*/:<>?\\|";

    private LongName() {}

    /// INVALID when no file can be called so.
    static void check(String name) {
        boolean legal = !name.isEmpty() && name.length() <= MOST && !name.equals(".") && !name.equals("..");
        for (int i = 0; i < name.length(); i++) {
            legal &= name.charAt(i) >= ' ' && FORBIDDEN.indexOf(name.charAt(i)) < 0;
        }
        if (!legal || name.endsWith(".") || name.endsWith(" ")) {
            throw new OperationFailed(Failure.INVALID, "'" + name + "' cannot be the name of a file.");
        }
    }

    static int slots(String name) {
        return Math.ceilDiv(name.length(), UNITS);
    }

    /// The entries, in the order in which they lie on the volume.
    static List<byte[]> entries(String name, int checksum) {
        int count = slots(name);
        List<byte[]> entries = new ArrayList<>();
        for (int part = count; part >= 1; part--) {
            byte[] entry = new byte[FatEntry.BYTES];
            entry[0] = (byte) (part == count ? part | LAST : part);
            entry[11] = ATTRIBUTE;
            entry[13] = (byte) checksum;
            for (int i = 0; i < UNITS; i++) {
                int at = (part - 1) * UNITS + i;
                int unit = at < name.length() ? name.charAt(at) : at == name.length() ? 0 : 0xFFFF;
                entry[place(i)] = (byte) unit;
                entry[place(i) + 1] = (byte) (unit >> 8);
            }
            entries.add(entry);
        }
        return entries;
    }

    /// Where unit `i` lies in an entry.
    private static int place(int i) {
        if (i < 5) return 1 + 2 * i;
        return i < 11 ? 14 + 2 * (i - 5) : 28 + 2 * (i - 11);
    }

    /// Collects the parts of a name as they come, last part first.
    static final class Reader {
        private final StringBuilder name = new StringBuilder();
        private int next;
        private int checksum;
        private int slots;

        /// No part has come since the last short entry.
        boolean isEmpty() {
            return slots == 0;
        }

        void part(byte[] entry) {
            int number = entry[0] & 0x3F;
            if ((entry[0] & LAST) != 0) {
                name.setLength(0);
                slots = 0;
                next = number;
                checksum = entry[13] & 0xFF;
            }
            if (number == 0 || number != next || (entry[13] & 0xFF) != checksum) {
                forget();
                return;
            }
            next--;
            slots++;
            name.insert(0, units(entry));
        }

        private static String units(byte[] entry) {
            StringBuilder part = new StringBuilder();
            for (int i = 0; i < UNITS; i++) {
                int unit = entry[place(i)] & 0xFF | (entry[place(i) + 1] & 0xFF) << 8;
                if (unit == 0) break;
                part.append((char) unit);
            }
            return part.toString();
        }

        void forget() {
            name.setLength(0);
            slots = 0;
            next = -1;
        }

        /// Whether all parts have come and belong to this short name.
        boolean belongsTo(ShortName shortName) {
            return slots > 0 && next == 0 && checksum == shortName.checksum();
        }

        String name() {
            return name.toString();
        }

        int slots() {
            return slots;
        }
    }
}
