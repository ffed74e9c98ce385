// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.synthetic;

import java.util.List;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.platform.VmDefinition;

/// One kind of synthetic devices (disks, adapters, integration components): their host ends, and which of them a
/// machine has. [GuestBuses] is given all kinds there are. The calls about a bus tell what has just happened; none is
/// made when a saved state is restored, because then nothing happens.
public interface SyntheticKind {
    /// Drivers of the root's kernel that serve them: each a maker of a [org.enlighten.vmbus.HostDevice], with a file
    /// of
    /// the role (`RoleFiles`) that names it.
    List<DriverFactory> drivers();

    /// What a machine so defined has on its bus, in the order of offering.
    List<SyntheticDevice> devices(VmDefinition definition);

    /// A machine's bus begins; its devices are offered after this.
    default void opened(int machine, long partition) {}

    /// A running machine was given another definition; what it has no more was taken back before, what is new is
    /// offered after this.
    default void changed(int machine, long partition) {}

    /// The machine's processors were reset: its channels close, its devices stay offered.
    default void reset(int machine, long partition) {}

    /// The partition is gone, and its bus with it.
    default void closed(int machine, long partition) {}
}
