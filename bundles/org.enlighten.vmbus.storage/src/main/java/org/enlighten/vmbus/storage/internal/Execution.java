// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.internal;

import java.util.List;
import java.util.Optional;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Trace;
import org.enlighten.storage.command.CommandResult;
import org.enlighten.storage.command.CommandResult.CheckCondition;
import org.enlighten.storage.command.CommandResult.Way;
import org.enlighten.storage.command.ScsiTarget;
import org.enlighten.vmbus.storage.StorageDisks;
import org.enlighten.vmbus.storage.StorageEvents;
import org.enlighten.vmbus.storage.StorageEvents.Refusal;
import org.enlighten.vmbus.storage.protocol.Srb;
import org.enlighten.vmbus.storage.protocol.SrbAnswer;
import org.enlighten.vmbus.storage.protocol.SrbStatus;

/// Carries commands out: what a disk's command set answers goes back at once, transfers go to the disk's image.
final class Execution {
    /// Where the ends of requests are told.
    interface Ends {
        void ended(Controller c, Incoming request, SrbAnswer answer);
    }

    private static final Outcome.Failure[] FAILURES = Outcome.Failure.values();

    private final Memories memories;
    private final Trace trace;
    private final StorageDisks disks;
    private final Ends ends;
    private long nextTag = 1;

    Execution(Memories memories, Trace trace, StorageDisks disks, Ends ends) {
        this.memories = memories;
        this.trace = trace;
        this.disks = disks;
        this.ends = ends;
    }

    long nextTag() {
        return nextTag;
    }

    void nextTag(long next) {
        nextTag = next;
    }

    void execute(Controller c, Incoming request) {
        Srb srb = request.srb();
        told(c, request, StorageEvents.COMMAND, srb.path() << 16 | srb.target() << 8 | srb.lun());
        Optional<Units.Answer> other = c.units.withoutDisk(srb, request.cdb());
        if (other.isPresent()) {
            switch (other.get()) {
                case Units.Answer.Of(CommandResult result) -> answer(c, request, result);
                case Units.Answer.NoUnit() -> ends.ended(c, request, SrbAnswer.of(SrbStatus.NO_UNIT, 0));
            }
            return;
        }
        int unit = c.units.find(srb);
        CommandResult result = c.units.target(unit).execute(request.cdb());
        switch (result) {
            case CommandResult.Transfer t -> transfer(c, request, unit, t);
            case CommandResult.Flush() ->
                submit(c, request, unit, Way.WRITE, 0, new BlockRequest.Flush(), Optional.empty());
            default -> answer(c, request, result);
        }
    }

    private void told(Controller c, Incoming request, org.enlighten.simulation.EventType type, long b) {
        trace.record(type, (int) c.partition, -1, Mode.KERNEL, request.cause(), request.cdb()[0] & 0xFF, b);
    }

    private void answer(Controller c, Incoming request, CommandResult result) {
        ends.ended(
                c,
                request,
                switch (result) {
                    case CommandResult.Good _, CommandResult.Ejected _ -> SrbAnswer.of(SrbStatus.SUCCESS, 0);
                    case CommandResult.Data(byte[] bytes) -> data(c, request, bytes);
                    case CheckCondition check -> check(check);
                    case CommandResult.Transfer _, CommandResult.Flush _ ->
                        throw new IllegalStateException("a transfer is not answered at once");
                });
    }

    private SrbAnswer data(Controller c, Incoming request, byte[] bytes) {
        if (bytes.length > 0 && request.room() > 0 && request.srb().direction() != Srb.IN) return wrongWay(c, request);
        return SrbAnswer.of(SrbStatus.SUCCESS, request.fill(bytes));
    }

    private SrbAnswer wrongWay(Controller c, Incoming request) {
        told(c, request, StorageEvents.REFUSED, Refusal.DATA.ordinal());
        return SrbAnswer.of(SrbStatus.INVALID_REQUEST, 0);
    }

    private static SrbAnswer check(CheckCondition check) {
        boolean illegal = check.key() == CheckCondition.ILLEGAL_REQUEST;
        return SrbAnswer.checkCondition(illegal ? SrbStatus.INVALID_REQUEST : SrbStatus.ERROR, check.senseData());
    }

    private void transfer(Controller c, Incoming request, int unit, CommandResult.Transfer t) {
        int direction = t.way() == Way.READ ? Srb.IN : Srb.OUT;
        if (request.srb().direction() != direction) ends.ended(c, request, wrongWay(c, request));
        else if (t.lengthBytes() > request.room()) {
            told(c, request, StorageEvents.REFUSED, Refusal.DATA.ordinal());
            ends.ended(c, request, SrbAnswer.of(SrbStatus.DATA_OVERRUN, 0));
        } else {
            int bytes = (int) t.lengthBytes();
            List<Slice> memory = request.memory();
            Optional<ScatteredMemory> scattered =
                    memory.size() == 1 || bytes <= memory.getFirst().length()
                            ? Optional.empty()
                            : Optional.of(new ScatteredMemory("storvsp/" + nextTag, memory));
            Slice data = scattered
                    .map(s -> new Slice(s, 0, bytes))
                    .orElseGet(() -> memory.getFirst().part(0, bytes));
            BlockRequest block = t.way() == Way.READ
                    ? new BlockRequest.Read(t.offsetBytes(), data)
                    : new BlockRequest.Write(t.offsetBytes(), data);
            submit(c, request, unit, t.way(), bytes, block, scattered);
        }
    }

    private void submit(
            Controller c,
            Incoming request,
            int unit,
            Way way,
            long bytes,
            BlockRequest block,
            Optional<ScatteredMemory> scattered) {
        if (c.isFull()) {
            told(c, request, StorageEvents.REFUSED, Refusal.TOO_MUCH.ordinal());
            ends.ended(c, request, SrbAnswer.of(SrbStatus.BUSY, 0));
            return;
        }
        long tag = nextTag++;
        scattered.ifPresent(memories::add);
        c.add(new Flight(
                tag,
                request.channel(),
                request.transaction(),
                request.answered(),
                request.packet(),
                request.srb().senseRoom(),
                unit,
                way,
                bytes,
                request.cause(),
                scattered));
        disks.submit(c.partition, c.units.get(unit).disk(), tag, block, request.cause());
    }

    /// A transfer has ended.
    ///
    /// @param failure 0, or the number of its failure plus one
    SrbAnswer answer(Controller c, Flight flight, int failure) {
        flight.scattered().ifPresent(memories::remove);
        if (failure == 0) return SrbAnswer.of(SrbStatus.SUCCESS, flight.bytes());
        ScsiTarget target = c.units.target(flight.unit());
        return check(target.failed(flight.way(), new Outcome.Failed(FAILURES[failure - 1], "")));
    }
}
