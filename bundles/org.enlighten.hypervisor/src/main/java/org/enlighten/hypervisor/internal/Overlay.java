// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.machine.GuestMemory;

/// Registers that put a page of the hypervisor's over one of the partition's: bit 0 enable, [63:12] page. The page
/// lies in the partition's own memory here (decision 0350).
final class Overlay {
    private static final long PAGE_MASK = -GuestMemory.PAGE_BYTES;

    private Overlay() {}

    static boolean isEnabled(long register) {
        return (register & Msr.ENABLED) != 0;
    }

    static long page(long register) {
        return register & PAGE_MASK;
    }

    static void clear(GuestMemory memory, long register) {
        memory.write(page(register), new byte[GuestMemory.PAGE_BYTES], 0, GuestMemory.PAGE_BYTES);
    }
}
