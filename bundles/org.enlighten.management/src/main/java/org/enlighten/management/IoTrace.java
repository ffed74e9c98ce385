// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;

/// The disk requests of a command in a guest, and of one of them all that it caused.
///
/// @param requests in the order in which they began
/// @param told which of them the rest is about: its number
/// @param registers what the guest touched for it, in the order in which it first did
/// @param crossings by kind, in the order in which they first happened
/// @param events in order of time
/// @param rootCpuNs how long the host's own processors were busy from the command's beginning to its end, with all
/// else
///     that they did meanwhile
public record IoTrace(
        String command,
        List<Request> requests,
        int told,
        List<RegisterCount> registers,
        List<CrossingCount> crossings,
        List<IoEvent> events,
        long rootCpuNs) {
    /// One request of the guest's program to a disk.
    ///
    /// @param number from 1
    /// @param commands what the disk was told, such as `WRITE SECTORS of 4096 bytes`
    /// @param registerAccesses how often the guest touched a device's registers for it
    /// @param crossings of all kinds together
    public record Request(
            int number,
            long cause,
            long startedNs,
            long endedNs,
            String commands,
            long registerAccesses,
            long crossings) {}

    /// @param register such as `IDE status (0x1F7)`
    /// @param access `read`, `write`, `read string` or `write string`
    public record RegisterCount(String register, String access, long times) {}

    /// @param from where, such as `guest kernel`
    /// @param to where, such as `hypervisor`
    /// @param inAccesses of them, while a register access of the guest was being answered
    /// @param perAccess the same, for each register access
    /// @param total over the request
    public record CrossingCount(
            ModeSwitch kind, String from, String to, double perAccess, long inAccesses, long total) {}

    /// @param where the partition, such as `root` or the name of the machine
    /// @param mode `user`, `kernel`, `hypervisor` or `device`
    /// @param from where it crossed from; empty when nothing was crossed
    /// @param to where it crossed to; empty when nothing was crossed
    public record IoEvent(
            long atNs, String where, int processor, String mode, String event, String from, String to, String detail) {
        public boolean isCrossing() {
            return !to.isEmpty();
        }
    }

    public IoTrace {
        requests = List.copyOf(requests);
        registers = List.copyOf(registers);
        crossings = List.copyOf(crossings);
        events = List.copyOf(events);
    }

    /// How many crossings of one kind the request made.
    public long crossings(ModeSwitch kind) {
        return crossings.stream()
                .filter(count -> count.kind() == kind)
                .mapToLong(CrossingCount::total)
                .sum();
    }

    /// The one that is told.
    public Request request() {
        return requests.get(told - 1);
    }
}
