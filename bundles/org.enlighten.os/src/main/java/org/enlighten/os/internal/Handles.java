// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Slice;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.os.file.FileRequest;
import org.enlighten.os.system.DiskCodes;

/// System calls on handles: data to and from files, devices and the console.
final class Handles {
    private static final int SECTOR_BYTES = 512;
    /// No file is longer.
    private static final long OFFSET_MAX = 1L << 48;
    private static final OpenHandle CLOSED = OpenHandle.closed();

    private final Executive x;

    Handles(Executive x) {
        this.x = x;
    }

    /// The lowest free number, but not one of the standard handles'.
    static int add(Process p, OpenHandle handle) {
        List<OpenHandle> handles = p.handles;
        for (int h = 2; h < handles.size(); h++) {
            if (handles.get(h).kind != OpenHandle.Kind.CLOSED) continue;
            handles.set(h, handle);
            return h;
        }
        while (handles.size() < 2) handles.add(CLOSED);
        handles.add(handle);
        return handles.size() - 1;
    }

    static OpenHandle get(KernelThread t, int handle) {
        List<OpenHandle> handles = t.process.handles;
        return handle < 0 || handle >= handles.size() ? CLOSED : handles.get(handle);
    }

    long close(KernelThread t, int handle) {
        OpenHandle h = get(t, handle);
        if (h.kind == OpenHandle.Kind.CLOSED) return invalid(t, handle);
        t.process.handles.set(handle, OpenHandle.closed());
        x.processes.closed(t.process, h);
        t.result = Result.of(0);
        return 0;
    }

    long read(KernelThread t, SystemCall.Read c) {
        if (!t.process.memory.contains(c.memoryOffset(), c.bytes())) return noMemory(t, c.memoryOffset(), c.bytes());
        if (c.fileOffset() > OFFSET_MAX) return beyond(t, c.fileOffset());
        OpenHandle h = get(t, c.handle());
        Slice into = t.process.memory.slice(c.memoryOffset(), c.bytes());
        long at = c.fileOffset() < 0 ? h.position : c.fileOffset();
        t.operation = transfer(c, c.fileOffset() < 0 ? c.handle() : -1);
        return switch (h.kind) {
            case CLOSED -> invalid(t, c.handle());
            case NUL -> done(t, 0);
            case CONSOLE -> x.console.read(t, into);
            case FILE -> file(t, h, new FileRequest.Read(h.path, at, into));
            case RAW -> raw(t, h, new BlockRequest.Read(at, into), at, c.bytes());
            case DEVICE -> device(t, h, new IoRequest.Function.Get(into));
            case TEXT -> text(t, c, h, into, at);
            case SOCKET -> x.sockets.transfer(t, c);
        };
    }

    long write(KernelThread t, SystemCall.Write c) {
        if (!t.process.memory.contains(c.memoryOffset(), c.bytes())) return noMemory(t, c.memoryOffset(), c.bytes());
        if (c.fileOffset() > OFFSET_MAX) return beyond(t, c.fileOffset());
        OpenHandle h = get(t, c.handle());
        if (h.kind != OpenHandle.Kind.CLOSED && !h.writable)
            return fail(t, Status.ACCESS_DENIED, "'" + h.path + "' was opened for reading only.");
        Slice data = t.process.memory.slice(c.memoryOffset(), c.bytes());
        long at = c.fileOffset() < 0 ? h.position : c.fileOffset();
        t.operation = transfer(c, c.fileOffset() < 0 ? c.handle() : -1);
        return switch (h.kind) {
            case CLOSED -> invalid(t, c.handle());
            case NUL -> done(t, c.bytes());
            case CONSOLE -> x.console.write(t, data);
            case FILE -> file(t, h, new FileRequest.Write(h.path, at, data));
            case RAW -> rawWrite(t, h, new BlockRequest.Write(at, data), at, c.bytes());
            case DEVICE -> device(t, h, new IoRequest.Function.Put(data));
            case TEXT -> invalid(t, c.handle());
            case SOCKET -> x.sockets.transfer(t, c);
        };
    }

    private static Operation transfer(SystemCall call, int moving) {
        return new Operation(Operation.Kind.TRANSFER, call, "", moving);
    }

    private long file(KernelThread t, OpenHandle h, FileRequest request) {
        Volume volume = x.volumes.get(h.volume);
        if (volume == null) return fail(t, Status.NOT_READY, "The volume of '" + h.path + "' is not there any more.");
        return x.files.submit(t, volume, request, t.operation);
    }

    private static long text(KernelThread t, SystemCall.Read c, OpenHandle h, Slice into, long at) {
        byte[] all = h.path.getBytes(StandardCharsets.ISO_8859_1);
        int count = Math.clamp(all.length - at, 0, into.length());
        if (count > 0) into.part(0, count).fill(all, (int) at);
        if (c.fileOffset() < 0) h.position += count;
        return done(t, count);
    }

    private long device(KernelThread t, OpenHandle h, IoRequest.Function function) {
        x.files.request(t, x.drivers.get(h.driver), function);
        return 0;
    }

    private long rawWrite(KernelThread t, OpenHandle h, BlockRequest request, long at, int bytes) {
        x.volumes.writtenPast(h.path, at, bytes);
        return raw(t, h, request, at, bytes);
    }

    private long raw(KernelThread t, OpenHandle h, BlockRequest request, long at, int bytes) {
        BlockDevice device = x.volumes.device(h.path);
        if (device == null) return fail(t, Status.NO_SUCH_DEVICE, "The device '" + h.path + "' has been removed.");
        int unit = Math.max(SECTOR_BYTES, device.sectorBytes);
        if (at % unit != 0 || bytes % unit != 0)
            return fail(
                    t, Status.INVALID_PARAMETER, "'" + h.path + "' moves whole sectors of " + unit + " bytes only.");
        x.files.awaitDevice(t);
        device.submit(x.files, t.id, request, t.cause);
        return 0;
    }

    long resize(KernelThread t, SystemCall.Resize c) {
        OpenHandle h = get(t, c.handle());
        if (h.kind != OpenHandle.Kind.FILE) return invalid(t, c.handle());
        if (c.bytes() < 0 || c.bytes() > OFFSET_MAX) return beyond(t, c.bytes());
        if (!h.writable) return fail(t, Status.ACCESS_DENIED, "'" + h.path + "' was opened for reading only.");
        t.operation = Operation.of(Operation.Kind.PLAIN, c);
        return file(t, h, new FileRequest.Resize(h.path, c.bytes()));
    }

    long flush(KernelThread t, SystemCall.Flush c) {
        OpenHandle h = get(t, c.handle());
        t.operation = Operation.of(Operation.Kind.PLAIN, c);
        return switch (h.kind) {
            case CLOSED -> invalid(t, c.handle());
            case FILE -> file(t, h, new FileRequest.Flush());
            case RAW -> raw(t, h, new BlockRequest.Flush(), 0, 0);
            case CONSOLE, NUL, DEVICE, TEXT, SOCKET -> done(t, 0);
        };
    }

    /// A call to a driver's own interface, or one of those that the kernel answers for block devices.
    long control(KernelThread t, SystemCall.Device c) {
        OpenHandle h = get(t, c.handle());
        if (h.kind != OpenHandle.Kind.DEVICE && h.kind != OpenHandle.Kind.RAW) return invalid(t, c.handle());
        if (!t.process.memory.contains(c.memoryOffset(), c.bytes())) return noMemory(t, c.memoryOffset(), c.bytes());
        if (h.kind == OpenHandle.Kind.RAW && isKernels(c.code())) return disk(t, h, c);
        DriverInstance d = x.drivers.get(h.driver);
        if (d.removed || !d.initialized)
            return fail(t, Status.NO_SUCH_DEVICE, "The device of driver '" + d.id() + "' is not there.");
        x.processes.call(t, d, c);
        return 0;
    }

    private static boolean isKernels(int code) {
        return code == DiskCodes.UPDATE || code == DiskCodes.LENGTH || code == DiskCodes.SECTOR_BYTES;
    }

    private long disk(KernelThread t, OpenHandle h, SystemCall.Device c) {
        BlockDevice device = x.volumes.device(h.path);
        if (device == null) return fail(t, Status.NO_SUCH_DEVICE, "The device '" + h.path + "' has been removed.");
        if (c.code() == DiskCodes.LENGTH) return done(t, device.sizeBytes);
        if (c.code() == DiskCodes.SECTOR_BYTES) return done(t, device.sectorBytes);
        if (t.mediumChecked) return done(t, x.volumes.countOn(device.name));
        t.mediumChecked = true;
        t.operation = Operation.of(Operation.Kind.AGAIN, c);
        t.wait = KernelThread.Wait.MOUNT;
        device.waiters.add(t.id);
        x.mounter.request(device);
        return 0;
    }

    private static long done(KernelThread t, long value) {
        t.operation = Operation.NONE;
        t.result = Result.of(value);
        return 0;
    }

    private static long fail(KernelThread t, Status status, String message) {
        t.operation = Operation.NONE;
        t.result = Result.failed(status, message);
        return 0;
    }

    private static long invalid(KernelThread t, int handle) {
        return fail(t, Status.INVALID_HANDLE, "Handle " + handle + " does not stand for such a thing.");
    }

    private static long beyond(KernelThread t, long offset) {
        return fail(t, Status.INVALID_PARAMETER, "No file has an offset " + offset + ".");
    }

    private static long noMemory(KernelThread t, int at, int bytes) {
        return fail(
                t,
                Status.INVALID_PARAMETER,
                "The process has no such memory: at=%d, bytes=%d, size=%d"
                        .formatted(at, bytes, t.process.memory.sizeBytes()));
    }
}
