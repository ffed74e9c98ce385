// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.hypervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FoundTest {
    /// Four letters as a register has them.
    private static long register(String letters) {
        long value = 0;
        for (int i = 3; i >= 0; i--) value = value << 8 | letters.charAt(i);
        return value;
    }

    @Test
    void microsoftsInterfaceIsToldWithSignatureAndVersion() {
        long range = 0x40000005L | register("Micr") << 32;
        assertTrue(Found.hasInterface(range));
        Found found = Found.of(range, register("osof") | register("t Hv") << 32)
                .signature(register("Hv#1"))
                .version(6001 | (6L << 16 | 1) << 32)
                .privileges(0x2);
        assertEquals("Microsoft Hv (Hv#1), version 6.1.6001", found.text());
        assertEquals(2, found.privileges());
    }

    @Test
    void anotherVendorIsToldByNameAlone() {
        long range = 0x40000000L | register("VMwa") << 32;
        assertFalse(Found.hasInterface(range));
        assertEquals(
                "VMwareVMware",
                Found.of(range, register("reVM") | register("ware") << 32).text());
        assertEquals("", Found.NOBODY.text());
    }
}
