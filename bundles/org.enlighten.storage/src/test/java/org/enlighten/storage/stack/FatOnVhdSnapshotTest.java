// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.stack;

import java.util.List;
import org.enlighten.testkit.state.SnapshotContract;

/// A file system in the middle of its users' work, on a disk that grows.
class FatOnVhdSnapshotTest extends SnapshotContract<StackWorld.State> {
    @Override
    protected World<StackWorld.State> build(long seed) {
        return FatOnVhdTest.world(seed, 90);
    }

    @Override
    protected List<String> covers() {
        return List.of("org.enlighten.os.fat.FatFileSystem", "org.enlighten.storage.DiskEngine");
    }

    @Override
    protected int every() {
        return 13;
    }

    @Override
    protected int stepsAfter() {
        return 400;
    }

    @Override
    protected int seeds() {
        return 2;
    }
}
