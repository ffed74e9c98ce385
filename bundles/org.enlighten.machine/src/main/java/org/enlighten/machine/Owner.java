// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine;

/// Who carries a virtual processor: a hypervisor, a bare machine, a hosted product's driver. Carriers nest.
public interface Owner {
    /// An interrupt became pending: wake the processor if it is halted and would take it; cut its burst if it is
    /// computing.
    void raised(VirtualProcessor vp);

    /// Ends the processor's burst at this instant; the time it has used is accounted. No effect when it is not in
    /// one.
    void cut(VirtualProcessor vp);
}
