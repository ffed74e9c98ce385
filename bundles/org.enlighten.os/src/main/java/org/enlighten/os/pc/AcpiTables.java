// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.enlighten.machine.GuestMemory;

/// What firmware's tables name: finds them as ACPI 2.0 says (5.2.4.1), checks lengths and sums, and walks the byte
/// code
/// of the differentiated description as far as it is scopes, devices and names. What is not so ends the walk: code
/// that
/// computes is not run here (decision 0380).
final class AcpiTables {
    private static final long AREA = 0xE0000;
    private static final long AREA_END = 0x100000;
    private static final int POINTER_BYTES = 20;
    private static final int HEADER_BYTES = 36;
    private static final int TABLE_BYTES_MAX = 64 << 10;
    private static final int DESCRIBED_AT = 40;
    private static final int ID_BYTES_MAX = 16;

    private final GuestMemory memory;

    AcpiTables(GuestMemory memory) {
        this.memory = memory;
    }

    /// `_HID`s that are texts, in the order of the table; empty without tables that are whole.
    List<String> devices() {
        OptionalLong root = root();
        if (root.isEmpty()) return List.of();
        byte[] pointers = table(root.getAsLong(), "RSDT");
        for (int at = HEADER_BYTES; at + Integer.BYTES <= pointers.length; at += Integer.BYTES) {
            byte[] fixed = table(u32(pointers, at), "FACP");
            if (fixed.length < DESCRIBED_AT + Integer.BYTES) continue;
            byte[] code = table(u32(fixed, DESCRIBED_AT), "DSDT");
            return code.length == 0 ? List.of() : new Walk(code).devices();
        }
        return List.of();
    }

    private OptionalLong root() {
        if (!memory.contains(AREA, AREA_END - AREA)) return OptionalLong.empty();
        for (long at = AREA; at < AREA_END; at += 16) {
            byte[] pointer = bytes(at, POINTER_BYTES);
            if (starts(pointer, "RSD PTR ") && sum(pointer) == 0) return OptionalLong.of(u32(pointer, 16));
        }
        return OptionalLong.empty();
    }

    /// Empty when there is no such table there.
    private byte[] table(long at, String signature) {
        if (!memory.contains(at, HEADER_BYTES)) return new byte[0];
        byte[] header = bytes(at, HEADER_BYTES);
        long length = u32(header, 4);
        boolean fits = length >= HEADER_BYTES && length <= TABLE_BYTES_MAX && memory.contains(at, length);
        if (!starts(header, signature) || !fits) return new byte[0];
        byte[] table = bytes(at, (int) length);
        return sum(table) == 0 ? table : new byte[0];
    }

    private byte[] bytes(long at, int count) {
        byte[] bytes = new byte[count];
        memory.read(at, bytes, 0, count);
        return bytes;
    }

    private static boolean starts(byte[] bytes, String text) {
        return new String(bytes, 0, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }

    private static int sum(byte[] bytes) {
        int sum = 0;
        for (byte b : bytes) sum += b;
        return sum & 0xFF;
    }

    private static long u32(byte[] bytes, int at) {
        long value = 0;
        for (int i = 3; i >= 0; i--) value = value << 8 | bytes[at + i] & 0xFF;
        return value;
    }

    /// Through byte code, forwards only: each step takes at least one byte.
    private static final class Walk {
        private static final int NAME = 0x08;
        private static final int TEXT = 0x0D;
        private static final int SCOPE = 0x10;
        private static final int EXTENDED = 0x5B;
        private static final int DEVICE = 0x82;
        private static final String ROOT = "\\_SB_";
        private static final String HARDWARE_ID = "_HID";

        private final byte[] code;
        private final List<String> found = new ArrayList<>();
        private int at = HEADER_BYTES;

        Walk(byte[] code) {
            this.code = code;
        }

        /// What a scope or a device holds is read as if it stood beside it: names are all that is looked for.
        List<String> devices() {
            while (at < code.length && term()) {}
            return List.copyOf(found);
        }

        private boolean term() {
            return switch (next()) {
                case SCOPE -> skipLength() && skip(ROOT);
                case EXTENDED -> next() == DEVICE && skipLength() && skip(4);
                case NAME -> name();
                default -> false;
            };
        }

        private boolean name() {
            if (!skip(HARDWARE_ID) || next() != TEXT) return false;
            StringBuilder id = new StringBuilder();
            for (int b = next(); b > 0; b = next()) id.append((char) b);
            boolean good = id.toString().matches("[A-Z0-9]{1," + ID_BYTES_MAX + "}");
            if (good) found.add(id.toString());
            return good;
        }

        private int next() {
            return at < code.length ? code[at++] & 0xFF : -1;
        }

        private boolean skip(int bytes) {
            at += bytes;
            return at <= code.length;
        }

        private boolean skip(String text) {
            int from = at;
            return skip(text.length())
                    && new String(code, from, text.length(), StandardCharsets.ISO_8859_1).equals(text);
        }

        /// The two highest bits of the first byte say how many follow.
        private boolean skipLength() {
            int lead = next();
            return lead >= 0 && skip(lead >> 6);
        }
    }
}
