// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration;

import java.util.List;
import org.enlighten.simulation.Cause;

/// Who asks [IntegrationHost], and gets the answers.
public interface IntegrationClient {
    void done(long partition, long tag);

    void failed(long partition, long tag, Cause why);

    /// The guest is frozen: its disks are in order until it is thawed.
    void frozen(long partition, long tag);

    /// What the guest is to be told when it can be: pools [KvpItem#pool] EXTERNAL and HOST_INTRINSIC.
    List<KvpItem> toTell(long partition);
}
