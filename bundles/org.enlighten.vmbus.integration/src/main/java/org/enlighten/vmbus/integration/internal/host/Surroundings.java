// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.host;

import java.util.Optional;
import org.enlighten.simulation.Timer;
import org.enlighten.simulation.Trace;
import org.enlighten.vmbus.HostChannel;
import org.enlighten.vmbus.integration.IntegrationClient;
import org.enlighten.vmbus.integration.protocol.IntegrationService;

/// What all endpoints of a host use.
interface Surroundings {
    long nowNs();

    long clockNs();

    Trace trace();

    Optional<HostChannel> channel(int number);

    IntegrationClient client();

    FileCopy.Source files();

    Timer timer(long partition, IntegrationService service);

    /// NEVER: not at all.
    void arm(Timer timer, long atNs);

    void forget(Timer timer);
}
