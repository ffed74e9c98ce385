// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.Optional;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.machine.Cost;
import org.enlighten.os.Listing;
import org.enlighten.os.OsEvents;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.VolumeInfo;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.os.file.FileRequest;
import org.enlighten.os.system.SystemDescription.PathStyle;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Saved;

/// System calls on paths, and the answers of file systems and devices to threads.
final class Files implements PendingRequest.Client {
    static final String KEY = "threads";

    private final Executive x;

    Files(Executive x) {
        this.x = x;
    }

    long open(KernelThread t, SystemCall.Open call) {
        Target target = x.volumes.resolve(call.path());
        Optional<BlockDevice> removable = removable(target);
        if (removable.isPresent() && !t.mediumChecked) return checkMedium(t, call, removable.get());
        switch (target) {
            case Target.File(Volume volume, String path) -> {
                return openFile(t, call, volume, path);
            }
            case Target.Raw(BlockDevice device) -> opened(t, OpenHandle.raw(device.name, device.driver.number));
            case Target.Device(DriverInstance driver) -> opened(t, OpenHandle.device(driver.number));
            case Target.Text(String name) -> openText(t, call, name);
            case Target.Console() -> opened(t, OpenHandle.console());
            case Target.Nul() -> opened(t, OpenHandle.nul());
            case Target.Unmounted _, Target.Nowhere _ -> notThere(t, call.path(), target);
        }
        return 0;
    }

    private void openText(KernelThread t, SystemCall.Open call, String name) {
        Optional<String> text = x.texts.text(name);
        if (text.isEmpty()) t.result = noText(call.path());
        else if (call.access() == SystemCall.Access.READ) opened(t, OpenHandle.text(text.get()));
        else t.result = readOnly(call.path());
    }

    private static Result noText(String path) {
        return Result.failed(Status.NOT_FOUND, "There is no '" + path + "'.");
    }

    private static Result readOnly(String path) {
        return Result.failed(Status.ACCESS_DENIED, "'" + path + "' is the kernel's: it can only be read.");
    }

    private long openFile(KernelThread t, SystemCall.Open call, Volume volume, String path) {
        return switch (call.access()) {
            case READ, READ_WRITE ->
                submit(t, volume, new FileRequest.Stat(path), new Operation(Operation.Kind.OPEN, call, path, -1));
            case CREATE ->
                submit(t, volume, new FileRequest.Create(path), new Operation(Operation.Kind.CREATE, call, path, -1));
            case REPLACE ->
                submit(t, volume, new FileRequest.Create(path), new Operation(Operation.Kind.REPLACE, call, path, -1));
        };
    }

    /// A call whose answer is what the file system says of a path.
    long plain(KernelThread t, SystemCall call, String path) {
        Target target = x.volumes.resolve(path);
        Optional<BlockDevice> removable = removable(target);
        if (removable.isPresent() && !t.mediumChecked) return checkMedium(t, call, removable.get());
        if (target instanceof Target.Text(String text)) {
            t.result = aboutText(call, path, text);
            return 0;
        }
        if (!(target instanceof Target.File(Volume volume, String name))) {
            notThere(t, path, target);
            return 0;
        }
        return switch (call) {
            case SystemCall.Delete _ -> change(t, call, volume, name, new FileRequest.Delete(name));
            case SystemCall.Rename(String _, String to) -> rename(t, call, volume, name, to);
            case SystemCall.MakeDirectory _ -> plain(t, call, volume, new FileRequest.MakeDirectory(name));
            case SystemCall.List _ -> plain(t, call, volume, new FileRequest.List(name));
            case SystemCall.Stat _ -> plain(t, call, volume, new FileRequest.Stat(name));
            case SystemCall.Volume _ -> plain(t, call, volume, new FileRequest.Volume());
            default -> throw new IllegalStateException("not a call on a path: " + call);
        };
    }

    private Result aboutText(SystemCall call, String path, String name) {
        return switch (call) {
            case SystemCall.Stat _ ->
                x.texts.entry(name).map(e -> Result.of(0, e)).orElseGet(() -> noText(path));
            case SystemCall.List _ ->
                x.texts.list(name).map(l -> Result.of(0, l)).orElseGet(() -> noText(path));
            case SystemCall.Volume _ -> Result.of(0, new VolumeInfo("", "proc", 0, 0, 0));
            default -> readOnly(path);
        };
    }

    private long plain(KernelThread t, SystemCall call, Volume volume, FileRequest request) {
        return submit(t, volume, request, Operation.of(Operation.Kind.PLAIN, call));
    }

    private long rename(KernelThread t, SystemCall call, Volume volume, String name, String to) {
        if (x.volumes.resolve(to) instanceof Target.File(Volume other, String newName) && other == volume)
            return change(t, call, volume, name, new FileRequest.Rename(name, newName));
        t.result = Result.failed(Status.INVALID_PARAMETER, "'" + to + "' does not lie on the volume of the old name.");
        return 0;
    }

    /// A name goes away: not while somebody has the file open.
    private long change(KernelThread t, SystemCall call, Volume volume, String name, FileRequest request) {
        for (Process p : x.processes.all())
            for (OpenHandle h : p.handles)
                if (h.kind == OpenHandle.Kind.FILE && h.volume == volume.id && isSame(h.path, name)) {
                    t.result =
                            Result.failed(Status.SHARING_VIOLATION, "'" + name + "' is in use by '" + p.image + "'.");
                    return 0;
                }
        return plain(t, call, volume, request);
    }

    private boolean isSame(String path, String other) {
        return x.description.paths() == PathStyle.ROOTED ? path.equals(other) : path.equalsIgnoreCase(other);
    }

    private static Optional<BlockDevice> removable(Target target) {
        Optional<BlockDevice> device = switch (target) {
            case Target.File(Volume volume, String _) -> volume.below;
            case Target.Unmounted(BlockDevice d) -> Optional.of(d);
            default -> Optional.empty();
        };
        return device.filter(d -> d.removable);
    }

    private void notThere(KernelThread t, String path, Target target) {
        t.result = target instanceof Target.Unmounted(BlockDevice device)
                ? Result.failed(Status.NOT_READY, "There is no medium that can be read in '" + device.root + "'.")
                : Result.failed(Status.NOT_FOUND, "There is no '" + path + "'.");
    }

    /// Before a path on a removable medium is used: is it still the same one?
    private long checkMedium(KernelThread t, SystemCall call, BlockDevice device) {
        IoRequest.Function check =
                new IoRequest.Function.Control(IoRequest.CHECK_MEDIUM, Saved.NOTHING, Slice.of(new byte[0]));
        t.operation = new Operation(Operation.Kind.CHECKED, call, device.name, -1);
        request(t, device.driver, check);
        return 0;
    }

    /// The thread waits for an answer of a device's driver.
    void request(KernelThread t, DriverInstance driver, IoRequest.Function function) {
        awaitDevice(t);
        x.drivers.request(driver, function, t.cause, this, t.id);
    }

    void awaitDevice(KernelThread t) {
        t.wait = KernelThread.Wait.REQUEST;
        t.process.outstanding++;
    }

    /// The thread waits for an answer of a file system.
    long submit(KernelThread t, Volume volume, FileRequest request, Operation then) {
        await(t, volume, then);
        try {
            volume.fileSystem.submit(t.id, request, t.cause);
        } catch (RuntimeException | VirtualMachineError | LinkageError e) {
            x.crash.threw(volume.fileSystemName, Core.Level.THREAD, e);
        }
        return x.costs.ns(Cost.FILE_SYSTEM_PATH);
    }

    /// The thread waits until a volume is left in good order.
    long leave(KernelThread t, Volume volume) {
        await(t, volume, Operation.TASK);
        try {
            volume.fileSystem.leave(t.id, t.cause);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            x.crash.threw(volume.fileSystemName, Core.Level.THREAD, e);
        }
        return x.costs.ns(Cost.FILE_SYSTEM_PATH);
    }

    private void await(KernelThread t, Volume volume, Operation then) {
        t.operation = then;
        t.wait = KernelThread.Wait.FILE;
        t.ioVolume = volume.id;
        t.process.outstanding++;
        x.tell(OsEvents.FILE_REQUEST, Mode.KERNEL, t.cause, volume.id, t.id);
    }

    /// A file system has answered a thread.
    void completed(Volume volume, long tag, Outcome outcome) {
        if (volume.gone) return;
        KernelThread t = x.processes.thread(tag);
        x.tell(OsEvents.FILE_DONE, Mode.KERNEL, t.cause, volume.id, t.id);
        if (x.processes.ioEnded(t)) goOn(t, outcome);
        x.backups.settled();
    }

    /// The volume is no more: who waits for it gets told.
    void abandon(Volume volume) {
        for (Process p : x.processes.all())
            for (KernelThread t : p.threads)
                if (t.wait == KernelThread.Wait.FILE && t.ioVolume == volume.id) {
                    p.outstanding--;
                    goOn(t, Executive.VOLUME_GONE);
                }
    }

    @Override
    public String key() {
        return KEY;
    }

    /// A device has answered a thread.
    @Override
    public void requestDone(long tag, Outcome outcome) {
        KernelThread t = x.processes.thread(tag);
        if (x.processes.ioEnded(t)) goOn(t, outcome);
        x.backups.settled();
    }

    private void goOn(KernelThread t, Outcome outcome) {
        Operation o = t.operation;
        switch (o.kind()) {
            case TRANSFER -> transferred(t, o, outcome);
            case CHECKED -> mediumChecked(t, o, outcome);
            case OPEN -> found(t, o, outcome);
            case CREATE, TRUNCATED -> created(t, o, outcome);
            case REPLACE -> replace(t, o, outcome);
            case IMAGE_FOUND -> x.launcher.found(t, outcome);
            case IMAGE_READ -> x.launcher.loaded(t, outcome);
            case PLAIN, TASK -> answer(t, Statuses.result(outcome));
            case NONE, AGAIN -> throw new IllegalStateException("thread " + t.id + " waits for no answer");
        }
    }

    private void answer(KernelThread t, Result result) {
        t.operation = Operation.NONE;
        t.result = new Result(result.status(), result.value(), result.detail(), x.volumes.inItsWords(result.message()));
        x.dispatcher.wake(t, 1);
    }

    private void transferred(KernelThread t, Operation o, Outcome outcome) {
        if (outcome instanceof Outcome.Done(long bytes, Saved _) && o.handle() >= 0)
            t.process.handles.get(o.handle()).position += bytes;
        answer(t, Statuses.result(outcome));
    }

    private void mediumChecked(KernelThread t, Operation o, Outcome outcome) {
        if (outcome instanceof Outcome.Failed(Outcome.Failure failure, String _) && failure == Outcome.Failure.GONE) {
            answer(t, Result.failed(Status.NOT_READY, "There is no medium in '" + o.path() + "'."));
            return;
        }
        t.mediumChecked = true;
        t.operation = Operation.of(Operation.Kind.AGAIN, o.call());
        BlockDevice device = x.volumes.device(o.path());
        if (device != null && device.mounting) {
            t.wait = KernelThread.Wait.MOUNT;
            device.waiters.add(t.id);
        } else x.dispatcher.wake(t, 1);
    }

    private void found(KernelThread t, Operation o, Outcome outcome) {
        SystemCall.Open call = (SystemCall.Open) o.call();
        if (!(outcome instanceof Outcome.Done(long _, Saved detail))) answer(t, Statuses.result(outcome));
        else if (detail.as(Listing.Entry.class).directory())
            answer(t, Result.failed(Status.ACCESS_DENIED, "'" + call.path() + "' is a directory."));
        else {
            boolean writable = call.access() != SystemCall.Access.READ;
            opened(t, OpenHandle.file(t.ioVolume, o.path(), writable));
            answer(t, t.result);
        }
    }

    private void created(KernelThread t, Operation o, Outcome outcome) {
        if (outcome.isDone()) opened(t, OpenHandle.file(t.ioVolume, o.path(), true));
        answer(t, outcome.isDone() ? t.result : Statuses.result(outcome));
    }

    private void replace(KernelThread t, Operation o, Outcome outcome) {
        boolean exists = outcome instanceof Outcome.Failed(Outcome.Failure failure, String _)
                && failure == Outcome.Failure.EXISTS;
        Volume volume = x.volumes.get(t.ioVolume);
        if (!exists || volume == null) created(t, o, outcome);
        else {
            Operation then = new Operation(Operation.Kind.TRUNCATED, o.call(), o.path(), -1);
            x.dispatcher.charge(submit(t, volume, new FileRequest.Resize(o.path(), 0), then));
        }
    }

    private static void opened(KernelThread t, OpenHandle handle) {
        t.result = Result.of(Handles.add(t.process, handle));
    }
}
