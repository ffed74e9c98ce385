// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.List;

/// What a simulation itself saves: clock, next order number, source of chance, armed timers, and how far the trace
/// has come.
public record SimulationState(long now, long order, long steps, long chance, List<Armed> armed, TraceState trace) {
    /// One armed timer.
    public record Armed(String id, long dueNs, long order) {}

    /// Count and running hash of all events so far.
    public record TraceState(long count, long hash, long nextCause) {}
}
