// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.hostile;

import java.util.function.Consumer;

/// Something that no guest may do.
///
/// @param family empty for what is no attempt and only opens the way to one
/// @param sign how the software sees that it was refused
record Attempt(String family, String what, Sign sign, Consumer<Hands> deed) {
    /// What a refusal looks like from inside.
    enum Sign {
        /// The hypercall's status is not success.
        STATUS,
        /// There is nothing: all bits of the answer are set.
        ONES,
        /// The register holds another value than what was written, [Attempts#WRITTEN].
        OTHER_VALUE,
        /// A disk's status says that it has no data to move.
        NO_DATA,
        /// Nothing comes back; the trace tells.
        TRACE
    }
}
