// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.List;
import org.enlighten.simulation.TraceReader;

/// Software for a guest that tries what no guest may: it comes on an installation medium of its own, runs in
/// place of a system, and has nothing but its processor and its memory.
public interface HostileGuest {
    /// The id of its medium.
    String medium();

    /// Reads the trace of one machine while the software runs there.
    Watch watch(int traceNumber);

    /// What came of it so far.
    interface Watch extends TraceReader {
        /// Whether it has tried everything.
        boolean isDone();

        /// In the order in which it was tried.
        List<AttemptView> attempts();
    }
}
