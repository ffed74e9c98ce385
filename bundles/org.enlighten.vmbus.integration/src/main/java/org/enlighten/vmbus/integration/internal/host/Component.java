// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.host;

import org.enlighten.simulation.Saved;
import org.enlighten.vmbus.integration.protocol.IcMessage;

/// What the host's end of one component does once versions are agreed.
interface Component {
    /// Nobody waits for an answer.
    long NO_TAG = 0;

    long SECOND_NS = 1_000_000_000L;
    /// How long a guest may take over an answer, where nothing else is said: as long as Linux's driver gives its
    /// daemons.
    long ANSWER_NS = 30 * SECOND_NS;

    /// Versions were agreed: requests can be sent.
    void ready();

    void answered(IcMessage answer);

    /// The instant that was asked for has come.
    void due();

    /// The channel is closed, the machine was reset or has gone: what was asked will not be answered.
    void lost();

    /// The machine goes on after a pause.
    default void resumed() {}

    Saved save();

    void restore(Saved state);
}
