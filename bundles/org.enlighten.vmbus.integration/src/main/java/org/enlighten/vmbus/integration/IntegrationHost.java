// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration;

import java.util.List;
import java.util.Set;
import org.enlighten.vmbus.integration.protocol.IntegrationService;
import org.enlighten.vmbus.integration.protocol.KvpPool;
import org.enlighten.vmbus.integration.protocol.ShutdownBody;

/// The host's end of the integration components: a driver of the root's kernel that offers them to machines and talks
/// to the guests' ends. What is asked has a tag, unique in its machine, and is answered once to the
/// [IntegrationClient], perhaps from within the call; a machine has one request of each service at a time.
public interface IntegrationHost {
    /// Its id in the root's kernel.
    String DRIVER = "vmicvdev";

    /// Offers these to a machine, whose bus is open, and no others: those that it had and that are not named are taken
    /// back.
    void offer(long partition, Set<IntegrationService> services);

    /// The machine stands still: nothing is expected of it.
    void paused(long partition);

    /// It goes on: its clock is behind.
    void resumed(long partition);

    /// The machine's processors were reset; its channels are closed.
    void reset(long partition);

    /// The machine's bus is about to be closed.
    void close(long partition);

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
