// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

/// A peer of the timer queue: something that acts by itself, such as a logical processor. At one instant timers go
/// first, then processors in the order in which they were added.
public interface Processor {
    /// The instant of this processor's next action, or [Simulation#NEVER].
    long nextAtNs();

    /// Acts at [Simulation#now]. Must move [#nextAtNs] forward or leave work for this instant that ends.
    void step();
}
