// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.internal;

import java.util.List;
import java.util.Optional;
import org.enlighten.block.Memories;
import org.enlighten.block.Slice;
import org.enlighten.storage.command.CommandResult.Way;

/// A request that a disk works on: what its answer is made of. The guest's packet is kept whole, because the answer is
/// that packet with some fields filled in.
///
/// @param channel by which it came and the answer goes
/// @param unit index of the disk in its controller
/// @param scattered the guest's buffer, when its pages do not lie side by side
record Flight(
        long tag,
        int channel,
        long transaction,
        boolean answered,
        byte[] packet,
        int senseRoom,
        int unit,
        Way way,
        long bytes,
        long cause,
        Optional<ScatteredMemory> scattered) {
    record State(
            long tag,
            int channel,
            long transaction,
            boolean answered,
            byte[] packet,
            int senseRoom,
            int unit,
            Way way,
            long bytes,
            long cause,
            String memory,
            List<Slice.State> pieces) {}

    State save() {
        return new State(
                tag,
                channel,
                transaction,
                answered,
                packet.clone(),
                senseRoom,
                unit,
                way,
                bytes,
                cause,
                scattered.map(ScatteredMemory::name).orElse(""),
                scattered.map(ScatteredMemory::save).orElse(List.of()));
    }

    static Flight restored(State s, Memories memories) {
        Optional<ScatteredMemory> memory = s.pieces().isEmpty()
                ? Optional.empty()
                : Optional.of(ScatteredMemory.restored(s.memory(), s.pieces(), memories));
        return new Flight(
                s.tag(),
                s.channel(),
                s.transaction(),
                s.answered(),
                s.packet(),
                s.senseRoom(),
                s.unit(),
                s.way(),
                s.bytes(),
                s.cause(),
                memory);
    }
}
