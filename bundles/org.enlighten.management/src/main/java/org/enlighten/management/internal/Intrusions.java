// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.enlighten.management.BlastRadiusView;
import org.enlighten.management.BlastRadiusView.Reached;
import org.enlighten.management.ManagementException;
import org.enlighten.platform.Installation;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.VirtualMachine;

/// What code in a partition gets at: computed, and for the root shown by doing it.
record Intrusions(HostNode host) {
    private static final String ROOT = "root";
    private static final int PLACES_MOST = 16;

    BlastRadiusView radius(String partition) throws ManagementException {
        Installation platform = host.installation();
        if (partition.equalsIgnoreCase(ROOT))
            return new BlastRadiusView(
                    ROOT, Optional.of(SystemViews.attackSurface(host)), reached(platform, Optional.empty()));
        for (VmNode node : host.machines())
            if (node.name().equalsIgnoreCase(partition))
                return new BlastRadiusView(node.name(), Optional.empty(), reached(platform, node.attached()));
        throw new ManagementException(
                "There is no partition '%s' on %s; there is root, and the machines that Get-VM lists."
                        .formatted(partition, host.name()));
    }

    private static List<Reached> reached(Installation platform, Optional<VirtualMachine> of) {
        return platform.reach(of).stream()
                .map(reach -> new Reached(reach.kind(), reach.target(), reach.by()))
                .toList();
    }

    List<Long> search(UUID id, String text) throws ManagementException {
        VmNode node = host.machine(id);
        VirtualMachine machine = node.machine();
        if (text.length() < 4) throw new ManagementException("Search for four letters at least: fewer are everywhere.");
        MachineState state = machine.view().state();
        if (!state.isActive())
            throw new ManagementException("'%s' is %s and has no memory.".formatted(node.name(), state.text()));
        return host.installation().searchedByHost(machine, text.getBytes(StandardCharsets.ISO_8859_1), PLACES_MOST);
    }
}
