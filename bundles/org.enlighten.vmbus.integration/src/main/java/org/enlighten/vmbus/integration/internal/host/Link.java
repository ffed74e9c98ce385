// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.host;

import java.util.List;
import org.enlighten.simulation.Cause;
import org.enlighten.vmbus.integration.KvpItem;
import org.enlighten.vmbus.integration.protocol.IcVersion;

/// What one component has of its machine: its channel, a timer, and who asked.
interface Link {
    long nowNs();

    /// What the host's clock shows.
    long clockNs();

    /// The version of the messages that was agreed.
    IcVersion version();

    /// Sends a request; its answer is told by [Component#answered]. One at a time.
    void ask(byte[] body);

    boolean isAsking();

    /// An answer that still comes is not told.
    void giveUp();

    /// [Component#due] at that instant, instead of any other; NEVER: at none.
    void wakeAt(long ns);

    void done(long tag);

    void failed(long tag, Cause why);

    void frozen(long tag);

    List<KvpItem> toTell();
}
