// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.FileStore;
import org.enlighten.block.Memories;
import org.enlighten.host.internal.volume.VolumeStore;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;

/// One volume: a directory of the real file system behind a medium with service times. Data moves when the medium has
/// served it; what has finished raises the wired interrupt and waits for [#deliver]. Names, free space and dates are
/// the simulation's: dates are virtual instants (0 for files that nobody changed in it), free space is the profile's
/// capacity less whole clusters of the files' lengths.
///
/// Names are compared without case. A path that would lead out of the directory (`..`, a root, a link) is refused as
/// INVALID. Failures of the real file system are MEDIUM_ERROR with its reason.
///
/// A flush makes durable against power cuts of the simulation; whether the real file system has its data on a real
/// medium is asked of it by [#close] alone.
public final class Volume implements FileStore, Snapshottable<Volume.State> {
    /// Everything but the files' bytes, which stay where they are; [#mark] keeps those.
    public record State(Saved content) {}

    private final VolumeProfile profile;
    private final VolumeStore store;

    /// @param id path for timers, such as `host/volume/C`
    /// @param directory made when it is not there; files lie in `files` below it, marks in `marks`
    public Volume(String id, VolumeProfile profile, Path directory, Simulation simulation, Memories memories) {
        this.profile = profile;
        store = new VolumeStore(id, profile, directory, simulation, memories);
    }

    public VolumeProfile profile() {
        return profile;
    }

    /// Wires what is run when a request has finished: the raising of an interrupt.
    public void wire(Runnable interrupt) {
        store.wire(interrupt);
    }

    @Override
    public Optional<Entry> entry(String path) {
        return store.entry(path);
    }

    @Override
    public List<Entry> list(String directory) {
        return store.list(directory);
    }

    @Override
    public void makeDirectory(String path) {
        store.makeDirectory(path);
    }

    @Override
    public void create(String path) {
        store.create(path);
    }

    @Override
    public void delete(String path) {
        store.delete(path);
    }

    @Override
    public void rename(String from, String to) {
        store.rename(from, to);
    }

    /// Requests in flight at a save belong, after the restore, to the layers that are opened again: the first opened
    /// for a path gets those of the earliest layer that had any, and so on. Who opens one file more than once at a
    /// time uses [#open(String,String)].
    @Override
    public BlockLayer open(String path) {
        return store.open(path);
    }

    @Override
    public boolean isGone(BlockLayer opened) {
        return store.isGone(opened);
    }

    /// As [#open(String)], for a holder with a name of its own that is the same after a restore: its requests in
    /// flight come to the layer that is opened with this name.
    public BlockLayer open(String path, String holder) {
        return store.open(path, holder);
    }

    @Override
    public void deliver() {
        store.deliver();
    }

    @Override
    public void resize(String path, long sizeBytes) {
        store.resize(path, sizeBytes);
    }

    @Override
    public long freeBytes() {
        return store.freeBytes();
    }

    @Override
    public long capacityBytes() {
        return profile.capacityBytes();
    }

    /// Gives the device a volatile write cache of this size, or takes it away (0), with what it holds made durable.
    public void writeCache(long bytes) {
        store.writeCache(bytes);
    }

    /// Power is gone. Requests in flight are lost without an answer, and files must be opened again. Of what was
    /// written and not flushed, everything before some barrier is there, of what came between it and the next any
    /// sectors, nothing later; a write being served may be there in part. Names and sizes are as they were last
    /// set.
    public void powerCut(Chance chance) {
        store.powerCut(chance);
    }

    /// Power goes in good order: what the cache holds is durable. Requests in flight are lost without an answer.
    public void powerOff() {
        store.powerOff();
    }

    /// Keeps the present content under a label (letters, digits, `.`, `_`, `-`): a hard copy of every file that
    /// changed since the last mark, sparse like the file; unchanged files share their copy.
    public void mark(String label) {
        store.mark(label);
    }

    /// Content, names, dates and free space as they were at [#mark]. Requests in flight stay; [#restore] brings those
    /// of a saved world.
    public void rewind(String label) {
        store.rewind(label);
    }

    public void forgetMark(String label) {
        store.forgetMark(label);
    }

    /// Copies a file of the real file system onto this volume, in no virtual time. For import.
    public void bring(Path from, String path) {
        store.bring(from, path);
    }

    /// All bytes of a file as they are now, in no virtual time: for what runs before there is a system that could read
    /// them, such as a boot loader.
    public byte[] content(String path) {
        return store.content(path);
    }

    /// Copies a file of this volume to a new file of the real file system, in no virtual time; it is there whole or
    /// not
    /// at all. What was asked to be written and has not been served is not in it.
    public void copyOut(String path, Path to) {
        store.copyOut(path, to);
    }

    /// Where a file's bytes lie in the real file system. For export and tests; nobody writes there.
    public Path realPath(String path) {
        return store.realPath(path);
    }

    /// Looks at the directory anew: files put there from outside appear (date 0), files taken away go.
    public void refresh() {
        store.refresh();
    }

    /// Closes the real files and takes the volume out of its simulation.
    public void close() {
        store.close();
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(Saved.of(store.save()));
    }

    @Override
    public void restore(State state) {
        store.restore(state.content().as(VolumeStore.State.class));
    }
}
