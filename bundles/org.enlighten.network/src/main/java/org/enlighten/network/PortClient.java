// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

/// Who stands behind a port: an adapter of a virtual machine, the host's own system, an uplink.
public interface PortClient {
    /// A frame has come to the end of the port's line, on the simulation's thread and from within nothing of the
    /// client's own. What is sent in answer leaves at this instant at the earliest.
    void received(Frame frame);
}
