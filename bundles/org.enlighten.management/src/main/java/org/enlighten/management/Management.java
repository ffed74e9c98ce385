// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// An open workspace. May be called from any thread.
public interface Management extends AutoCloseable {
    /// Every host and every virtual machine, as of one instant.
    CompletableFuture<Inventory> inventory();

    /// The names of the hosts, as of the last completed command; the first one is the local host.
    List<String> hosts();

    /// One host's door. The host need not exist: what is asked of it then fails with the names there are.
    HostManagement host(String name);

    /// Adds a simulated computer and powers it on.
    Operation<HostView> addHost(NewHost host);

    /// Removes a host from the workspace, with its virtual machines; the folder with its volumes stays.
    Operation<String> removeHost(String name);

    JobManagement jobs();

    SimulationManagement simulation();

    /// The operating systems that can be installed, by id.
    CompletableFuture<List<GuestSystemView>> guestSystems();

    /// The computers that can be simulated, by id.
    CompletableFuture<List<HardwareProfileView>> hardwareProfiles();

    /// Bundles that can be started and stopped while machines run.
    PlugInManagement plugIns();

    /// Makes virtual time pass, whatever the pace, until the operation has ended; completes with its result.
    <T> CompletableFuture<T> await(Operation<T> operation);

    /// Ends the waiting of [#await] and of [SimulationManagement]; what is waited for goes on. For Ctrl+C: may be
    /// called while another thread waits. Does nothing where nobody's waiting can be ended.
    default void stopWaiting() {}

    /// Tells `listener` of changes, until the subscription is closed.
    Subscription subscribe(ChangeListener listener);

    /// A lab file, from the real file system.
    ///
    /// @throws ManagementException when there is no such file or it is not text
    LabFile labFile(String path) throws ManagementException;

    /// Where the workspace lies in the real file system.
    String workspace();

    /// What the workspace has to say about itself: damage that was found and repaired when it was opened, plug-ins
    /// that are missing. Sentences; usually none.
    List<String> notices();

    /// Ends the run and gives the workspace back.
    @Override
    void close();
}
