// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.enlighten.os.EventLog;
import org.enlighten.os.Listing;
import org.enlighten.os.OsEvents;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.file.FileRequest;
import org.enlighten.os.internal.log.LogLine;
import org.enlighten.os.system.BootProgram;
import org.enlighten.os.system.Bugcheck;
import org.enlighten.os.system.DriverFile;
import org.enlighten.os.system.ServiceEntry;
import org.enlighten.os.system.SystemFile;
import org.enlighten.os.system.SystemPhase;
import org.enlighten.simulation.Mode;

/// The boot, from the first driver to the first program: waits for the system's volume, reads the system
/// file, the driver files and the event log from it, then starts services and programs. Every file is read by
/// real requests.
final class Booter {
    /// What it waits for.
    enum At {
        VOLUME,
        LOADER,
        FILE_SIZE,
        FILE,
        DIRECTORY,
        /// The list that names driver files.
        MODULES,
        DRIVER,
        LOG_SIZE,
        LOG,
        SERVICE,
        PROGRAM,
        DONE
    }

    /// What is saved.
    ///
    /// @param asked an answer is owed for the present state
    /// @param left files of drivers with their sizes, services or programs that are still to come
    record State(
            At at,
            boolean asked,
            boolean begun,
            boolean successor,
            int bytes,
            SystemFile file,
            List<Listing.Entry> drivers,
            int next,
            long logBytes) {}

    private static final long VOLUME_WAIT_NS = 60_000_000_000L;
    private static final int LOG_BYTES_READ = 32 * 1024;

    private final Executive x;
    private At at = At.VOLUME;
    private boolean asked;
    private boolean begun;
    /// The system file is not there, but its successor may be.
    private boolean successor;

    private int bytes;
    private SystemFile file = SystemFile.EMPTY;
    private final List<Listing.Entry> drivers = new ArrayList<>();
    private int next;
    /// Where in the event log's file the next entries go; -1 when there is no such file.
    private long logBytes = -1;

    Booter(Executive x) {
        this.x = x;
    }

    SystemFile systemFile() {
        return file;
    }

    long logBytes() {
        return logBytes;
    }

    void logBytes(long end) {
        logBytes = end;
    }

    SystemPhase phase() {
        if (x.crash.happened()) return SystemPhase.CRASHED;
        if (x.power.isStopped()) return SystemPhase.STOPPED;
        if (x.power.isGoingDown()) return SystemPhase.STOPPING;
        return switch (at) {
            case VOLUME, LOADER -> SystemPhase.FINDING_VOLUME;
            case FILE_SIZE, FILE, DIRECTORY, MODULES, DRIVER, LOG_SIZE, LOG -> SystemPhase.READING_SYSTEM;
            case SERVICE, PROGRAM -> SystemPhase.STARTING;
            case DONE -> SystemPhase.RUNNING;
        };
    }

    /// It waits for an answer that must not go to anybody else.
    boolean isBusy() {
        return asked;
    }

    long step(KernelThread t, Result of) {
        boolean answered = asked;
        asked = false;
        return switch (at) {
            case VOLUME -> volume(t, of);
            case LOADER -> answered ? loaderFound(of) : nextLoaderFile(t);
            case FILE_SIZE -> answered ? size(of) : ask(t, new FileRequest.Stat(systemPath()));
            case FILE -> answered ? systemFileRead(of) : read(t, systemPath(), 0);
            case DIRECTORY -> answered ? listed(of) : ask(t, new FileRequest.List(x.description.driverDirectory()));
            case MODULES -> answered ? modulesRead(of) : readUpTo(t, moduleList());
            case DRIVER -> answered ? driverRead(of) : nextDriver(t);
            case LOG_SIZE -> answered ? logSize(of) : ask(t, new FileRequest.Stat(x.description.eventFile()));
            case LOG -> answered ? logRead(of) : read(t, x.description.eventFile(), Math.max(0, logBytes - bytes));
            case SERVICE -> answered ? serviceStarted(of) : nextService(t);
            case PROGRAM -> answered ? programStarted(of) : nextProgram(t);
            case DONE -> rest(t);
        };
    }

    private long go(At where) {
        at = where;
        x.tell(OsEvents.BOOT_PHASE, Mode.KERNEL, 0, where.ordinal(), 0);
        return 0;
    }

    private static long rest(KernelThread t) {
        t.wait = KernelThread.Wait.WORK;
        return 0;
    }

    private long volume(KernelThread t, Result of) {
        if (x.volumes.system().isPresent()) {
            if (begun) x.time.cancel(t);
            return go(x.description.loaderFiles().isEmpty() ? afterLoader() : At.LOADER);
        }
        String device = x.description.systemDevice();
        BlockDevice found = x.volumes.device(device);
        if (found != null && found.sizeBytes > 0 && !x.mounter.isLookingAt(device)) {
            x.crash.bugcheck(Bugcheck.UNMOUNTABLE, "", "no file system here knows what is on " + device);
        } else if (of.status() == Status.TIMEOUT) {
            x.crash.bugcheck(Bugcheck.NO_BOOT_DEVICE, "", "no driver brought the device " + device);
        } else {
            if (!begun) x.time.sleep(t, VOLUME_WAIT_NS);
            begun = true;
            return rest(t);
        }
        return 0;
    }

    /// The boot record brought the kernel here; what lies between the two on a disk is looked for now.
    private long nextLoaderFile(KernelThread t) {
        if (next < x.description.loaderFiles().size())
            return ask(t, new FileRequest.Stat(x.description.loaderFiles().get(next)));
        next = 0;
        return go(afterLoader());
    }

    private At afterLoader() {
        return x.description.systemFile().isEmpty() ? afterFile() : At.FILE_SIZE;
    }

    private long loaderFound(Result of) {
        String path = x.description.loaderFiles().get(next++);
        if (!of.isSuccess())
            x.crash.bugcheck(
                    Bugcheck.NO_BOOT_DEVICE,
                    "",
                    path.substring(path.lastIndexOf('\\') + 1) + " is missing on the system volume");
        return 0;
    }

    private long ask(KernelThread t, FileRequest request) {
        asked = true;
        return x.files.submit(t, x.volumes.system().orElseThrow(), request, Operation.TASK);
    }

    private long read(KernelThread t, String path, long from) {
        return ask(t, new FileRequest.Read(path, from, x.buffer(bytes)));
    }

    private String systemPath() {
        String path = x.description.systemFile();
        return successor ? SystemFile.successor(path) : path;
    }

    /// The size of a file that fits into the buffer, and the file itself next.
    private long size(Result of) {
        if (!of.isSuccess() && !successor) {
            successor = true;
            return 0;
        }
        if (!of.isSuccess()) {
            x.log.report(
                    EventLog.Level.WARNING,
                    1,
                    "Kernel",
                    "The system file '%s' is not there: nothing is started.".formatted(x.description.systemFile()));
            return go(afterFile());
        }
        long size = of.detail(Listing.Entry.class).sizeBytes();
        bytes = (int) Math.min(size, Executive.BUFFER_BYTES);
        return go(bytes == 0 ? afterFile() : At.FILE);
    }

    private At afterFile() {
        x.services.add(x.description.services());
        x.services.add(file.services());
        successor = false;
        if (!x.description.moduleList().isEmpty()) return At.MODULES;
        return x.description.driverDirectory().isEmpty() ? afterDrivers() : At.DIRECTORY;
    }

    private long systemFileRead(Result of) {
        try {
            if (of.isSuccess()) file = SystemFile.parse(x.buffer(bytes).toBytes());
            else reportDamaged(of.message());
        } catch (IllegalArgumentException e) {
            reportDamaged(e.getMessage());
        }
        return go(afterFile());
    }

    private void reportDamaged(String why) {
        x.log.report(
                EventLog.Level.ERROR,
                2,
                "Kernel",
                "The system file '%s' cannot be used: %s.".formatted(x.description.systemFile(), why));
    }

    private long listed(Result of) {
        if (of.isSuccess())
            for (Listing.Entry e : of.detail(Listing.class).entries())
                if (!e.directory() && e.name().toUpperCase(Locale.ROOT).endsWith(".SYS")) drivers.add(e);
        drivers.sort(java.util.Comparator.comparing(Listing.Entry::name));
        next = 0;
        return go(At.DRIVER);
    }

    /// The list, or the one that was about to take its place when power went.
    private String moduleList() {
        return x.description.moduleList() + (successor ? ".new" : "");
    }

    /// The whole of a file that is no longer than the buffer.
    private long readUpTo(KernelThread t, String path) {
        bytes = Executive.BUFFER_BYTES;
        return read(t, path, 0);
    }

    /// Files of drivers, one a line, as `modules.dep` has them: by their paths from the list's own directory, up to a
    /// colon.
    private long modulesRead(Result of) {
        if (!of.isSuccess() && !successor) {
            successor = true;
            return 0;
        }
        if (of.isSuccess()) {
            String text = new String(x.buffer((int) of.value()).toBytes(), StandardCharsets.UTF_8);
            for (String line : text.split("[\r\n\0]+")) {
                String name = line.split("[:#]", 2)[0].strip().replace('/', '\\');
                if (!name.isEmpty()) drivers.add(new Listing.Entry(name, false, Executive.BUFFER_BYTES, 0));
            }
        } else {
            x.log.report(
                    EventLog.Level.WARNING,
                    4,
                    "Kernel",
                    "The list of modules '%s' is not there.".formatted(x.description.moduleList()));
        }
        next = 0;
        return go(At.DRIVER);
    }

    private String driverDirectory() {
        String list = x.description.moduleList();
        return list.isEmpty() ? x.description.driverDirectory() : list.substring(0, list.lastIndexOf('\\'));
    }

    private long nextDriver(KernelThread t) {
        if (next == drivers.size()) {
            x.plugAndPlay.shelfIsRead();
            return go(afterDrivers());
        }
        Listing.Entry e = drivers.get(next);
        bytes = (int) Math.min(e.sizeBytes(), Executive.BUFFER_BYTES);
        return read(t, driverDirectory() + "\\" + e.name(), 0);
    }

    private long driverRead(Result of) {
        String name = drivers.get(next++).name();
        byte[] content = of.isSuccess() ? x.buffer((int) of.value()).toBytes() : new byte[0];
        DriverFile.parse(content).ifPresentOrElse(x.plugAndPlay::shelve, () -> reportNoDriver(name));
        return 0;
    }

    private void reportNoDriver(String name) {
        x.log.report(
                EventLog.Level.WARNING,
                7026,
                "Service Control Manager",
                "The driver file '%s' names no driver.".formatted(name));
    }

    private At afterDrivers() {
        next = 0;
        return x.description.eventFile().isEmpty() ? beginLog(At.SERVICE) : At.LOG_SIZE;
    }

    private long logSize(Result of) {
        logBytes = of.isSuccess() ? of.detail(Listing.Entry.class).sizeBytes() : 0;
        bytes = (int) Math.min(logBytes, LOG_BYTES_READ);
        return go(bytes == 0 ? beginLog(At.SERVICE) : At.LOG);
    }

    private long logRead(Result of) {
        if (of.isSuccess()) x.log.preload(LogLine.parse(x.buffer(bytes).toBytes()));
        return go(beginLog(At.SERVICE));
    }

    /// The log begins: what it says of the last time, and of this one.
    private At beginLog(At then) {
        x.description
                .previousCrash()
                .ifPresent(b -> x.log.report(
                        EventLog.Level.ERROR,
                        1001,
                        "BugCheck",
                        "The computer has rebooted from a bugcheck. The bugcheck was 0x%08X. %s"
                                .formatted(b.code(), b.message())));
        x.log.report(
                EventLog.Level.INFORMATION,
                6009,
                "EventLog",
                "%s, version %s.".formatted(x.description.displayName(), x.description.version()));
        x.log.report(EventLog.Level.INFORMATION, 6005, "EventLog", "The Event log service was started.");
        next = 0;
        return then;
    }

    private long nextService(KernelThread t) {
        List<ServiceEntry> all = x.services.automatic();
        if (next == all.size()) {
            next = 0;
            return go(At.PROGRAM);
        }
        ServiceEntry e = all.get(next);
        asked = true;
        t.result = Result.STARTED;
        return x.launcher.start(t, new SystemCall.QuerySystem(), e.path(), e.arguments(), e.name());
    }

    private long serviceStarted(Result of) {
        String name = x.services.automatic().get(next++).displayName();
        if (!of.isSuccess())
            x.log.report(
                    EventLog.Level.ERROR,
                    7000,
                    "Service Control Manager",
                    "The service '%s' failed to start: %s".formatted(name, of.message()));
        return 0;
    }

    private List<BootProgram> programs() {
        List<BootProgram> all = new ArrayList<>(x.description.programs());
        all.addAll(file.programs());
        return all;
    }

    private long nextProgram(KernelThread t) {
        List<BootProgram> all = programs();
        if (next == all.size()) return go(At.DONE);
        BootProgram p = all.get(next);
        asked = true;
        t.result = Result.STARTED;
        return x.launcher.start(t, new SystemCall.QuerySystem(), p.path(), p.arguments(), "");
    }

    private long programStarted(Result of) {
        BootProgram p = programs().get(next++);
        if (!of.isSuccess()) {
            x.console.print("\r\n" + of.message() + "\r\n");
            x.log.report(
                    EventLog.Level.ERROR,
                    3,
                    "Kernel",
                    "'%s' could not be started: %s".formatted(p.path(), of.message()));
        }
        return 0;
    }

    State save() {
        return new State(at, asked, begun, successor, bytes, file, List.copyOf(drivers), next, logBytes);
    }

    void restore(State s) {
        at = s.at();
        asked = s.asked();
        begun = s.begun();
        successor = s.successor();
        bytes = s.bytes();
        file = s.file();
        drivers.addAll(s.drivers());
        next = s.next();
        logBytes = s.logBytes();
    }
}
