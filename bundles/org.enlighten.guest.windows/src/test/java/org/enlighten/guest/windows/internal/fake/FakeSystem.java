// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.fake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.os.EventLog;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.Result;
import org.enlighten.os.ServiceInfo;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.os.SystemInfo;
import org.enlighten.os.UserMemory;
import org.enlighten.os.VolumeInfo;
import org.enlighten.os.system.DiskCodes;

/// Answers system calls as a kernel would, from files in memory, at once.
public final class FakeSystem {
    record Opened(String path, boolean writable, long[] position) {}

    /// A process that another has started.
    record Child(String image, String arguments, FakeProcess.State process) {}

    /// What is saved.
    public record State(
            Map<String, FakeFiles.State> volumes,
            Map<String, FakeDisk.State> disks,
            Map<Integer, Opened> handles,
            Map<Integer, Child> processes,
            List<ServiceInfo> services,
            List<String> typed,
            String screen,
            List<EventLog.Entry> events,
            Optional<SystemCall.ShutdownKind> shutdown,
            int nextHandle,
            int nextProcess,
            long computedNs,
            long sleptNs) {}

    private record Started(String image, String arguments, FakeProcess process) {}

    private final Map<String, FakeFiles> volumes = new TreeMap<>();
    private final Map<String, FakeDisk> disks = new TreeMap<>();
    private final Map<Integer, Opened> handles = new TreeMap<>();
    private final Map<Integer, Started> processes = new TreeMap<>();
    private final List<ProgramFactory> programs = new ArrayList<>();
    private final List<ServiceInfo> services = new ArrayList<>();
    private final List<SystemInfo.DriverInfo> drivers = new ArrayList<>();
    private final Deque<String> typed = new ArrayDeque<>();
    private final StringBuilder screen = new StringBuilder();
    private final List<EventLog.Entry> events = new ArrayList<>();
    private Optional<SystemCall.ShutdownKind> shutdown = Optional.empty();
    private Runnable update = () -> {};
    private int memoryMib = 64;
    private int nextHandle = 4;
    private int nextProcess = 100;
    private long computedNs;
    private long sleptNs;

    public FakeSystem volume(String letter, FakeFiles files) {
        volumes.put(letter, files);
        return this;
    }

    public FakeSystem disk(String name, FakeDisk disk) {
        disks.put("\\\\.\\" + name, disk);
        return this;
    }

    public FakeSystem program(ProgramFactory factory) {
        programs.add(factory);
        return this;
    }

    public FakeSystem service(ServiceInfo info) {
        services.add(info);
        return this;
    }

    public FakeSystem driver(SystemInfo.DriverInfo info) {
        drivers.add(info);
        return this;
    }

    /// What happens when a program asks for the partition table to be read again.
    public FakeSystem onUpdate(Runnable action) {
        update = action;
        return this;
    }

    public FakeSystem memoryMib(int mib) {
        memoryMib = mib;
        return this;
    }

    public FakeSystem type(String... lines) {
        typed.addAll(List.of(lines));
        return this;
    }

    public String screen() {
        return screen.toString();
    }

    public Optional<SystemCall.ShutdownKind> shutdown() {
        return shutdown;
    }

    public List<EventLog.Entry> events() {
        return events;
    }

    public long computedNs() {
        return computedNs;
    }

    public long sleptNs() {
        return sleptNs;
    }

    public int openHandles() {
        return handles.size();
    }

    /// Whether the call would wait for something that nobody will do.
    public boolean blocks(SystemCall call) {
        return call instanceof SystemCall.Read(int handle, long at, int memoryAt, int bytes)
                && handle == 0
                && typed.isEmpty();
    }

    public Result perform(SystemCall call, UserMemory memory) {
        return switch (call) {
            case SystemCall.Compute(long ns) -> {
                computedNs += ns;
                yield Result.of(0);
            }
            case SystemCall.Sleep(long ns) -> {
                sleptNs += ns;
                yield Result.of(0);
            }
            case SystemCall.Exit exit -> Result.of(0);
            case SystemCall.StartProcess(String path, String arguments) -> start(path, arguments);
            case SystemCall.WaitProcess(int id) -> waitFor(id);
            case SystemCall.EndProcess(int id) -> processes.remove(id) == null ? noProcess(id) : Result.of(0);
            case SystemCall.Open(String path, Access access) -> open(path, access);
            case SystemCall.Close(int handle) -> handles.remove(handle) == null ? invalid(handle) : Result.of(0);
            case SystemCall.Read read -> read(read, memory);
            case SystemCall.Write write -> write(write, memory);
            case SystemCall.Resize(int handle, long bytes) -> Result.failed(Status.INVALID_REQUEST, "No resizing.");
            case SystemCall.Flush(int handle) -> flush(handle);
            case SystemCall.Delete(String path) -> delete(path);
            case SystemCall.Rename(String from, String to) -> rename(from, to);
            case SystemCall.MakeDirectory(String path) -> makeDirectory(path);
            case SystemCall.List(String path) -> list(path);
            case SystemCall.Stat(String path) -> stat(path);
            case SystemCall.Volume(String path) -> volumeOf(path);
            case SystemCall.QuerySystem() -> Result.of(0, info());
            case SystemCall.Report(EventLog.Level level, int id, String source, String message) -> {
                events.add(new EventLog.Entry(0, level, id, source, message));
                yield Result.of(0);
            }
            case SystemCall.Service(String name, SystemCall.ServiceAction action) -> service(name, action);
            case SystemCall.Shutdown(SystemCall.ShutdownKind kind) -> {
                shutdown = Optional.of(kind);
                yield Result.of(0);
            }
            case SystemCall.Device device -> device(device);
            case SystemCall.Network network -> Result.failed(Status.INVALID_REQUEST, "No network.");
            case SystemCall.ReadClock() -> Result.of(0);
            case SystemCall.SetClock _, SystemCall.AdjustClock _ -> Result.of(0);
            case SystemCall.Backup backup -> Result.failed(Status.INVALID_REQUEST, "No backups.");
        };
    }

    private Result start(String path, String arguments) {
        if (!there(path)) return notFound(path);
        String image = path.substring(path.lastIndexOf('\\') + 1);
        Optional<FakeProcess> process = process(image, arguments);
        if (process.isEmpty())
            return Result.failed(Status.NOT_FOUND, "No program is known by the image '" + image + "'.");
        processes.put(++nextProcess, new Started(image, arguments, process.get()));
        return Result.of(nextProcess);
    }

    private Optional<FakeProcess> process(String image, String arguments) {
        return programs.stream()
                .filter(factory -> factory.image().equalsIgnoreCase(image))
                .findFirst()
                .map(factory -> new FakeProcess(
                        this, () -> factory.create(arguments), Math.max(64 << 10, factory.memoryBytes())));
    }

    private Result waitFor(int id) {
        Started started = processes.get(id);
        if (started == null) return noProcess(id);
        int code = started.process().run();
        processes.remove(id);
        return Result.of(code);
    }

    private Result open(String path, Access access) {
        boolean writable = access != Access.READ;
        if (disks.containsKey(path)) return opened(path, writable);
        if (!volumes.containsKey(drive(path))) return noDrive(path);
        FakeFiles files = volumes.get(drive(path));
        String rest = path.substring(2);
        if (files.isDirectory(rest)) return Result.failed(Status.ACCESS_DENIED, "'" + path + "' is a directory.");
        if (writable && !files.isWritable()) return readOnly(path);
        boolean there = files.exists(rest);
        switch (access) {
            case READ, READ_WRITE -> {
                if (!there) return notFound(path);
            }
            case CREATE, REPLACE -> {
                if (there && access == Access.CREATE) return Result.failed(Status.EXISTS, "'" + path + "' is there.");
                if (!files.isDirectory(parent(rest))) return notFound(path);
                files.file(rest, new byte[0]);
            }
        }
        return opened(path, writable);
    }

    private Result opened(String path, boolean writable) {
        handles.put(nextHandle, new Opened(path, writable, new long[1]));
        return Result.of(nextHandle++);
    }

    private Result read(SystemCall.Read read, UserMemory memory) {
        if (read.handle() == 0) {
            byte[] line = (typed.getFirst() + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
            screen.append(typed.removeFirst()).append("\r\n");
            memory.put(read.memoryOffset(), line);
            return Result.of(line.length);
        }
        Opened opened = handles.get(read.handle());
        if (opened == null) return invalid(read.handle());
        long at = read.fileOffset() < 0 ? opened.position[0] : read.fileOffset();
        byte[] data = bytes(opened.path, at, read.bytes());
        if (data.length == 0) return Result.failed(Status.END_OF_FILE, "");
        memory.put(read.memoryOffset(), data);
        opened.position[0] = at + data.length;
        return Result.of(data.length);
    }

    private Result flush(int handle) {
        Opened opened = handles.get(handle);
        if (opened == null) return invalid(handle);
        if (disks.containsKey(opened.path)) disks.get(opened.path).flush();
        return Result.of(0);
    }

    private byte[] bytes(String path, long at, int count) {
        if (disks.containsKey(path)) {
            long left = Math.max(0, disks.get(path).sizeBytes() - at);
            return disks.get(path).read(at, (int) Math.min(count, left));
        }
        byte[] content = volumes.get(drive(path)).content(path.substring(2));
        int from = (int) Math.min(at, content.length);
        return java.util.Arrays.copyOfRange(content, from, Math.min(content.length, from + count));
    }

    private Result write(SystemCall.Write write, UserMemory memory) {
        byte[] data = memory.bytes(write.memoryOffset(), write.bytes());
        if (write.handle() == 1) {
            screen.append(new String(data, StandardCharsets.ISO_8859_1));
            return Result.of(data.length);
        }
        Opened opened = handles.get(write.handle());
        if (opened == null) return invalid(write.handle());
        if (!opened.writable) return readOnly(opened.path);
        long at = write.fileOffset() < 0 ? opened.position[0] : write.fileOffset();
        if (disks.containsKey(opened.path)) disks.get(opened.path).write(at, data);
        else {
            FakeFiles files = volumes.get(drive(opened.path));
            if (files.freeBytes() < data.length) return Result.failed(Status.DISK_FULL, "The disk is full.");
            files.write(opened.path.substring(2), at, data);
        }
        opened.position[0] = at + data.length;
        return Result.of(data.length);
    }

    private Result delete(String path) {
        if (!there(path)) return notFound(path);
        FakeFiles files = volumes.get(drive(path));
        if (!files.isWritable()) return readOnly(path);
        if (!files.list(path.substring(2)).entries().isEmpty())
            return Result.failed(Status.DIRECTORY_NOT_EMPTY, "'" + path + "' is not empty.");
        files.remove(path.substring(2));
        return Result.of(0);
    }

    private Result rename(String from, String to) {
        if (!there(from)) return notFound(from);
        if (there(to)) return Result.failed(Status.EXISTS, "'" + to + "' is there already.");
        volumes.get(drive(from)).rename(from.substring(2), to.substring(2));
        return Result.of(0);
    }

    private Result makeDirectory(String path) {
        if (there(path)) return Result.failed(Status.EXISTS, "'" + path + "' is there already.");
        if (!volumes.containsKey(drive(path))) return noDrive(path);
        FakeFiles files = volumes.get(drive(path));
        if (!files.isDirectory(parent(path.substring(2)))) return notFound(path);
        if (!files.isWritable()) return readOnly(path);
        files.directory(path.substring(2));
        return Result.of(0);
    }

    private Result list(String path) {
        if (!there(path) || !volumes.get(drive(path)).isDirectory(path.substring(2))) return notFound(path);
        return Result.of(0, volumes.get(drive(path)).list(path.substring(2)));
    }

    private Result stat(String path) {
        if (!there(path)) return notFound(path);
        return volumes.get(drive(path))
                .entry(path.substring(2))
                .map(entry -> Result.of(0, entry))
                .orElse(notFound(path));
    }

    private Result volumeOf(String path) {
        if (!volumes.containsKey(drive(path))) return noDrive(path);
        FakeFiles files = volumes.get(drive(path));
        return Result.of(0, new VolumeInfo("DISK", "FAKE", files.capacityBytes(), files.freeBytes(), 0x12345678L));
    }

    private Result device(SystemCall.Device call) {
        Opened opened = handles.get(call.handle());
        if (opened == null || !disks.containsKey(opened.path)) return invalid(call.handle());
        switch (call.code()) {
            case DiskCodes.LENGTH -> {
                return Result.of(disks.get(opened.path).sizeBytes());
            }
            case DiskCodes.UPDATE -> {
                update.run();
                return Result.of(volumes.containsKey("C:") ? 1 : 0);
            }
            default -> {
                return Result.failed(Status.INVALID_REQUEST, "The device has no function " + call.code() + ".");
            }
        }
    }

    private Result service(String name, SystemCall.ServiceAction action) {
        for (int i = 0; i < services.size(); i++) {
            ServiceInfo s = services.get(i);
            if (!s.name().equalsIgnoreCase(name)) continue;
            boolean running = action == SystemCall.ServiceAction.START
                    || (action == SystemCall.ServiceAction.QUERY && s.running());
            ServiceInfo next = new ServiceInfo(
                    s.name(), s.displayName(), s.image(), s.start(), running, running ? 7 : 0, s.ports());
            services.set(i, next);
            return Result.of(0, next);
        }
        return Result.failed(Status.NOT_FOUND, "There is no service '" + name + "'.");
    }

    private SystemInfo info() {
        List<SystemInfo.ProcessInfo> all = new ArrayList<>();
        all.add(new SystemInfo.ProcessInfo(0, 0, "System Idle Process", "", 2, 0, 0, 0));
        all.add(new SystemInfo.ProcessInfo(4, 0, "System", "", 1, 0, 2_500_000, 65536));
        processes.keySet().forEach(id -> all.add(new SystemInfo.ProcessInfo(id, 4, "fake.exe", "", 1, 0, 0, 65536)));
        return new SystemInfo(
                "fake-os", "Fake OS", "1.2", 5_000_000_000L, (long) memoryMib << 20, 4 << 20, all, services, drivers);
    }

    public State save() {
        Map<String, FakeFiles.State> files = new TreeMap<>();
        volumes.forEach((letter, volume) -> files.put(letter, volume.save()));
        Map<String, FakeDisk.State> sectors = new TreeMap<>();
        disks.forEach((name, disk) -> sectors.put(name, disk.save()));
        Map<Integer, Opened> open = new TreeMap<>();
        handles.forEach((handle, o) ->
                open.put(handle, new Opened(o.path(), o.writable(), o.position().clone())));
        Map<Integer, Child> children = new TreeMap<>();
        processes.forEach((id, s) ->
                children.put(id, new Child(s.image(), s.arguments(), s.process().save())));
        return new State(
                files,
                sectors,
                open,
                children,
                List.copyOf(services),
                List.copyOf(typed),
                screen.toString(),
                List.copyOf(events),
                shutdown,
                nextHandle,
                nextProcess,
                computedNs,
                sleptNs);
    }

    /// Into a fresh system with the same programs and disks.
    public void restore(State s) {
        volumes.clear();
        s.volumes().forEach((letter, files) -> volumes.put(letter, FakeFiles.restored(files)));
        s.disks().forEach((name, sectors) -> disks.get(name).restore(sectors));
        handles.putAll(s.handles());
        s.processes().forEach((id, child) -> {
            FakeProcess process = process(child.image(), child.arguments()).orElseThrow();
            process.restore(child.process());
            processes.put(id, new Started(child.image(), child.arguments(), process));
        });
        services.clear();
        services.addAll(s.services());
        typed.clear();
        typed.addAll(s.typed());
        screen.setLength(0);
        screen.append(s.screen());
        events.addAll(s.events());
        shutdown = s.shutdown();
        nextHandle = s.nextHandle();
        nextProcess = s.nextProcess();
        computedNs = s.computedNs();
        sleptNs = s.sleptNs();
    }

    private boolean there(String path) {
        return volumes.containsKey(drive(path)) && volumes.get(drive(path)).exists(path.substring(2));
    }

    private static String drive(String path) {
        return path.substring(0, 2).toUpperCase(java.util.Locale.ROOT);
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('\\');
        return slash <= 0 ? "\\" : path.substring(0, slash);
    }

    private static Result notFound(String path) {
        return Result.failed(Status.NOT_FOUND, "'" + path + "' was not found.");
    }

    private static Result noDrive(String path) {
        return Result.failed(Status.NO_SUCH_DEVICE, "There is no drive '" + drive(path) + "'.");
    }

    private static Result noProcess(int id) {
        return Result.failed(Status.NOT_FOUND, "There is no process " + id + ".");
    }

    private static Result invalid(int handle) {
        return Result.failed(Status.INVALID_HANDLE, "Handle " + handle + " is not open.");
    }

    private static Result readOnly(String path) {
        return Result.failed(Status.ACCESS_DENIED, "'" + path + "' can only be read.");
    }
}
