// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network;

import org.enlighten.network.Frame;
import org.enlighten.network.protocol.MacAddress;

/// A network adapter of a virtual machine as its owner sees it: what the machine's driver is told of it, and where the
/// frames go that the machine sends.
public interface VirtualAdapter {
    /// Unique on the host and stable over save and restore.
    int number();

    String name();

    MacAddress address();

    /// Whether it is connected to a switch.
    boolean isLinked();

    long bitsPerSecond();

    /// The machine sends a frame.
    void send(Frame frame);
}
