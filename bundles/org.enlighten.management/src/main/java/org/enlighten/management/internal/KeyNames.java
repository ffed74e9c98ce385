// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.management.ManagementException;

/// Scan codes of set 1 by the names of keys (IBM PC/AT technical reference; 0xE0 first for keys of the 101-key
/// keyboard).
final class KeyNames {
    private static final int EXTENDED = 0xE0;
    private static final int RELEASED = 0x80;
    private static final Map<String, Integer> CODES = codes();

    private KeyNames() {}

    private static Map<String, Integer> codes() {
        Map<String, Integer> codes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        row(codes, 0x02, "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "-", "=", "Backspace", "Tab");
        row(codes, 0x10, "Q", "W", "E", "R", "T", "Y", "U", "I", "O", "P", "[", "]", "Enter", "Ctrl");
        row(codes, 0x1E, "A", "S", "D", "F", "G", "H", "J", "K", "L", ";", "'", "`", "Shift", "\\");
        row(codes, 0x2C, "Z", "X", "C", "V", "B", "N", "M", ",", ".", "/");
        row(codes, 0x3B, "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10");
        codes.putAll(Map.of("Esc", 0x01, "Alt", 0x38, "Space", 0x39, "CapsLock", 0x3A, "F11", 0x57, "F12", 0x58));
        Map<String, Integer> extended = Map.of(
                "Home",
                0x47,
                "Up",
                0x48,
                "PageUp",
                0x49,
                "Left",
                0x4B,
                "Right",
                0x4D,
                "End",
                0x4F,
                "Down",
                0x50,
                "PageDown",
                0x51,
                "Insert",
                0x52,
                "Delete",
                0x53);
        extended.forEach((name, code) -> codes.put(name, EXTENDED << 8 | code));
        codes.putAll(Map.of("Del", EXTENDED << 8 | 0x53, "Escape", 0x01, "Return", 0x1C, "Control", 0x1D));
        return codes;
    }

    private static void row(Map<String, Integer> codes, int first, String... names) {
        for (int i = 0; i < names.length; i++) codes.put(names[i], first + i);
    }

    /// The bytes that a keyboard sends when a combination such as `Ctrl+Alt+Delete` is pressed and let go.
    static int[] scanCodes(String combination) throws ManagementException {
        List<Integer> keys = new ArrayList<>();
        for (String name : combination.split("\\+", -1)) keys.add(code(name.strip()));
        List<Integer> bytes = new ArrayList<>();
        for (int key : keys) add(bytes, key, 0);
        for (int key : keys.reversed()) add(bytes, key, RELEASED);
        return bytes.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int code(String name) throws ManagementException {
        Integer code = CODES.get(name);
        if (code != null) return code;
        String named = String.join(
                ", ",
                CODES.keySet().stream()
                        .filter(known -> known.length() > 1)
                        .sorted()
                        .toList());
        throw new ManagementException(
                "There is no key '%s'. Keys are letters, digits, signs and %s.".formatted(name, named));
    }

    private static void add(List<Integer> bytes, int key, int release) {
        if (key > 0xFF) bytes.add(key >> 8);
        bytes.add((key & 0xFF) | release);
    }
}
