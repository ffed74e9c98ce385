// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.ide;

import org.enlighten.block.Outcome;
import org.enlighten.simulation.Saved;

/// A drive on a channel. It works on its task file; data passes the channel's buffer.
sealed interface IdeDrive permits AtaDisk, AtapiDrive {
    TaskFile registers();

    void command(int opcode);

    /// The host has moved the data block that was offered.
    void blockDone();

    /// The bus master runs in the direction `toMemory`.
    void busMasterStarted(boolean toMemory);

    /// The medium has answered the transfer that this drive asked for.
    void transferred(Outcome outcome);

    /// Reset and the diagnostics after it: idle, the signature in the registers.
    void reset();

    /// A medium of this size is in; 0: none.
    void medium(long bytes);

    Saved save();

    void restore(Saved state);
}
