// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.world;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.simulation.Cause;
import org.enlighten.vmbus.integration.IntegrationClient;
import org.enlighten.vmbus.integration.KvpItem;
import org.enlighten.vmbus.integration.protocol.KvpPool;

/// Keeps what it is told.
public final class RecordingClient implements IntegrationClient {
    public final List<String> told = new ArrayList<>();
    /// A freeze was answered and the copy is still to be made.
    public boolean frozen;

    @Override
    public void done(long partition, long tag) {
        told.add(tag + " done");
    }

    @Override
    public void failed(long partition, long tag, Cause why) {
        told.add(tag + " failed: " + why.message());
    }

    @Override
    public void frozen(long partition, long tag) {
        told.add(tag + " frozen");
        frozen = true;
    }

    @Override
    public List<KvpItem> toTell(long partition) {
        return List.of(
                new KvpItem(KvpPool.HOST_INTRINSIC, "HostName", "host"),
                new KvpItem(KvpPool.EXTERNAL, "Colour", "blue"));
    }
}
