// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block.ledger;

import java.util.List;
import org.enlighten.testkit.state.SnapshotContract;

/// Restartable operations in flight, in a cache that is too small for them.
class LedgerSnapshotTest extends SnapshotContract<LedgerWorld.State> {
    @Override
    protected World<LedgerWorld.State> build(long seed) {
        return new LedgerWorld(seed, 150, 7, 3);
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.block.Fetches",
                "org.enlighten.block.MetadataCache",
                "org.enlighten.block.Slots",
                "org.enlighten.block.Unfinished");
    }

    @Override
    protected int every() {
        return 7;
    }

    @Override
    protected int stepsAfter() {
        return 150;
    }

    @Override
    protected int seeds() {
        return 3;
    }
}
