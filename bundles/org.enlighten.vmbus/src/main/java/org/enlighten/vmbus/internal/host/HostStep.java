// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.host;

import org.enlighten.hypervisor.protocol.PortInfo;

/// One hypercall that the host's end still has to make for one partition, in order.
sealed interface HostStep {
    /// A control message to the guest, by a connection of the root's.
    record Post(int connection, byte[] message) implements HostStep {}

    record CreatePort(long partition, int port, long from, PortInfo info) implements HostStep {}

    record Connect(long partition, int connection, long to, int port, PortInfo.Type type) implements HostStep {}

    record Disconnect(long partition, int connection) implements HostStep {}

    /// @param flag the event flag that it had, to be given to others then; 0 for none
    record DeletePort(long partition, int port, int flag) implements HostStep {}
}
