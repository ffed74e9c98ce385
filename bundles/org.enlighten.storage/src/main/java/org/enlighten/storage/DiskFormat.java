// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage;

import java.util.List;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.EngineSetup;
import org.osgi.annotation.versioning.ConsumerType;

/// A format of disk images. A service (whiteboard): third parties bring their own.
@ConsumerType
public interface DiskFormat {
    /// `VHD`, `raw`, …
    String name();

    /// Whether a file that begins and ends so is of this format, intact or not.
    boolean recognizes(FileEnds file);

    /// A virtual disk over the file `setup.below()`; to be opened before it is used.
    VirtualDisk disk(EngineSetup setup);

    /// What makes an empty file a disk of this kind: requests to be carried out one after the other, each when the
    /// one before has been answered. Interrupted, the file is not a disk yet, so make it under a name of its own
    /// and give it its name at the end. Throws [org.enlighten.block.OperationFailed] with INVALID for a disk that
    /// the format cannot be.
    List<BlockRequest> create(DiskSpec spec);
}
