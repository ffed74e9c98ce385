// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.client;

import org.enlighten.vmbus.Channel;

/// The guest's end of a channel. What is asked here is answered later, by a word to the driver.
public interface GuestChannel extends Channel {
    /// Asks the host to open it: answered by [GuestDriver#opened] or [GuestDriver#refused].
    ///
    /// @param ringBytes of each ring, control page included: a multiple of 4096, at least 8192
    /// @param userData at most 120 bytes for the device
    void open(int ringBytes, byte... userData);

    /// Shares a stretch of memory with the host: answered by [GuestDriver#shared].
    ///
    /// @return the buffer's id, as packets name it
    int share(long gpa, int bytes);

    /// Takes a shared buffer back: answered by [GuestDriver#unshared]; the host may use it until then.
    void unshare(int buffer);

    /// Closes an open channel: answered by [GuestDriver#closed]; it can be opened again.
    void close();

    /// Lets another of the guest's processors have its signals; without effect before version 4.1.
    void target(int vp);
}
