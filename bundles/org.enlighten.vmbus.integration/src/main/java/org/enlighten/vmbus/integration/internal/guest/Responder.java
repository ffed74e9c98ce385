// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.guest;

import org.enlighten.os.Result;
import org.enlighten.os.UserMemory;
import org.enlighten.simulation.Saved;
import org.enlighten.vmbus.integration.protocol.IcMessage;

/// What one component's program does about requests, one after the other.
interface Responder {
    /// Data beyond this in the process's memory is the responder's.
    int DATA_AT = 16 * 1024;

    /// A request that is no agreement on versions.
    Step begin(IcMessage request, UserMemory memory);

    /// The answer to the last [Step.Call] about the same request.
    Step next(IcMessage request, Result of, UserMemory memory);

    default Saved save() {
        return Saved.NOTHING;
    }

    default void restore(Saved state) {}
}
