// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.command;

import java.util.List;

/// The answer to REPORT LUNS of a target with several units or none (SPC-3 6.21).
public final class ReportedLuns {
    private static final int HEAD_BYTES = 8;
    private static final int ENTRY_BYTES = 8;

    private ReportedLuns() {}

    /// @param luns 0 to 255
    public static CommandResult answer(byte[] cdb, List<Integer> luns) {
        if (!(ScsiCommand.decode(cdb) instanceof ScsiCommand.ReportLuns(long allocation)))
            throw new IllegalArgumentException("not a REPORT LUNS command: operation=" + (cdb[0] & 0xFF));
        int bytes = luns.size() * ENTRY_BYTES;
        CommandBytes data = CommandBytes.of(HEAD_BYTES + bytes).u32(0, bytes);
        for (int i = 0; i < luns.size(); i++) data.u16(HEAD_BYTES + i * ENTRY_BYTES, luns.get(i));
        return CommandBytes.cut(data, allocation);
    }
}
