// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;

/// What ends a run that meets structures which make no sense.
final class Damage {
    private Damage() {}

    static OperationFailed found(String sentence) {
        return new OperationFailed(Failure.CORRUPT, sentence);
    }
}
