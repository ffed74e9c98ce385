// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.volume;

import org.enlighten.block.BlockClient;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Outcome;

/// One opened file, as its holder uses it.
final class VolumeFile implements BlockLayer {
    private final RequestQueue queue;
    private final FileRecord record;
    private final String holder;
    private BlockClient client;

    VolumeFile(RequestQueue queue, FileRecord record, String holder) {
        this.queue = queue;
        this.record = record;
        this.holder = holder;
    }

    String holder() {
        return holder;
    }

    FileRecord record() {
        return record;
    }

    boolean isAttached() {
        return client != null;
    }

    void completed(long tag, Outcome outcome) {
        client.completed(tag, outcome);
    }

    @Override
    public void attach(BlockClient next) {
        if (client != null) throw new IllegalStateException("this file has a client already: " + record.path);
        client = next;
    }

    @Override
    public long sizeBytes() {
        return record.sizeBytes;
    }

    @Override
    public void submit(long tag, BlockRequest request, long cause) {
        queue.submit(this, tag, request, cause);
    }
}
