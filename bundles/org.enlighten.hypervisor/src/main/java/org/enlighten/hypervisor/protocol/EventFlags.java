// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.protocol;

import org.enlighten.machine.GuestMemory;

/// The page of event flags (SIEFP): 2048 flags for each SINT, flag n of SINT s is bit n % 8 of byte s * 256 + n / 8.
public final class EventFlags {
    private static final int SINT_BYTES = 256;

    private EventFlags() {}

    /// Sets a flag and says whether it was clear.
    public static boolean set(GuestMemory memory, long page, int sint, int flag) {
        long at = page + (long) sint * SINT_BYTES + flag / Byte.SIZE;
        int before = memory.u8(at);
        int after = before | 1 << flag % Byte.SIZE;
        if (before == after) return false;
        memory.put8(at, after);
        return true;
    }

    /// Takes the flags of one SINT, 64 at a time: gives the word of flags `word * 64` and on as it was, and clears it.
    public static long take(GuestMemory memory, long page, int sint, int word) {
        long at = page + (long) sint * SINT_BYTES + word * 8L;
        long flags = memory.i64(at);
        if (flags != 0) memory.put64(at, 0);
        return flags;
    }

    /// Words of one SINT.
    public static int words() {
        return PortInfo.FLAGS_MAX / Long.SIZE;
    }
}
