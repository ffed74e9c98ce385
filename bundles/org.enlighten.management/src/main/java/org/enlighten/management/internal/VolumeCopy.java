// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.enlighten.block.BlockClient;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.ByteMemory;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.simulation.Cause;

/// Copies files of a host's volumes piece by piece, with the volumes' service times; pieces of nothing but zeros are
/// not
/// written. A target is there when it is whole.
final class VolumeCopy implements BlockClient {
    private static final int PIECE_BYTES = 1 << 20;
    private static final String UNFINISHED = ".new";

    /// One file.
    record Job(HostPaths.Place from, HostPaths.Place to) {}

    private final Work<?> work;
    private final String sentence;
    private final Work.Step then;
    private final Deque<Job> jobs = new ArrayDeque<>();
    private final byte[] piece = new byte[PIECE_BYTES];
    private BlockLayer from;
    private BlockLayer to;
    private long at;
    private int bytes;
    private boolean writing;

    /// @param sentence what a failure means
    VolumeCopy(Work<?> work, String sentence, Work.Step then) {
        this.work = work;
        this.sentence = sentence;
        this.then = then;
    }

    void add(HostPaths.Place source, HostPaths.Place target) {
        jobs.add(new Job(source, target));
    }

    void begin() {
        attempt(this::next);
    }

    private void next() {
        if (jobs.isEmpty()) {
            work.attempt(then);
            return;
        }
        Job job = jobs.getFirst();
        HostPaths.makeFolders(job.to());
        String unfinished = job.to().path() + UNFINISHED;
        if (job.to().volume().entry(unfinished).isPresent()) job.to().volume().delete(unfinished);
        job.to().volume().create(unfinished);
        from = job.from().volume().open(job.from().path(), "backup");
        to = job.to().volume().open(unfinished, "backup");
        from.attach(this);
        to.attach(this);
        at = 0;
        read();
    }

    private void read() {
        writing = false;
        bytes = (int) Math.min(PIECE_BYTES, from.sizeBytes() - at);
        if (bytes <= 0) finish();
        else from.submit(at, new BlockRequest.Read(at, slice()), 0);
    }

    private Slice slice() {
        return new Slice(new ByteMemory("", piece), 0, bytes);
    }

    private void write() {
        if (isEmpty()) {
            at += bytes;
            read();
            return;
        }
        writing = true;
        to.submit(at, new BlockRequest.Write(at, slice()), 0);
    }

    private boolean isEmpty() {
        for (int i = 0; i < bytes; i++) if (piece[i] != 0) return false;
        return true;
    }

    private void finish() {
        Job job = jobs.removeFirst();
        String unfinished = job.to().path() + UNFINISHED;
        job.to().volume().resize(unfinished, from.sizeBytes());
        if (job.to().volume().entry(job.to().path()).isPresent())
            job.to().volume().delete(job.to().path());
        job.to().volume().rename(unfinished, job.to().path());
        next();
    }

    @Override
    public void completed(long tag, Outcome outcome) {
        if (work.isEnded()) return;
        if (outcome instanceof Outcome.Failed failed) fail(failed.message());
        else if (writing) {
            at += bytes;
            attempt(this::read);
        } else attempt(this::write);
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (OperationFailed e) {
            fail(e.outcome().message());
        }
    }

    private void fail(String why) {
        work.failed(new Cause(sentence, new Cause(why)));
    }
}
