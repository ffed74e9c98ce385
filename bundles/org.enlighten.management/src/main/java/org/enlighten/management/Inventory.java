// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;

/// Everything that a host tree and a list of virtual machines show, as of one instant.
public record Inventory(SimulationView simulation, List<HostView> hosts, List<VmView> vms) {
    public Inventory {
        hosts = List.copyOf(hosts);
        vms = List.copyOf(vms);
    }
}
