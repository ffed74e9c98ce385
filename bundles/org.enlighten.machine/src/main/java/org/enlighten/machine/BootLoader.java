// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine;

import java.util.Optional;

/// Makes the engine for a boot record it knows. A service: all are asked, in order of service ranking, and the
/// first that answers loads.
public interface BootLoader {
    /// Empty when the record is not this loader's. The returned engine runs on the machine's boot processor from
    /// now on; it finds its system on the medium, by reading it.
    Optional<ExecutionEngine> load(BootRecord record, Machine machine);
}
