// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.command;

import java.util.Optional;
import org.enlighten.storage.command.CommandResult.CheckCondition;

/// What a controller answers for a unit that is not there. INQUIRY is good, with a peripheral qualifier that says so
/// (SPC-3 table 82): a failed one is taken for a disk by Linux. All else has no answer: the request finds no unit.
public final class AbsentUnit {
    private static final int BYTES = 36;
    private static final int NOTHING_HERE = 0x7F;

    private AbsentUnit() {}

    /// Empty when the command has no answer here.
    public static Optional<CommandResult> answer(byte[] cdb) {
        return ScsiCommand.decode(cdb) instanceof ScsiCommand.Inquiry(int page, int allocation)
                ? Optional.of(page == -1 ? standard(allocation) : CheckCondition.INVALID_FIELD)
                : Optional.empty();
    }

    private static CommandResult standard(int allocation) {
        CommandBytes data = CommandBytes.of(BYTES)
                .u8(0, NOTHING_HERE, 0, 0x05, 0x02, BYTES - 5)
                .text(8, 8, "Msft")
                .text(16, 16, "Virtual Disk")
                .text(32, 4, "1.0");
        return CommandBytes.cut(data, allocation);
    }
}
