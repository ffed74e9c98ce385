// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.enlighten.block.BlockClient;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.FileStore;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;

/// Files on their way onto a host's volume: one after the other, each whole and durable, with the volume's service
/// times. Files that are there are replaced. One of them comes last and in one step: as long as it is not there, the
/// installation was cut off and begins again.
public final class VolumeInstallation implements BlockClient {
    /// What is saved of one under way: the bytes come from the same files again, what was submitted is the volume's.
    ///
    /// @param path what is being written; empty when nothing is
    public record State(List<String> left, String path, String failure) {}

    private static final int SECTOR_BYTES = 512;
    private static final long WRITTEN = 0;
    private static final long FLUSHED = 1;
    private static final String UNFINISHED = ".TMP";

    private final FileTree files;
    private final FileStore volume;
    private final String last;
    private final Deque<String> left = new ArrayDeque<>();
    private BlockLayer file;
    private String failure = "";
    private String path = "";

    private VolumeInstallation(FileTree files, FileStore volume, String last) {
        this.files = files;
        this.volume = volume;
        this.last = last;
    }

    /// Begins. [OperationFailed] never leaves this class: it becomes [#failure].
    ///
    /// @param last path of the file that is put there when all others are durable
    public static VolumeInstallation start(FileTree files, FileStore volume, String last) {
        VolumeInstallation installation = new VolumeInstallation(files, volume, last);
        installation.attempt(installation::begin);
        return installation;
    }

    /// Goes on with one that was saved, on a volume that holds what it held.
    public static VolumeInstallation resume(FileTree files, FileStore volume, String last, State state) {
        VolumeInstallation installation = new VolumeInstallation(files, volume, last);
        installation.left.addAll(state.left());
        installation.path = state.path();
        installation.failure = state.failure();
        if (!installation.isDone()) installation.open();
        return installation;
    }

    public State save() {
        return new State(List.copyOf(left), path, failure);
    }

    /// Takes the volume's answers that have come; called until [#isDone], while virtual time passes.
    public void proceed() {
        volume.deliver();
    }

    public boolean isDone() {
        return path.isEmpty();
    }

    /// Why it ended before everything was written, as a sentence.
    public Optional<String> failure() {
        return failure.isEmpty() ? Optional.empty() : Optional.of(failure);
    }

    @Override
    public void completed(long tag, Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) fail(failed.message());
        else if (tag == WRITTEN) file.submit(FLUSHED, new BlockRequest.Flush(), 0);
        else attempt(this::finished);
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (OperationFailed e) {
            fail(e.outcome().message());
        }
    }

    private void begin() {
        for (String directory : files.directories())
            if (volume.entry(directory).isEmpty()) volume.makeDirectory(directory);
        left.addAll(files.paths());
        left.removeIf(last::equalsIgnoreCase);
        if (volume.entry(last).isPresent()) volume.delete(last);
        if (files.contains(last)) left.add(last);
        next();
    }

    /// A file is whole and durable; its name and its length follow.
    private void finished() {
        volume.resize(stored(), files.bytes(path).length);
        if (isLast()) volume.rename(stored(), path);
        next();
    }

    private boolean isLast() {
        return path.equalsIgnoreCase(last);
    }

    /// Where the present file is written to.
    private String stored() {
        return isLast() ? path + UNFINISHED : path;
    }

    private void next() {
        path = left.isEmpty() ? "" : left.removeFirst();
        if (!path.isEmpty()) write(files.bytes(path));
    }

    /// Sends whole sectors; only a flush when there is nothing to send.
    private void write(byte[] content) {
        if (volume.entry(stored()).isEmpty()) volume.create(stored());
        int whole = (content.length + SECTOR_BYTES - 1) / SECTOR_BYTES * SECTOR_BYTES;
        volume.resize(stored(), whole);
        open();
        if (whole == 0) file.submit(FLUSHED, new BlockRequest.Flush(), 0);
        else file.submit(WRITTEN, new BlockRequest.Write(0, Slice.of(Arrays.copyOf(content, whole))), 0);
    }

    private void open() {
        file = volume.open(stored());
        file.attach(this);
    }

    private void fail(String message) {
        failure = "'%s' could not be written: %s".formatted(path, message);
        path = "";
        left.clear();
    }
}
