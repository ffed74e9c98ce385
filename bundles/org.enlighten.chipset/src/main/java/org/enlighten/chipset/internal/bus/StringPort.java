// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.bus;

import org.enlighten.machine.GuestMemory;

/// A data port that moves many elements in one access.
public interface StringPort {
    /// Moves up to `bytes` from the device to memory; the caller has checked that they lie inside. Returns the bytes
    /// moved: 0 when the device offers none.
    int readString(int port, GuestMemory memory, long gpa, int bytes);

    int writeString(int port, GuestMemory memory, long gpa, int bytes);
}
