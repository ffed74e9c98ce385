// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.ide;

import org.enlighten.chipset.internal.bus.Outside.Way;

/// What a channel does for one of its drives.
interface DriveLink {
    SectorBuffer buffer();

    /// INTRQ goes high.
    void interrupt();

    /// Data is ready to be moved through the data register: buffer bytes from `at`.
    void offer(int at, int bytes, boolean toHost);

    /// Between the first `bytes` of the buffer and the medium.
    void transfer(Way way, long offsetBytes, int bytes);

    /// Whether the bus master runs in this direction.
    boolean busMasterRuns(boolean toMemory);

    /// Moves the first `bytes` of the buffer to or from the memory that the descriptors name; false when they name
    /// less, or memory that is not there.
    boolean busMaster(int bytes, boolean toMemory);

    void ejected();
}
