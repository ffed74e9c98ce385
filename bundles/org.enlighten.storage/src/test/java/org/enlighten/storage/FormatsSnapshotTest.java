// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage;

import java.util.List;
import org.enlighten.storage.raw.RawFormat;
import org.enlighten.storage.vhd.VhdFormat;
import org.enlighten.testkit.state.SnapshotContract;

/// A disk of each format with several requests under way. A format keeps its state in the registers of the engine
/// that runs it. Seeds go through the formats in turn.
class FormatsSnapshotTest extends SnapshotContract<DiskWorld.State> {
    private static final int DISK = 256 << 10;

    @Override
    protected World<DiskWorld.State> build(long seed) {
        return switch ((int) (seed % 3)) {
            case 0 -> world(new RawFormat(), DiskType.FIXED, seed);
            case 1 -> world(new VhdFormat(), DiskType.DYNAMIC, seed);
            default -> world(new VhdFormat(), DiskType.FIXED, seed);
        };
    }

    private static DiskWorld world(DiskFormat format, DiskType type, long seed) {
        byte[] image = DiskBench.created(format, DiskBench.spec(type, DISK, type == DiskType.DYNAMIC ? 16 << 10 : 0));
        return new DiskWorld(format, image, DISK, seed, 60, 6);
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.storage.DiskEngine",
                "org.enlighten.storage.raw.RawCode",
                "org.enlighten.storage.vhd.VhdCode");
    }

    @Override
    protected int every() {
        return 11;
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
