// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The integration services of one virtual machine: what its host and the system in it say to each other. A request
/// that the guest cannot or will not answer fails with the reason.
public interface VmIntegration {
    CompletableFuture<List<IntegrationServiceView>> services();

    /// The guest's clock beside the host's, at this instant.
    CompletableFuture<GuestClockView> clock();

    /// Asks the guest to shut down; ends when the machine is off.
    ///
    /// @param force programs in it that object are ended
    Operation<VmView> shutDown(boolean force);

    /// Keys and values that the guest has, asked for anew.
    Operation<List<KvpView>> items();

    /// Puts a value where programs in the guest find what their host says. It is remembered with the machine's
    /// settings
    /// and told at each start.
    Operation<List<KvpView>> setItem(String key, String value);

    Operation<List<KvpView>> removeItem(String key);

    /// Brings a file of the host into the guest.
    Operation<VmView> copyFile(GuestFile file);

    /// Copies the machine's virtual disks, as they are at one instant, to a folder of the host's.
    ///
    /// @param crashConsistent the guest is not asked to put its data in order first
    Operation<VmBackup> backup(String folder, boolean crashConsistent);

    /// Puts the disks of a backup back in their places. The machine must be off.
    Operation<VmBackup> restore(String folder);
}
