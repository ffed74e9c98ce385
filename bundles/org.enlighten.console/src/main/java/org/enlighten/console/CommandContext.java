// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.HostManagement;
import org.enlighten.management.Management;
import org.enlighten.management.ManagementException;
import org.enlighten.management.Operation;

/// What a command works with.
public interface CommandContext {
    Management management();

    /// A host by name; the local one for an empty name.
    HostManagement host(String name) throws ManagementException;

    /// Lets virtual time pass until the operation has ended.
    <T> T await(Operation<T> operation) throws ManagementException;

    /// An answer that needs no virtual time.
    <T> T get(CompletableFuture<T> answer) throws ManagementException;

    /// Every command there is, sorted by name.
    List<CommandEntry> commands();
}
