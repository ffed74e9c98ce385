// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.vhd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome.Failure;
import org.enlighten.block.Slice;
import org.enlighten.storage.DiskEngine;
import org.enlighten.storage.DiskFormat;
import org.enlighten.storage.DiskSpec;
import org.enlighten.storage.FileEnds;
import org.enlighten.storage.VirtualDisk;
import org.osgi.service.component.annotations.Component;

/// VHD: fixed, or dynamic with blocks of 2 MiB unless said otherwise; 2040 GB at most.
@Component(property = "disk.format=VHD")
public final class VhdFormat implements DiskFormat {
    public static final long MOST_BYTES = FooterRules.MOST_BYTES;
    private static final int USUAL_BLOCK = 2 << 20;
    private static final int LEAST_BLOCK = 4 << 10;
    private static final int MOST_BLOCK = 256 << 20;
    private static final int HEADER_AT = 512;
    private static final int TABLE_AT = HEADER_AT + DynamicHeader.BYTES;
    private static final int WRITE_BYTES = 1 << 20;

    @Override
    public String name() {
        return "VHD";
    }

    @Override
    public boolean recognizes(FileEnds file) {
        return file.lastSectorBeginsWith(Footer.COOKIE) || file.beginsWith(Footer.COOKIE);
    }

    @Override
    public VirtualDisk disk(EngineSetup setup) {
        return new DiskEngine(setup, new VhdCode());
    }

    @Override
    public List<BlockRequest> create(DiskSpec spec) {
        if (spec.sizeBytes() < 512 || spec.sizeBytes() % 512 != 0 || spec.sizeBytes() > MOST_BYTES) {
            throw invalid(
                    "A VHD cannot have %d bytes. Its size is a multiple of 512 bytes, at least 512 and at most %d (2040 GB)."
                            .formatted(spec.sizeBytes(), MOST_BYTES));
        }
        return switch (spec.type()) {
            case FIXED -> fixed(spec);
            case DYNAMIC -> dynamic(spec);
            case DIFFERENCING -> throw invalid("Differencing disks are not supported yet.");
        };
    }

    private static List<BlockRequest> fixed(DiskSpec spec) {
        Footer footer =
                Footer.of(Footer.FIXED, spec.sizeBytes(), Footer.NO_DATA, spec.id(), spec.createdEpochSeconds());
        return List.of(write(spec.sizeBytes(), footer.bytes()), new BlockRequest.Flush());
    }

    /// The copy at the front comes last: with it, an interrupted creation could be taken for a disk that lost its
    /// end.
    private static List<BlockRequest> dynamic(DiskSpec spec) {
        int block = spec.blockBytes() == 0 ? USUAL_BLOCK : spec.blockBytes();
        if (Integer.bitCount(block) != 1 || block < LEAST_BLOCK || block > MOST_BLOCK) {
            throw invalid("A VHD's block size is a power of two from %d to %d bytes: blockBytes=%d"
                    .formatted(LEAST_BLOCK, MOST_BLOCK, block));
        }
        int entries = (int) Math.ceilDiv(spec.sizeBytes(), block);
        int tableBytes = Math.ceilDiv(entries * 4, 512) * 512;
        byte[] footer = Footer.of(Footer.DYNAMIC, spec.sizeBytes(), HEADER_AT, spec.id(), spec.createdEpochSeconds())
                .bytes();
        List<BlockRequest> requests = new ArrayList<>();
        requests.add(write(HEADER_AT, DynamicHeader.of(TABLE_AT, entries, block).bytes()));
        for (int at = 0; at < tableBytes; at += WRITE_BYTES) {
            byte[] unused = new byte[Math.min(WRITE_BYTES, tableBytes - at)];
            Arrays.fill(unused, (byte) 0xFF);
            requests.add(write(TABLE_AT + at, unused));
        }
        requests.add(new BlockRequest.Barrier());
        requests.add(write((long) TABLE_AT + tableBytes, footer));
        requests.add(new BlockRequest.Barrier());
        requests.add(write(0, footer));
        requests.add(new BlockRequest.Flush());
        return requests;
    }

    private static BlockRequest write(long at, byte[] bytes) {
        return new BlockRequest.Write(at, Slice.of(bytes));
    }

    private static OperationFailed invalid(String sentence) {
        return new OperationFailed(Failure.INVALID, sentence);
    }
}
