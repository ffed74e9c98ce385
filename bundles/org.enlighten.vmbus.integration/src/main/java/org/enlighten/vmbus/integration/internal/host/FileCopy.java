// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.host;

import java.util.List;
import java.util.Optional;
import org.enlighten.block.BlockClient;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.vmbus.integration.protocol.FileCopyBody;
import org.enlighten.vmbus.integration.protocol.IcMessage;
import org.enlighten.vmbus.integration.protocol.IcStatus;

/// Brings one file of the host's into the guest, piece by piece: each is read when the guest has taken the last one.
final class FileCopy implements Component, BlockClient {
    /// Where a component finds the host's files, and memory to read them into.
    interface Source {
        /// @param holder tells those apart that use one file
        Optional<BlockLayer> open(String holder, String path);

        /// Root's memory of [FileCopyBody#DATA_BYTES], given back with [#release].
        long take();

        Slice at(long buffer);

        void release(long buffer);
    }

    private enum Phase {
        IDLE,
        START,
        READ,
        WRITE,
        COMPLETE,
        CANCEL
    }

    /// What is saved.
    record State(
            long tag, String phase, String path, long buffer, long at, long sizeBytes, long reading, List<Cause> why) {}

    private static final String LATE =
            "The guest's file copy service gave no answer within " + ANSWER_NS / SECOND_NS + " s.";

    private final Link link;
    private final Source source;
    private final String holder;
    private Optional<BlockLayer> file = Optional.empty();
    private long tag = NO_TAG;
    private Phase phase = Phase.IDLE;
    private String path = "";
    private long buffer;
    private long at;
    private long sizeBytes;
    /// Counts reads, so that an answer that comes too late is known.
    private long reading;
    private Cause why = new Cause("");

    FileCopy(Link link, Source source, String holder) {
        this.holder = holder;
        this.link = link;
        this.source = source;
    }

    boolean isBusy() {
        return phase != Phase.IDLE;
    }

    void begin(long request, String from, FileCopyBody.Start start) {
        file = source.open(holder, from);
        if (file.isEmpty()) {
            link.failed(request, new Cause("There is no file '" + from + "' on the host."));
            return;
        }
        file.get().attach(this);
        tag = request;
        path = from;
        at = 0;
        sizeBytes = file.get().sizeBytes();
        buffer = source.take();
        FileCopyBody.Start whole = new FileCopyBody.Start(start.name(), start.directory(), start.flags(), sizeBytes);
        ask(Phase.START, whole);
    }

    private void ask(Phase next, FileCopyBody body) {
        phase = next;
        link.ask(body.bytes());
        link.wakeAt(link.nowNs() + ANSWER_NS);
    }

    private int pieceBytes() {
        return (int) Math.min(FileCopyBody.DATA_BYTES, sizeBytes - at);
    }

    private void goOn() {
        if (at >= sizeBytes) {
            ask(Phase.COMPLETE, new FileCopyBody.Complete());
            return;
        }
        phase = Phase.READ;
        link.wakeAt(Simulation.NEVER);
        Slice into = source.at(buffer).part(0, pieceBytes());
        file.orElseThrow().submit(++reading, new BlockRequest.Read(at, into), 0);
    }

    @Override
    public void completed(long read, Outcome outcome) {
        if (phase != Phase.READ || read != reading) return;
        if (outcome instanceof Outcome.Failed(Outcome.Failure _, String message)) {
            cancel(new Cause("'" + path + "' could not be read: " + message));
            return;
        }
        byte[] data = source.at(buffer).part(0, pieceBytes()).toBytes();
        ask(Phase.WRITE, new FileCopyBody.Write(at, data));
    }

    private void cancel(Cause cause) {
        why = cause;
        ask(Phase.CANCEL, new FileCopyBody.Cancel());
    }

    @Override
    public void ready() {}

    @Override
    public void answered(IcMessage answer) {
        boolean ok = answer.status() == IcStatus.OK.code();
        Cause refusal = new Cause("The guest did not take the file: " + IcStatus.text(answer.status()));
        switch (phase) {
            case START -> {
                if (ok) goOn();
                else fail(refusal);
            }
            case WRITE -> {
                at += pieceBytes();
                if (ok) goOn();
                else cancel(refusal);
            }
            case COMPLETE -> {
                if (ok) link.done(end());
                else fail(refusal);
            }
            case CANCEL -> fail(why);
            case IDLE, READ -> {}
        }
    }

    @Override
    public void due() {
        if (phase == Phase.IDLE) return;
        link.giveUp();
        if (phase == Phase.WRITE) cancel(new Cause(LATE));
        else fail(phase == Phase.CANCEL ? why : new Cause(LATE));
    }

    private void fail(Cause cause) {
        link.failed(end(), cause);
    }

    private long end() {
        link.wakeAt(Simulation.NEVER);
        phase = Phase.IDLE;
        file = Optional.empty();
        source.release(buffer);
        long ended = tag;
        tag = NO_TAG;
        return ended;
    }

    @Override
    public void lost() {
        if (isBusy()) fail(new Cause("The guest closed the channel of its file copy service."));
    }

    @Override
    public Saved save() {
        return Saved.of(new State(tag, phase.name(), path, buffer, at, sizeBytes, reading, List.of(why)));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        tag = s.tag();
        phase = Phase.valueOf(s.phase());
        path = s.path();
        buffer = s.buffer();
        at = s.at();
        sizeBytes = s.sizeBytes();
        reading = s.reading();
        why = s.why().getFirst();
        if (!isBusy()) return;
        file = source.open(holder, path);
        file.ifPresent(f -> f.attach(this));
    }
}
