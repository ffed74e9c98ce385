// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.dhcp;

import java.util.List;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.net.protocol.DhcpMessage;
import org.enlighten.simulation.Saved;

/// The side that a [DhcpProgram] takes.
interface DhcpSide {
    /// The adapter is there. False: not so far yet, as a server without an address.
    boolean begin(NetworkInfo.Adapter adapter);

    List<DhcpAction> received(DhcpMessage message, long nowNs);

    /// Time has come.
    List<DhcpAction> due(long nowNs);

    /// When [#due] wants to be called; [org.enlighten.simulation.Simulation#NEVER] when only messages count.
    long dueNs();

    Saved save();

    void restore(Saved state);
}
