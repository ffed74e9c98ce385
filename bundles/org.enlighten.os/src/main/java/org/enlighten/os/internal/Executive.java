// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.machine.Costs;
import org.enlighten.machine.Machine;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.os.EventLog;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.ProgramLibrary;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemInfo;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverLibrary;
import org.enlighten.os.file.FileSystemFactory;
import org.enlighten.os.internal.log.BoundedLog;
import org.enlighten.os.internal.memory.PageAllocator;
import org.enlighten.os.internal.memory.ProcessMemory;
import org.enlighten.os.net.ConnectionView;
import org.enlighten.os.net.StackCounters;
import org.enlighten.os.system.AttackSurface;
import org.enlighten.os.system.Bugcheck;
import org.enlighten.os.system.DeviceView;
import org.enlighten.os.system.SystemDescription;
import org.enlighten.os.system.SystemPhase;
import org.enlighten.os.system.VolumeView;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;

/// All parts of one kernel, and what they share. Each part holds its own state; this class only puts them
/// together.
public final class Executive {
    static final int BUFFER_BYTES = 64 * 1024;
    static final int LOG_BUFFER_BYTES = 16 * 1024;
    static final Result TIMED_OUT = new Result(Status.TIMEOUT, 0, Saved.NOTHING, "");
    static final Outcome VOLUME_GONE = new Outcome.Failed(Outcome.Failure.GONE, "The volume is not there any more.");

    final Machine machine;
    final SystemDescription description;
    final DriverLibrary library;
    final ProgramLibrary programs;
    final List<FileSystemFactory> fileSystems;
    final Simulation simulation;
    final Costs costs;
    final PageAllocator pages;
    final Dispatcher dispatcher;
    final KernelTime time;
    final BoundedLog log;
    final Drivers drivers = new Drivers(this);
    final Threads threads = new Threads(this);
    final Processes processes = new Processes(this);
    final Launcher launcher = new Launcher(this);
    final Files files = new Files(this);
    final SystemCalls calls = new SystemCalls(this);
    final Volumes volumes = new Volumes(this);
    final Mounter mounter = new Mounter(this);
    final ConsoleDevice console = new ConsoleDevice(this);
    final KernelMessages messages = new KernelMessages(this);
    final KernelTexts texts = new KernelTexts(this);
    final Services services = new Services(this);
    final PlugAndPlay plugAndPlay = new PlugAndPlay(this);
    final KernelFiles kernelFiles = new KernelFiles(this);
    final Networking network = new Networking(this);
    final SocketHandles sockets = new SocketHandles(this);
    final Booter booter = new Booter(this);
    final Backups backups = new Backups(this);
    final Crash crash = new Crash(this);
    final PowerManager power = new PowerManager(this);
    /// Drivers are being rebuilt: what they offer and find is known already.
    boolean restoring;
    /// Pages of the kernel and its drivers, in bytes.
    long kernelBytes;

    boolean begun;
    long begunAtNs;
    long nextPosted = 1;
    final TreeMap<Long, Result> answers = new TreeMap<>();
    private final long buffers;

    public Executive(
            Machine machine,
            SystemDescription description,
            DriverLibrary drivers,
            ProgramLibrary programs,
            List<FileSystemFactory> fileSystems) {
        this.machine = machine;
        this.description = description;
        this.library = drivers;
        this.programs = programs;
        this.fileSystems = fileSystems;
        simulation = machine.simulation();
        costs = machine.costs();
        pages = new PageAllocator(machine.memory(), description.reservedBytes());
        dispatcher = new Dispatcher(this);
        time = new KernelTime(this);
        log = new BoundedLog(description.eventCapacity(), time::clockNs, this::pokeLog);
        buffers = kernelPages(BUFFER_BYTES + LOG_BUFFER_BYTES);
    }

    public long run(VirtualProcessor vp, long nowNs) {
        if (!begun) begin();
        return dispatcher.run(vp, nowNs);
    }

    private void begin() {
        begun = true;
        begunAtNs = time.nowNs();
        processes.createSystem(new ProcessMemory(machine.memory(), buffers, BUFFER_BYTES + LOG_BUFFER_BYTES));
        messages.say("%s", description.banner());
        messages.say(
                "Memory: %dk of %dk available",
                pages.freeBytes() >> 10, machine.memory().sizeBytes() >> 10);
        messages.say("Processors: %d", machine.processors().size());
        plugAndPlay.begin();
        dispatcher.whileRunning(() -> {
            processes.startTask(new SystemTask(this));
            processes.startTask(new LogTask(this));
        });
    }

    /// A task of the kernel's, as it was before its state is restored.
    KernelTask task(String kind) {
        return switch (kind) {
            case SystemTask.KIND -> new SystemTask(this);
            case LogTask.KIND -> new LogTask(this);
            case ShutdownTask.KIND -> new ShutdownTask(this);
            case NetworkTask.KIND -> new NetworkTask(this);
            case BackupTask.KIND -> new BackupTask(backups);
            case OperatorTask.KIND -> new OperatorTask(this, new SystemCall.QuerySystem(), 0);
            default -> throw new IllegalStateException("the kernel has no task '" + kind + "'");
        };
    }

    /// Who asked for something, by its key.
    PendingRequest.Client client(String key) {
        if (key.equals(Files.KEY)) return files;
        if (key.equals(ConsoleDevice.KEY)) return console;
        if (key.equals(Crash.KEY)) return crash;
        if (key.startsWith(KernelFiles.KIND + KernelFiles.SEPARATOR)) return kernelFiles.named(key);
        String[] parts = key.split("/", 2);
        switch (parts[0]) {
            case "volume" -> {
                Volume v = volumes.get(Integer.parseInt(parts[1]));
                if (v != null) return v.fileSystem instanceof HostFileSystem host ? host : v;
            }
            case "device" -> {
                BlockDevice d = volumes.device(parts[1]);
                if (d != null) return d;
            }
            case NetworkAdapter.KIND -> {
                Optional<NetworkAdapter> a = network.adapter(Integer.parseInt(parts[1]));
                if (a.isPresent()) return a.get();
            }
            default -> {}
        }
        return new Nobody(key);
    }

    void tell(EventType type, Mode mode, long cause, long a, long b) {
        int partition = machine.bootProcessor().partition();
        simulation.trace().record(type, partition, dispatcher.runningIndex(), mode, cause, a, b);
    }

    /// Code of a plug-in, called in kernel mode: what it throws stops the system and names it.
    void guarded(String culprit, Runnable code) {
        try {
            code.run();
        } catch (RuntimeException | VirtualMachineError | LinkageError e) {
            crash.threw(culprit, Core.Level.DEFERRED, e);
        }
    }

    long kernelPages(long bytes) {
        long count = PageAllocator.pages(bytes);
        long at = pages.allocate(count)
                .orElseThrow(() -> new IllegalStateException(
                        "the kernel of '%s' has no memory left: pages=%d".formatted(machine.name(), count)));
        kernelBytes += count << 12;
        return at;
    }

    /// What the system's thread reads into.
    Slice buffer(int bytes) {
        return new Slice(machine.memory(), buffers, bytes);
    }

    Slice logBuffer(int bytes) {
        return new Slice(machine.memory(), buffers + BUFFER_BYTES, bytes);
    }

    void pokeSystem() {
        poke(SystemTask.KIND);
    }

    void pokeShutdown() {
        if (power.isGoingDown()) poke(ShutdownTask.KIND);
    }

    private void pokeLog() {
        messages.reported();
        if (!description.eventFile().isEmpty()) poke(LogTask.KIND);
    }

    void poke(String kind) {
        for (KernelThread t : tasks())
            if (t.wait == KernelThread.Wait.WORK && t.task.get().kind().equals(kind)) dispatcher.wake(t, 0);
    }

    /// The kernel's thread of that kind, while it has nothing to do.
    Optional<KernelThread> waiting(String kind) {
        for (KernelThread t : tasks())
            if (t.wait == KernelThread.Wait.WORK && t.task.get().kind().equals(kind)) return Optional.of(t);
        return Optional.empty();
    }

    boolean hasTask(String kind) {
        return tasks().stream().anyMatch(t -> t.task.get().kind().equals(kind));
    }

    boolean isLogAtRest() {
        for (KernelThread t : tasks()) if (t.task.get() instanceof LogTask task && !task.isAtRest()) return false;
        return true;
    }

    private List<KernelThread> tasks() {
        return processes.find(Process.SYSTEM).map(p -> List.copyOf(p.threads)).orElse(List.of());
    }

    boolean isLogWritten() {
        for (KernelThread t : tasks()) if (t.task.get() instanceof LogTask task && !task.isDone()) return false;
        return true;
    }

    public SystemPhase phase() {
        return booter.phase();
    }

    public Optional<Bugcheck> bugcheck() {
        return crash.bugcheck();
    }

    public SystemInfo info() {
        return Views.info(this);
    }

    public long clockNs() {
        return time.shownNs();
    }

    public boolean isServiceRunning(String name) {
        return services.isRunning(name);
    }

    public List<DeviceView> devices() {
        return plugAndPlay.views();
    }

    public NetworkInfo network() {
        return network.info();
    }

    public List<ConnectionView> connections() {
        return network.connections();
    }

    public Optional<StackCounters> networkCounters() {
        return network.counters();
    }

    public List<VolumeView> volumes() {
        return volumes.views();
    }

    public List<String> openPorts() {
        return services.openPorts();
    }

    public AttackSurface attackSurface() {
        return Views.attackSurface(this);
    }

    public EventLog events() {
        return log;
    }

    public String consoleText() {
        return console.text();
    }

    public long post(SystemCall call) {
        switch (call) {
            case SystemCall.StartProcess _,
                    SystemCall.WaitProcess _,
                    SystemCall.EndProcess _,
                    SystemCall.Service _,
                    SystemCall.Shutdown _,
                    SystemCall.ReadClock _,
                    SystemCall.SetClock _,
                    SystemCall.AdjustClock _,
                    SystemCall.Report _ -> {}
            case SystemCall.Network(SocketCall c)
            when c instanceof SocketCall.Configure || c instanceof SocketCall.Adapters -> {}
            default -> throw new IllegalArgumentException("the system process does not make this call: " + call);
        }
        if (!begun) throw new IllegalStateException("the system has not begun to boot");
        long posted = nextPosted++;
        processes.startTask(new OperatorTask(this, call, posted));
        return posted;
    }

    public Optional<Result> answer(long posted) {
        Result result = answers.remove(posted);
        boolean never = result == null && posted < nextPosted && (crash.happened() || power.isStopped());
        if (never) return Optional.of(Result.failed(Status.NOT_READY, "The system has stopped."));
        return Optional.ofNullable(result);
    }

    public boolean injectProcessFault(int processId) {
        return processes.fault(processId);
    }

    public boolean injectDriverFault(String driverId) {
        Optional<DriverInstance> d = drivers.named(driverId);
        d.ifPresent(found -> {
            found.faulty = true;
            drivers.activate(found, Driver.Entry.DEFERRED, 0, 0);
        });
        return d.isPresent();
    }

    public void close() {
        time.close();
        volumes.close();
        for (DriverInstance d : drivers.all()) if (!d.removed) d.driver.unloaded();
    }

    public Saved save() {
        return Saved.of(EngineState.of(this));
    }

    public void restore(Saved state) {
        state.as(EngineState.class).into(this);
    }
}
