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

/// Files on their way onto a host's volume: one after the other, each whole, with the volume's service times. Files
/// that are there are replaced.
public final class VolumeInstallation implements BlockClient {
    /// What is saved of one under way: the bytes come from the same files again, what was submitted is the volume's.
    ///
    /// @param path what is being written; empty when nothing is
    public record State(List<String> left, String path, String failure) {}

    private static final int SECTOR_BYTES = 512;

    private final FileTree files;
    private final FileStore volume;
    private final Deque<String> left = new ArrayDeque<>();
    private String failure = "";
    private String path = "";

    private VolumeInstallation(FileTree files, FileStore volume) {
        this.files = files;
        this.volume = volume;
    }

    /// Begins. [OperationFailed] never leaves this class: it becomes [#failure].
    public static VolumeInstallation start(FileTree files, FileStore volume) {
        VolumeInstallation installation = new VolumeInstallation(files, volume);
        installation.attempt(installation::begin);
        return installation;
    }

    /// Goes on with one that was saved, on a volume that holds what it held.
    public static VolumeInstallation resume(FileTree files, FileStore volume, State state) {
        VolumeInstallation installation = new VolumeInstallation(files, volume);
        installation.left.addAll(state.left());
        installation.path = state.path();
        installation.failure = state.failure();
        if (!installation.isDone()) volume.open(state.path()).attach(installation);
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
        else attempt(this::written);
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
        next();
    }

    private void written() {
        volume.resize(path, files.bytes(path).length);
        next();
    }

    private void next() {
        path = "";
        while (path.isEmpty() && !left.isEmpty()) {
            path = left.removeFirst();
            if (!write(files.bytes(path))) path = "";
        }
    }

    /// Sends whole sectors; false when there is nothing to send.
    private boolean write(byte[] content) {
        if (volume.entry(path).isEmpty()) volume.create(path);
        int whole = (content.length + SECTOR_BYTES - 1) / SECTOR_BYTES * SECTOR_BYTES;
        volume.resize(path, whole);
        if (whole == 0) return false;
        BlockLayer file = volume.open(path);
        file.attach(this);
        file.submit(0, new BlockRequest.Write(0, Slice.of(Arrays.copyOf(content, whole))), 0);
        return true;
    }

    private void fail(String message) {
        failure = "'%s' could not be written: %s".formatted(path, message);
        path = "";
        left.clear();
    }
}
