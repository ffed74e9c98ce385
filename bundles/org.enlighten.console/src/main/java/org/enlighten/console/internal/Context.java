// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.enlighten.console.CommandContext;
import org.enlighten.console.CommandEntry;
import org.enlighten.management.HostManagement;
import org.enlighten.management.Management;
import org.enlighten.management.ManagementException;
import org.enlighten.management.Operation;

/// What the commands of one session work with.
record Context(Management management, CommandRegistry registry) implements CommandContext {
    @Override
    public HostManagement host(String name) throws ManagementException {
        List<String> hosts = management.hosts();
        if (hosts.isEmpty()) throw new ManagementException("There is no host in this workspace. Add-VMHost adds one.");
        if (name.isEmpty() || name.equals(".") || name.equalsIgnoreCase("localhost"))
            return management.host(hosts.getFirst());
        String known = hosts.stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new ManagementException(
                        "There is no host '%s'. There is %s.".formatted(name, Nearest.enumerated(hosts, "and"))));
        return management.host(known);
    }

    @Override
    public <T> T await(Operation<T> operation) throws ManagementException {
        return get(management.await(operation));
    }

    @Override
    public <T> T get(CompletableFuture<T> answer) throws ManagementException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw ManagementException.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ManagementException("The command was interrupted.");
        }
    }

    @Override
    public List<CommandEntry> commands() {
        return registry.entries();
    }
}
