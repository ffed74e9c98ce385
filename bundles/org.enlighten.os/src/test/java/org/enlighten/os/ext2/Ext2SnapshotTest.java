// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.util.List;
import org.enlighten.os.file.FileWorld;
import org.enlighten.testkit.state.SnapshotContract;

/// A volume with several operations under way, on a disk that answers in any order.
class Ext2SnapshotTest extends SnapshotContract<FileWorld.State> {
    private final byte[] image = Ext2Bench.formatted(400 << 10, 1024).image();

    @Override
    protected World<FileWorld.State> build(long seed) {
        return new FileWorld(image, Ext2Bench.mounter(image), seed, 60, 6, 16);
    }

    @Override
    protected List<String> covers() {
        return List.of("org.enlighten.os.ext2.Ext2Volume");
    }

    @Override
    protected int every() {
        return 15;
    }

    @Override
    protected int stepsAfter() {
        return 200;
    }

    @Override
    protected int seeds() {
        return 3;
    }
}
