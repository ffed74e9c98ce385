// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// One host.
public interface HostManagement {
    String name();

    CompletableFuture<HostView> view();

    /// Its operating system: features, processes, services, drivers, event log.
    SystemManagement system();

    /// Its virtual machines.
    VmManagement vms();

    /// Virtual disks on its volumes.
    DiskManagement disks();

    /// Files on its volumes.
    FileManagement files();

    /// Its virtual switches, and the adapters that are connected to them.
    NetworkManagement networks();

    /// Makes something go wrong, on purpose.
    Operation<HostView> fault(HostFault fault);

    /// Performance counters over the latest span of virtual time, out of the recorded trace.
    CompletableFuture<List<CounterView>> counters(CounterRequest request);

    /// What code in a virtual machine's guest, or in the root (`root`), gets at, computed from what is permitted now.
    CompletableFuture<BlastRadiusView> blastRadius(String partition);

    /// Searches a running machine's memory for a text, as code in the root's kernel does; guest physical
    /// addresses of at most 16 places.
    Operation<List<Long>> intrude(UUID vm, String text);
}
