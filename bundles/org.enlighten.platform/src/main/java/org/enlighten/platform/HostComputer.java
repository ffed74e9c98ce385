// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.enlighten.block.FileStore;
import org.enlighten.block.Memories;
import org.enlighten.guest.BootServices;
import org.enlighten.guest.GuestLibraries;
import org.enlighten.guest.HostOs;
import org.enlighten.guest.Shelf;
import org.enlighten.guest.Side;
import org.enlighten.guest.VolumeInstallation;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.host.PowerListener;
import org.enlighten.os.EventLog;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.os.system.Bugcheck;
import org.enlighten.os.system.OsPackage;
import org.enlighten.os.system.PackageSetup;
import org.enlighten.os.system.PackageSetupFactory;
import org.enlighten.os.system.Power;
import org.enlighten.os.system.SystemPhase;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;
import org.enlighten.simulation.Timer;

/// One simulated computer: hardware, its operating system, and the platform installed on it. Knows how it is set up
/// for the first time, boots, restarts, goes down and stops. Runs on the simulation's thread.
public final class HostComputer implements HostSystem, PowerListener, Snapshottable<HostComputer.State> {
    /// A host as it is saved.
    ///
    /// @param platform feature of the platform that was launched at its last boot; it may have been taken off the
    ///     volume since
    public record State(
            HostState state,
            boolean booted,
            PhysicalMachine.State hardware,
            boolean launched,
            Saved installation,
            Saved kernel,
            Optional<Bugcheck> crash,
            long bootedAtNs,
            Optional<VolumeInstallation.State> setup,
            Optional<OperatorCalls.State> operator,
            Optional<String> platform) {}

    private static final long SETUP_POLL_NS = 1_000_000;
    private static final long TRAINING_NS_MAX = 1_000_000;
    private static final Power PORTS = new Power.Ports(
            List.of(new Power.Write(PhysicalMachine.RESET_PORT, 1, 6)),
            List.of(new Power.Write(PhysicalMachine.POWER_PORT, 2, 1 << 13)));

    private final String name;
    private final PhysicalMachine hardware;
    private final HostOs system;
    private final Shelf shelf;
    private final List<Platform> platforms;
    private final Timer setupPoll;
    private final Timer selfTest;
    private final OperatorCalls operator;
    private final List<HostListener> listeners = new ArrayList<>();
    private Optional<VolumeInstallation> setup = Optional.empty();
    private Optional<Platform> launched = Optional.empty();
    private Optional<Installation> installation = Optional.empty();
    private Optional<Kernel> kernel = Optional.empty();
    private Optional<Bugcheck> crash = Optional.empty();
    private HostState state = HostState.OFF;
    private long bootedAtNs;

    /// @param platforms those that may be installed on it
    public HostComputer(String name, PhysicalMachine hardware, HostOs system, Shelf shelf, List<Platform> platforms) {
        this.name = name;
        this.hardware = hardware;
        this.system = system;
        this.shelf = shelf;
        this.platforms = List.copyOf(platforms);
        setupPoll = simulation().timer(hardware.machine().name() + "/setup", this::proceedWithSetup);
        selfTest = simulation().timer(hardware.machine().name() + "/self-test", this::boot);
        operator = new OperatorCalls(simulation(), hardware.machine().name());
        hardware.listener(this);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Simulation simulation() {
        return hardware.machine().simulation();
    }

    @Override
    public Memories memories() {
        return hardware.machine().memories();
    }

    @Override
    public PhysicalMachine hardware() {
        return hardware;
    }

    @Override
    public FileStore systemVolume() {
        return hardware.volumes().getFirst().volume();
    }

    @Override
    public Optional<Kernel> kernel() {
        return kernel;
    }

    @Override
    public Shelf shelf() {
        return shelf;
    }

    public List<Platform> platforms() {
        return platforms;
    }

    /// The platform at work in this boot.
    public Optional<Installation> installation() {
        return installation;
    }

    public void listen(HostListener listener) {
        listeners.add(listener);
    }

    /// How it stands now. A kernel that has stopped the machine is noticed here and by [#noticeStop].
    public HostState state() {
        if (state == HostState.STARTING && phase() == SystemPhase.RUNNING) return HostState.RUNNING;
        return state;
    }

    public Optional<Bugcheck> crash() {
        return crash;
    }

    /// When the running boot began.
    public long bootedAtNs() {
        return bootedAtNs;
    }

    /// Turns it on; the first time its system is put on its volume before, and again when that was cut off.
    public void powerOn() {
        if (state != HostState.OFF) return;
        if (!installedSystem().hasSystem()) {
            state = HostState.INSTALLING;
            setup = Optional.of(system.installOnto(systemVolume()));
            simulation().arm(setupPoll, simulation().now());
        } else turnOn();
    }

    private void proceedWithSetup() {
        VolumeInstallation running = setup.orElseThrow();
        running.proceed();
        if (!running.isDone()) {
            simulation().arm(setupPoll, simulation().now() + SETUP_POLL_NS);
            return;
        }
        setup = Optional.empty();
        running.failure().ifPresent(why -> {
            throw new IllegalStateException("the host's system could not be installed: " + why);
        });
        turnOn();
    }

    /// How long the firmware's training of the memory takes differs from one power-on to the next.
    private void turnOn() {
        hardware.powerOn();
        state = HostState.STARTING;
        simulation().arm(selfTest, simulation().now() + simulation().chance().nextLong(TRAINING_NS_MAX));
    }

    private void boot() {
        state = HostState.STARTING;
        bootedAtNs = simulation().now();
        build();
        hardware.start();
    }

    /// Launches what is installed and builds the kernel above it.
    private void build() {
        Optional<Platform> installed = installed();
        launched = installed.filter(p -> p.requirements(this).isEmpty());
        installation = launched.map(p -> p.installation(this));
        installation.ifPresent(Installation::launch);
        buildKernel();
        if (installed.isPresent() && installation.isEmpty()) reportNotLaunched(installed.get());
        listeners.forEach(l -> l.launched(this));
    }

    private void buildKernel() {
        BootServices services = BootServices.of(libraries()).power(PORTS).previousCrash(crash);
        kernel = Optional.of(system.boot(hardware.machine(), HostDevices.of(hardware), services));
    }

    private void reportNotLaunched(Platform platform) {
        for (Unmet unmet : platform.requirements(this)) {
            kernel.orElseThrow()
                    .events()
                    .report(
                            EventLog.Level.ERROR,
                            41,
                            "Hyper-V-Hypervisor",
                            "The hypervisor was not launched. " + unmet.reason());
        }
    }

    private SystemVolume installedSystem() {
        return new SystemVolume(hardware.volumes().getFirst().volume(), system.systemFile());
    }

    /// The platform whose feature lies on the system volume.
    public Optional<Platform> installed() {
        return platforms.stream()
                .filter(p -> installedSystem().isInstalled(p.feature()))
                .findFirst();
    }

    private Optional<Platform> launched(String feature) {
        return platforms.stream().filter(p -> p.feature().id().equals(feature)).findFirst();
    }

    private GuestLibraries libraries() {
        GuestLibraries general = shelf.libraries(Side.HOST);
        GuestLibraries own = general.with(List.of(), List.of(featureSetup()));
        return installation.map(i -> own.with(i.drivers(), i.programs())).orElse(own);
    }

    /// Installs a platform's feature by the host's own setup program; it takes effect at the next boot. Fails with
    /// one cause for each requirement that is not met.
    public void install(Platform platform, Completion completion) {
        List<Unmet> unmet = platform.requirements(this);
        if (unmet.isEmpty()) {
            setUp("/install ", platform, completion);
            return;
        }
        String title = "The " + platform.info().feature() + " role cannot be installed on " + name + ".";
        List<String> reasons = unmet.stream().map(Unmet::reason).toList();
        completion.failed(new Cause(title, new Cause(String.join("\n", reasons))));
    }

    /// Takes a platform's feature away; it is gone after the next boot.
    public void uninstall(Platform platform, Completion completion) {
        setUp("/remove ", platform, completion);
    }

    private void setUp(String verb, Platform platform, Completion completion) {
        if (state() != HostState.RUNNING) {
            completion.failed(new Cause(name + " is not running: its state is " + state() + "."));
            return;
        }
        Kernel running = kernel.orElseThrow();
        SystemCall.StartProcess start = new SystemCall.StartProcess(
                system.featureSetup(), verb + platform.feature().id());
        operator.run(running, start, ended -> setUp(ended, completion));
    }

    private void setUp(Result ended, Completion completion) {
        if (!ended.isSuccess())
            completion.failed(new Cause("The setup program did not run to its end.", new Cause(ended.message())));
        else if (ended.value() == PackageSetup.RESTART_NEEDED) completion.done();
        else
            completion.failed(
                    new Cause("The setup program ended with an error: some of its files could not be written."));
    }

    /// A call that an operator makes to the running system: starts or ends processes and services. The answer comes
    /// later.
    public void call(SystemCall call, Consumer<Result> then) {
        if (kernel.isEmpty()) then.accept(Result.failed(Status.NOT_READY, name + " is not running."));
        else operator.call(kernel.get(), call, then);
    }

    private PackageSetupFactory featureSetup() {
        String image = system.featureSetup()
                .substring(system.featureSetup().lastIndexOf('\\') + 1)
                .toLowerCase(Locale.ROOT);
        return new PackageSetupFactory(image, this::feature, system.systemFile());
    }

    private Optional<OsPackage> feature(String id) {
        return platforms.stream()
                .map(Platform::feature)
                .filter(f -> f.id().equals(id))
                .findFirst();
    }

    /// Asks its system to go down in good order, then off or up again.
    public void shutDown(SystemCall.ShutdownKind kind) {
        if (state() != HostState.RUNNING) return;
        state = HostState.SHUTTING_DOWN;
        kernel.orElseThrow().post(new SystemCall.Shutdown(kind));
    }

    /// Somebody holds the power button, or presses reset after a bugcheck. While its system is being put on its volume
    /// there is nothing to reset.
    public void reset() {
        if (state == HostState.OFF || state == HostState.INSTALLING) return;
        simulation().cancel(selfTest);
        down("The host was reset.");
        hardware.reset();
        boot();
    }

    /// The mains fail.
    public void powerCut() {
        if (state == HostState.OFF) return;
        simulation().cancel(selfTest);
        simulation().cancel(setupPoll);
        setup = Optional.empty();
        down("The host lost its power.");
        hardware.powerCut();
        state = HostState.OFF;
    }

    @Override
    public void turnedOff() {
        down("The host was turned off.");
        state = HostState.OFF;
        listeners.forEach(l -> l.wentDown(this));
    }

    @Override
    public void wasReset() {
        down("The host was restarted.");
        boot();
    }

    /// Notices that the kernel has stopped the machine: everything on it has ended.
    public void noticeStop() {
        Optional<Bugcheck> stop = kernel.flatMap(Kernel::bugcheck);
        if (stop.isEmpty() || state == HostState.BUGCHECK) return;
        state = HostState.BUGCHECK;
        crash = stop;
        installation.ifPresent(i -> i.hostGone("The host stopped: " + stop.get().message()));
        listeners.forEach(l -> l.wentDown(this));
    }

    /// Notices that bundles with operating systems came or went. False while a machine is still on its way.
    public boolean noticeSystems() {
        return state() != HostState.RUNNING
                || installation.map(Installation::noticeSystems).orElse(true);
    }

    private void down(String why) {
        crash = kernel.flatMap(Kernel::bugcheck);
        installation.ifPresent(i -> i.hostGone(why));
        installation = Optional.empty();
        launched = Optional.empty();
        Optional<Kernel> gone = kernel;
        kernel = Optional.empty();
        gone.ifPresent(k -> {
            operator.drop(k, Result.failed(Status.CANCELLED, why));
            k.close();
        });
    }

    private SystemPhase phase() {
        return kernel.map(Kernel::phase).orElse(SystemPhase.STOPPED);
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(
                state,
                kernel.isPresent(),
                hardware.save(),
                installation.isPresent(),
                installation.map(Installation::save).orElse(Saved.NOTHING),
                kernel.map(Kernel::saveEngine).orElse(Saved.NOTHING),
                crash,
                bootedAtNs,
                setup.map(VolumeInstallation::save),
                Optional.of(operator.save()),
                launched.map(p -> p.feature().id()));
    }

    /// Into a fresh computer with the same hardware, volumes and platforms, whose volumes hold what they held.
    @Override
    public void restore(State saved) {
        state = saved.state();
        crash = saved.crash();
        bootedAtNs = saved.bootedAtNs();
        hardware.restore(saved.hardware());
        if (saved.launched()) {
            launched = saved.platform().isPresent() ? launched(saved.platform().get()) : installed();
            installation = Optional.of(launched.orElseThrow().installation(this));
        }
        if (saved.booted()) {
            buildKernel();
            installation.ifPresent(i -> i.restore(saved.installation()));
            kernel.orElseThrow().restoreEngine(saved.kernel());
            saved.operator().ifPresent(calls -> operator.restore(calls, kernel.orElseThrow()));
        }
        setup = saved.setup().map(under -> system.installOnto(systemVolume(), under));
        listeners.forEach(l -> l.launched(this));
    }
}
