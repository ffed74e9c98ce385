// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal;

import org.enlighten.block.Memories;
import org.enlighten.block.Slice;
import org.enlighten.chipset.DiskTransfer;

/// A transfer that the disk driver has or will fetch, as it is saved.
record TransferState(long tag, int drive, String kind, long offsetBytes, Slice.State data, long cause) {
    static TransferState of(DiskTransfer t) {
        return new TransferState(
                t.tag(), t.drive(), t.kind().name(), t.offsetBytes(), t.data().save(), t.cause());
    }

    DiskTransfer in(Memories memories) {
        return new DiskTransfer(tag, drive, DiskTransfer.Kind.valueOf(kind), offsetBytes, data.in(memories), cause);
    }
}
