// SPDX-License-Identifier: Apache-2.0
package org.enlighten.testkit;

import org.enlighten.block.MemoryLayer;
import org.enlighten.simulation.Saved;
import org.enlighten.storage.DiskFormat;
import org.enlighten.storage.DiskSpec;
import org.enlighten.testkit.state.SnapshotContract;

/// What a disk format promises: its disk, saved between any two steps with several requests under way and restored
/// into fresh objects, answers the same and leaves the same bytes in its file.
public abstract class DiskFormatContract extends SnapshotContract<DiskFormatContract.State> {
    /// A disk in its file, and who uses it.
    ///
    /// @param guest the memory that requests name
    /// @param left requests that were not made yet
    public record State(MemoryLayer.State file, Saved disk, byte[] guest, int left) {}

    /// A new one each time.
    protected abstract DiskFormat format();

    /// The disk that is tried, of some hundred KiB.
    protected abstract DiskSpec spec();

    @Override
    protected World<State> build(long seed) {
        return new UsedDisk(format(), spec(), seed);
    }

    @Override
    protected int every() {
        return 11;
    }

    @Override
    protected int stepsAfter() {
        return 200;
    }

    @Override
    protected int seeds() {
        return 2;
    }
}
