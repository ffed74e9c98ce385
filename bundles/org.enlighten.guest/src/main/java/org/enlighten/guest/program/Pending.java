// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.program;

import org.enlighten.os.SystemCall;

/// Something a stage queued.
sealed interface Pending {
    /// Text for a handle.
    ///
    /// @param at file offset; -1: where the handle's last sequential access ended
    record Print(int handle, long at, String text) implements Pending {
        Print from(int done) {
            return new Print(handle, at < 0 ? at : at + done, text.substring(done));
        }
    }

    /// A system call whose result goes to the next stage.
    record Call(SystemCall call) implements Pending {}
}
