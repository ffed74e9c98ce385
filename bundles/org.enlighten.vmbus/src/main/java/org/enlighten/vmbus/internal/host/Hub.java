// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.host;

import java.util.Optional;
import org.enlighten.hypervisor.protocol.PortInfo;
import org.enlighten.simulation.Trace;
import org.enlighten.vmbus.HostDevice;
import org.enlighten.vmbus.PacketCauses;

/// What the bus of all partitions gives that of one.
interface Hub {
    /// The root's port ids.
    Numbers ports();

    /// The root's connection ids.
    Numbers connections();

    /// The root's event flags, over all its interrupt sources.
    Numbers flags();

    /// Ids of channels over all partitions.
    Numbers channels();

    Trace trace();

    PacketCauses causes();

    /// A device's driver, as long as it is loaded.
    Optional<HostDevice> device(String driverId);

    /// There are steps to take for a partition.
    void kick(HostConnection connection);

    /// The root's port for an event flag: which source, which processor.
    PortInfo port(int flag);

    /// An event flag means this channel from now on.
    void bind(int flag, HostEnd channel);

    /// An event flag means all channels of this partition from now on.
    void bind(int flag, HostConnection connection);

    void unbind(int flag);

    void add(HostEnd channel);

    void remove(HostEnd channel);
}
