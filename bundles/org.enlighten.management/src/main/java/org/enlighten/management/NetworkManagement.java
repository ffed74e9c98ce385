// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A host's virtual networks: switches, and the adapters of its virtual machines. Fails as [VmManagement] does.
public interface NetworkManagement {
    /// By name.
    CompletableFuture<List<VirtualSwitchView>> switches();

    Operation<VirtualSwitchView> create(NewSwitch made);

    /// Removes a switch; adapters that were connected to it are connected to nothing.
    Operation<String> remove(String name);

    /// Of every machine, by name, in the order in which they were added.
    CompletableFuture<List<NetworkAdapterView>> adapters();

    /// Begins to write the frames of a machine's adapters to a pcapng file.
    ///
    /// @param path in the real file system; an existing file is replaced
    Operation<NetworkCaptureView> startCapture(UUID vm, String path);

    /// Ends it; the file is whole then.
    Operation<NetworkCaptureView> stopCapture(UUID vm);
}
