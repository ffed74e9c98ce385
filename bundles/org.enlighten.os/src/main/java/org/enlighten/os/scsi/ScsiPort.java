// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.scsi;

/// What a port driver offers the class drivers of the units behind it. Called from those drivers' routines: it only
/// sends, and whatever it must do itself it does in a routine of its own.
public interface ScsiPort {
    /// A unit's class driver.
    interface User {
        /// A command has ended; from the port's routine.
        void executed(long tag, ScsiResult result);

        /// There is room again after [ScsiPort#execute] said that there was none.
        void resumed();
    }

    /// Wires the one user of a unit, at load.
    void attach(int unit, User user);

    /// Sends a command; answered by [User#executed] exactly once. False when there is no room: nothing was sent.
    ///
    /// @param cause the request it serves, for the trace alone
    boolean execute(int unit, long tag, ScsiRequest request, long cause);
}
