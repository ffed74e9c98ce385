// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.hypervisor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// What CPUID says of a hypervisor. Each pair of registers is one number: EAX and EBX, or ECX and EDX, the first in
/// the
/// low half.
///
/// @param vendor twelve letters; empty when nobody is below
/// @param signature of its interface, such as `Hv#1`; empty when it has none of Microsoft's kind
/// @param version leaf 0x40000002: build in the low half, major and minor number in the high one
/// @param privileges leaf 0x40000003: what this partition may do
record Found(String vendor, String signature, long version, long privileges) {
    static final Found NOBODY = new Found("", "", 0, 0);

    /// Leaves that a hypervisor with Microsoft's interface has at least.
    private static final long LEAVES_MIN = 0x40000005L;

    /// @param rangeAndName leaf 0x40000000, its first pair: the highest leaf, and four letters
    /// @param restOfName the other pair: eight letters
    static Found of(long rangeAndName, long restOfName) {
        return new Found(letters(rangeAndName >>> 32, 4) + letters(restOfName, 8), "", 0, 0);
    }

    /// Whether there are leaves of the interface, after the first.
    static boolean hasInterface(long rangeAndName) {
        return (rangeAndName & 0xFFFFFFFFL) >= LEAVES_MIN;
    }

    Found signature(long leaf) {
        return new Found(vendor, letters(leaf, 4), version, privileges);
    }

    Found version(long leaf) {
        return new Found(vendor, signature, leaf, privileges);
    }

    Found privileges(long leaf) {
        return new Found(vendor, signature, version, leaf);
    }

    String text() {
        if (signature.isEmpty()) return vendor;
        return "%s (%s), version %d.%d.%d"
                .formatted(vendor, signature, version >>> 48, version >>> 32 & 0xFFFF, version & 0xFFFFFFFFL);
    }

    private static String letters(long value, int count) {
        byte[] bytes = new byte[Long.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
        return new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
    }
}
