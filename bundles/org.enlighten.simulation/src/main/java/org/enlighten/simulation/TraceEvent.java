// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

/// One event as a reader gets it.
///
/// @param partition 0 for the host or root, others as the hypervisor numbers them
/// @param processor number of the processor within the partition; -1 when none acted
/// @param cause the request or job it serves, 0 when none; model code never reads it
public record TraceEvent(
        long atNs, EventType type, int partition, int processor, Mode mode, long cause, long a, long b) {}
