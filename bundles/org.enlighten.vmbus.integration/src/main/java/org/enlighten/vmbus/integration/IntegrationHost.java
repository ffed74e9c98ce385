// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration;

import java.util.List;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.integration.protocol.IntegrationService;
import org.enlighten.vmbus.integration.protocol.KvpPool;
import org.enlighten.vmbus.integration.protocol.ShutdownBody;
import org.enlighten.vmbus.protocol.OfferFlag;

/// The host's end of the integration components: a driver of the root's kernel, to which whoever offers a machine its
/// devices gives these channels ([#offer]), and which talks to the guests' ends. What is asked has a tag, unique in
/// its machine, and is answered once to the
/// [IntegrationClient], perhaps from within the call; a machine has one request of each service at a time.
public interface IntegrationHost {
    /// Its id in the root's kernel.
    String DRIVER = "vmicvdev";

    /// What a machine is offered for this service.
    static Offer offer(IntegrationService service) {
        byte messages = 4;
        return Offer.of(service.interfaceType(), service.instance())
                .withFlags(OfferFlag.ENUMERATE | OfferFlag.PIPE)
                .withUserData(messages);
    }

    /// The machine stands still: nothing is expected of it.
    void paused(long partition);

    /// It goes on: its clock is behind.
    void resumed(long partition);

    /// The machine's partition is gone.
    void closed(long partition);

    /// One for each service, in the order of [IntegrationService].
    List<ServiceView> services(long partition);

    /// Asks the guest to go down; done when it has agreed.
    void shutdown(long partition, long tag, ShutdownBody order);

    /// What is known of a pool, as [#refresh] has found it last.
    List<KvpItem> items(long partition, KvpPool pool);

    /// Asks for what lies in the guest's pools now.
    void refresh(long partition, long tag);

    /// Puts a value into the guest's pool of the host's.
    void set(long partition, long tag, String key, String value);

    void delete(long partition, long tag, String key);

    /// Freezes the guest; then [IntegrationClient#frozen], and [#thaw] within ten seconds; done when that is answered
    /// well.
    void freeze(long partition, long tag);

    void thaw(long partition);

    /// Brings a file of the host's into the guest.
    ///
    /// @param source as this host's programs write paths
    /// @param target as the guest writes them
    void copyFile(long partition, long tag, String source, String target, boolean overwrite, boolean createPath);
}
