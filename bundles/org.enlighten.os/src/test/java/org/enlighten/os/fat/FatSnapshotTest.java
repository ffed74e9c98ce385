// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import java.util.List;
import org.enlighten.os.file.FileWorld;
import org.enlighten.testkit.state.SnapshotContract;

/// A volume with several operations under way, on a disk that answers in any order.
class FatSnapshotTest extends SnapshotContract<FileWorld.State> {
    private final byte[] image = FatBench.formatted(512 << 10, FatType.FAT12).image();

    @Override
    protected World<FileWorld.State> build(long seed) {
        return new FileWorld(image, FatBench.mounter(image), seed, 60, 6, 16);
    }

    @Override
    protected List<String> covers() {
        return List.of("org.enlighten.os.fat.FatVolume");
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
