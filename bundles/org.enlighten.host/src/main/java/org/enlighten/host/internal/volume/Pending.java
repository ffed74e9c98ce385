// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.volume;

import java.util.List;
import java.util.function.Supplier;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;

/// One request a volume has not handed back yet: waiting, in service on a channel, or finished.
final class Pending {
    static final int WAITING = -1;

    /// A request as it is saved.
    record State(
            String holder,
            String path,
            long tag,
            BlockRequest.State request,
            long cause,
            long position,
            int channel,
            long startedNs,
            List<Outcome> outcome) {
        Pending in(Memories memories, VolumeFile file) {
            Pending p = new Pending(file, tag, () -> request.in(memories), cause, position);
            p.channel = channel;
            p.startedNs = startedNs;
            p.outcome = outcome.isEmpty() ? null : outcome.getFirst();
            return p;
        }
    }

    final VolumeFile file;
    final long tag;
    final long cause;
    final long position;
    int channel = WAITING;
    long startedNs;
    /// Known from the start for a request that cannot be served; null until finished otherwise.
    Outcome outcome;
    /// The memory that a restored request names may itself be restored after the volume: it is looked for when the
    /// request is first looked at.
    private final Supplier<BlockRequest> request;

    Pending(VolumeFile file, long tag, Supplier<BlockRequest> request, long cause, long position) {
        this.file = file;
        this.tag = tag;
        this.request = request;
        this.cause = cause;
        this.position = position;
    }

    BlockRequest request() {
        return request.get();
    }

    boolean isFence() {
        return request() instanceof BlockRequest.Barrier || request() instanceof BlockRequest.Flush;
    }

    long offset() {
        return switch (request()) {
            case BlockRequest.Read(long at, var _) -> at;
            case BlockRequest.Write(long at, var _) -> at;
            case BlockRequest.Barrier(), BlockRequest.Flush() -> 0;
        };
    }

    int bytes() {
        return switch (request()) {
            case BlockRequest.Read(long _, var into) -> into.length();
            case BlockRequest.Write(long _, var data) -> data.length();
            case BlockRequest.Barrier(), BlockRequest.Flush() -> 0;
        };
    }

    /// @param holder the name of the file's holder, stable over a restore
    State save(String holder) {
        return new State(
                holder,
                file.record().path,
                tag,
                request().state(),
                cause,
                position,
                channel,
                startedNs,
                outcome == null ? List.of() : List.of(outcome));
    }
}
