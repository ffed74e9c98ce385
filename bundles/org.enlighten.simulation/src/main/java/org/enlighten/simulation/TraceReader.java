// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

/// Gets every event while it is attached, on the simulation's thread, and must return promptly.
@FunctionalInterface
public interface TraceReader {
    void read(TraceEvent event);

    /// Gets an event that carries bytes, which can be asked for during this call.
    default void read(TraceEvent event, TraceBytes bytes) {
        read(event);
    }
}
