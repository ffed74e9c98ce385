// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.raw;

import java.util.List;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;
import org.enlighten.block.Slice;
import org.enlighten.storage.DiskEngine;
import org.enlighten.storage.DiskFormat;
import org.enlighten.storage.DiskSpec;
import org.enlighten.storage.DiskType;
import org.enlighten.storage.FileEnds;
import org.enlighten.storage.VirtualDisk;
import org.osgi.service.component.annotations.Component;

/// A file whose bytes are the disk's; no structure, so no file is recognized as one.
@Component(property = "disk.format=raw")
public final class RawFormat implements DiskFormat {
    private static final int SECTOR = 512;

    @Override
    public String name() {
        return "raw";
    }

    @Override
    public boolean recognizes(FileEnds file) {
        return false;
    }

    @Override
    public VirtualDisk disk(EngineSetup setup) {
        return new DiskEngine(setup, new RawCode());
    }

    @Override
    public List<BlockRequest> create(DiskSpec spec) {
        if (spec.type() != DiskType.FIXED) {
            throw new OperationFailed(Failure.INVALID, "A raw image has a fixed size; choose the VHD format instead.");
        }
        if (spec.sizeBytes() < SECTOR || spec.sizeBytes() % SECTOR != 0) {
            throw new OperationFailed(
                    Failure.INVALID,
                    "A disk has whole sectors of 512 bytes, at least one: sizeBytes=" + spec.sizeBytes());
        }
        Slice last = Slice.of(new byte[SECTOR]);
        return List.of(new BlockRequest.Write(spec.sizeBytes() - SECTOR, last), new BlockRequest.Flush());
    }
}
