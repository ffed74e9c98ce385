// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.util.Optional;
import org.enlighten.simulation.Saved;

/// One pass of a check over a volume.
interface CheckPass {
    /// What to do next; empty when the pass is through.
    ///
    /// @param read what the last step has read; empty when it did not read
    Optional<Ext2Step> next(byte[] read);

    Saved save();

    void restore(Saved state);
}
