// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.client;

import java.util.Optional;
import org.enlighten.vmbus.protocol.VmbusVersion;

/// The bus driver of a guest's kernel, as the drivers of devices behind it see it.
public interface GuestBus {
    /// A driver was made for a device that this bus has named.
    GuestChannel attach(String devicePath, GuestDriver driver);

    /// A channel that the host offers, by its id.
    Optional<GuestChannel> channel(int id);

    /// What was agreed with the host; empty as long as nothing was.
    Optional<VmbusVersion> version();

    /// Ends the connection, as before another kernel takes over: every channel is gone. It stays so until [#connect].
    void disconnect();

    /// Connects anew.
    void connect();
}
