// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.protocol;

import java.util.Arrays;
import org.enlighten.machine.GuestMemory;

/// The code that software calls for a hypercall: VMCALL and RET, then traps to the end of the page.
public final class HypercallPage {
    private static final byte[] CALL = {0x0F, 0x01, (byte) 0xC1, (byte) 0xC3};
    private static final byte TRAP = (byte) 0xCC;

    private HypercallPage() {}

    public static void write(GuestMemory memory, long page) {
        byte[] code = new byte[GuestMemory.PAGE_BYTES];
        Arrays.fill(code, TRAP);
        System.arraycopy(CALL, 0, code, 0, CALL.length);
        memory.write(page, code, 0, code.length);
    }

    /// Whether a call can be made there.
    public static boolean isAt(GuestMemory memory, long page) {
        byte[] code = new byte[CALL.length];
        memory.read(page, code, 0, code.length);
        return Arrays.equals(code, CALL);
    }
}
