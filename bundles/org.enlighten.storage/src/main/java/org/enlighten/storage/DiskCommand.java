// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage;

import java.util.Locale;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Memories;
import org.enlighten.block.Request;
import org.enlighten.block.Slice;
import org.enlighten.simulation.Saved;

/// What a disk is asked besides reading and writing.
record DiskCommand(Verb verb) implements Request {
    enum Verb {
        OPEN,
        INSPECT,
        CHECK
    }

    private static final String PREFIX = "disk-";

    @Override
    public Saved save() {
        String kind = PREFIX + verb.name().toLowerCase(Locale.ROOT);
        return Saved.of(new BlockRequest.State(kind, 0, Slice.of(new byte[0]).save()));
    }

    static Request restored(BlockRequest.State saved, Memories memories) {
        if (!saved.kind().startsWith(PREFIX)) return saved.in(memories);
        String name = saved.kind().substring(PREFIX.length()).toUpperCase(Locale.ROOT);
        return new DiskCommand(Verb.valueOf(name));
    }
}
