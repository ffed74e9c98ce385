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
    private final int number;
    private BlockClient client;

    private VolumeFile(RequestQueue queue, FileRecord record, String holder, int number) {
        this.queue = queue;
        this.record = record;
        this.holder = holder;
        this.number = number;
    }

    /// Opened by a holder with a name of its own.
    static VolumeFile named(RequestQueue queue, FileRecord record, String holder) {
        return new VolumeFile(queue, record, holder, 0);
    }

    /// Opened by somebody without a name: known by the order of opening.
    static VolumeFile numbered(RequestQueue queue, FileRecord record, int number) {
        return new VolumeFile(queue, record, "", number);
    }

    boolean isNamed() {
        return number == 0;
    }

    String holder() {
        return holder;
    }

    int number() {
        return number;
    }

    boolean isGone() {
        return record.deleted;
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
