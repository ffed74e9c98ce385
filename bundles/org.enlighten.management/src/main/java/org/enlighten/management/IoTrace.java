// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;

/// One disk request of a guest's program and all that it caused. Of the requests that a command made, the largest one
/// is told in full.
///
/// @param request what was asked for, such as `write of 4096 bytes`
/// @param requests how many requests the command made
/// @param registerAccesses how often the guest touched a device's registers for it
/// @param crossings by kind, in the order in which they first happened
/// @param events in order of time
public record IoTrace(
        String command,
        long cause,
        String request,
        int requests,
        long startedNs,
        long endedNs,
        long registerAccesses,
        List<CrossingCount> crossings,
        List<IoEvent> events) {
    /// @param kind the boundary and its direction, such as `guest kernel → hypervisor`
    /// @param total over the request
    /// @param perAccess of those that served register accesses, for each of these
    public record CrossingCount(String kind, long total, double perAccess) {}

    /// @param where the partition, such as `root` or the name of the machine
    /// @param mode `user`, `kernel`, `hypervisor` or `device`
    /// @param crossing the boundary; empty when none was crossed
    public record IoEvent(
            long atNs, String where, int processor, String mode, String event, String crossing, String detail) {}

    public IoTrace {
        crossings = List.copyOf(crossings);
        events = List.copyOf(events);
    }
}
