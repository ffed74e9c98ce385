// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.block.Outcome;
import org.enlighten.chipset.DiskTransfer;
import org.enlighten.chipset.Motherboard;
import org.enlighten.chipset.Wish;
import org.enlighten.machine.Cost;
import org.enlighten.machine.Machine;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.SystemInfo;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.platform.AdapterSettings;
import org.enlighten.platform.Completion;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.DeviceView;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.GuestServices;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.MachineView;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.ScreenView;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;
import org.enlighten.platform.hyperv.internal.disk.DriveNumber;
import org.enlighten.platform.hyperv.internal.port.CompletionPort;
import org.enlighten.platform.hyperv.internal.port.Packet;
import org.enlighten.platform.hyperv.internal.worker.WorkerMachine;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.Simulation;

/// One virtual machine as the management service knows it, and the place where its worker process keeps the
/// machine's hardware.
public final class HypervMachine implements VirtualMachine, WorkerMachine {
    /// What is saved; completions of commands under way are not: whoever replays commands gives them again.
    record State(
            String definition,
            int number,
            MachineState state,
            int workerProcessId,
            long startedNs,
            long[] mediumBytes,
            List<Integer> keys,
            List<TransferState> outstanding,
            boolean hasHardware,
            VirtualHardware.State hardware,
            CompletionPort.State port,
            Optional<Cause> fault,
            boolean inserting,
            boolean goesOn,
            long nextTag) {}

    /// 2008-01-01 00:00:00 UTC: what clocks show when a simulation begins.
    static final long EPOCH_SECONDS = 1_199_145_600L;

    private static final int DRIVES = DriveNumber.IDE_DRIVES;
    /// A machine has met a fatal error.
    private static final int EVENT_FATAL = 18590;

    private final HypervInstallation installation;
    private final int number;
    private final CompletionPort port;
    private final MachineServices services;
    private final long[] mediumBytes = new long[DRIVES];
    private final List<Integer> keys = new ArrayList<>();
    private final TreeMap<Long, DiskTransfer> outstanding = new TreeMap<>();
    private VmDefinition definition;
    private MachineState state = MachineState.OFF;
    private Optional<Completion> asked = Optional.empty();
    private Optional<Completion> insertion = Optional.empty();
    private boolean inserting;
    private Optional<VirtualHardware> hardware = Optional.empty();
    private final SystemPresence presence;
    private Optional<Cause> fault = Optional.empty();
    private int workerProcessId;
    private long startedNs = Simulation.NEVER;

    HypervMachine(HypervInstallation installation, int number, VmDefinition definition) {
        this.installation = installation;
        this.number = number;
        this.definition = definition;
        port = new CompletionPort(installation.memories());
        presence = new SystemPresence(this, installation);
        services = new MachineServices(installation, this);
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public int traceNumber() {
        return installation.traceNumber(number);
    }

    public CompletionPort port() {
        return port;
    }

    Optional<MachineServices> integration() {
        return Optional.of(services);
    }

    @Override
    public Optional<GuestServices> services() {
        return Optional.of(services);
    }

    /// It is defined no more.
    void forget() {
        services.forget();
    }

    @Override
    public VmDefinition definition() {
        return definition;
    }

    MachineState state() {
        return state;
    }

    Optional<VirtualHardware> hardware() {
        return hardware;
    }

    int workerProcessId() {
        return workerProcessId;
    }

    void workerProcessId(int id) {
        installation.workerChanged(number, workerProcessId, id);
        workerProcessId = id;
    }

    @Override
    public void define(VmDefinition next) throws FittingException {
        if (state.isActive()) checkWhileActive(next);
        definition = installation.switches().adapters().settled(number, next);
        if (!state.isActive()) return;
        installation.applyShares(this);
        installation.buses().change(number, installation.partition(this), definition);
    }

    private void checkWhileActive(VmDefinition next) throws FittingException {
        boolean same = next.processors() == definition.processors()
                && next.memoryMib() == definition.memoryMib()
                && next.bootOrder().equals(definition.bootOrder());
        if (!drives(next).equals(drives(definition))) {
            throw new FittingException("'" + definition.name() + "' is " + state.text()
                    + ". Hard disks and SCSI controllers can be added and removed while it is off.");
        }
        if (!same) {
            throw new FittingException("'" + definition.name() + "' is " + state.text()
                    + ". Processors, memory and boot order can be changed while it is off.");
        }
    }

    private static List<DeviceSettings> drives(VmDefinition of) {
        return of.devices().stream()
                .filter(d -> d.isHardDisk() || d.type().equals(DeviceSettings.SCSI_CONTROLLER))
                .toList();
    }

    // ---- what is asked of it --------------------------------------------------------------------------------------

    @Override
    public void power(PowerAction action, Completion completion) {
        Optional<Cause> refusal = refusal(action);
        if (refusal.isPresent()) {
            completion.failed(refusal.get());
            return;
        }
        asked.ifPresent(
                other -> other.failed(new Cause("'" + name() + "' was asked to " + action.verb() + " meanwhile.")));
        asked = Optional.of(completion);
        state = action.through();
        if (action == PowerAction.START) {
            fault = Optional.empty();
            installation.requestWorker(number);
        } else leave(packet(action));
    }

    private Optional<Cause> refusal(PowerAction action) {
        if (!action.isLegalIn(state)) {
            return Optional.of(new Cause("Cannot " + action.verb() + " '" + name() + "': it is " + state.text() + "."));
        }
        if (action == PowerAction.RESUME
                && hardware.filter(VirtualHardware::isDetached).isPresent()) return fault;
        return installation.unavailable().map(Cause::new);
    }

    void fault(Optional<Cause> why) {
        fault = why;
    }

    /// Whether its system's bundle is there is looked at. False: has to be asked again.
    boolean noticeSystem() {
        return hardware.map(presence::notice).orElse(true);
    }

    private static Packet packet(PowerAction action) {
        return new Packet(
                switch (action) {
                    case PAUSE -> Packet.Kind.PAUSE;
                    case RESUME -> Packet.Kind.RESUME;
                    case RESET -> Packet.Kind.RESET;
                    case TURN_OFF -> Packet.Kind.TURN_OFF;
                    case START -> throw new IllegalArgumentException("a machine that is off has no worker");
                },
                0,
                0,
                0);
    }

    private void leave(Packet packet) {
        port.leave(packet);
        installation.knock(number);
    }

    @Override
    public void type(String text) {
        if (hardware.isEmpty()) return;
        text.chars().forEach(keys::add);
        leave(new Packet(Packet.Kind.KEYS, 0, 0, 0));
    }

    @Override
    public void press(int... scanCodes) {
        if (hardware.isEmpty()) return;
        for (int code : scanCodes) keys.add(-code);
        leave(new Packet(Packet.Kind.KEYS, 0, 0, 0));
    }

    @Override
    public void insert(int controller, int location, DvdMedium medium, Completion completion) {
        definition = definition.withDevice(DeviceSettings.dvdDrive(controller, location, medium));
        if (hardware.isEmpty()) {
            completion.done();
            return;
        }
        insertion.ifPresent(other -> other.failed(new Cause("Another medium was put in meanwhile.")));
        insertion = Optional.of(completion);
        inserting = true;
        leave(new Packet(Packet.Kind.MEDIUM, controller * 2L + location, 0, 0));
    }

    // ---- what its worker has to tell -------------------------------------------------------------------------------

    @Override
    public void started() {
        startedNs = installation.now();
        ended(MachineState.RUNNING);
    }

    @Override
    public void paused() {
        hardware.orElseThrow().clock().stop();
        services.paused();
        ended(MachineState.PAUSED);
    }

    @Override
    public void resumed() {
        hardware.orElseThrow().clock().go();
        services.resumed();
        ended(MachineState.RUNNING);
    }

    @Override
    public void restarted() {
        hardware.orElseThrow().clock().go();
        services.resumed();
        ended(MachineState.RUNNING);
    }

    private void ended(MachineState reached) {
        state = reached;
        asked.ifPresent(Completion::done);
        asked = Optional.empty();
    }

    @Override
    public void faulted(int index) {
        state = MachineState.CRITICAL;
        String what = hardware.flatMap(VirtualHardware::kernel)
                .flatMap(Kernel::bugcheck)
                .map(b -> "The system in '" + name() + "' stopped: " + b.message())
                .orElseGet(() -> "Processor " + index + " of '" + name() + "' cannot go on"
                        + installation
                                .processorFailure(number, index)
                                .map(why -> ": " + why)
                                .orElse("."));
        fault = Optional.of(new Cause(what));
        installation.report(EVENT_FATAL, "Hyper-V-Worker", what);
    }

    @Override
    public void stopped() {
        off();
        asked.ifPresent(Completion::done);
        asked = Optional.empty();
    }

    @Override
    public void failed(Cause why) {
        off();
        Cause whole = new Cause("'" + name() + "' could not be started.", why);
        installation.report(
                15130, "Hyper-V-VMMS", whole.message() + " " + why.root().message());
        fault = Optional.of(whole);
        asked.ifPresent(c -> c.failed(whole));
        asked = Optional.empty();
    }

    /// Its worker process has ended without being asked to.
    void workerDied(String why) {
        if (state == MachineState.OFF) return;
        off();
        Cause whole = new Cause("'" + name() + "' was turned off: " + why);
        fault = Optional.of(whole);
        asked.ifPresent(c -> c.failed(whole));
        asked = Optional.empty();
    }

    /// What ran there has ended; its worker does next.
    void partitionGone() {
        hardware.ifPresent(VirtualHardware::close);
        hardware = Optional.empty();
    }

    private void off() {
        partitionGone();
        // Each start attaches what is in the drives then.
        Arrays.fill(mediumBytes, 0);
        outstanding.clear();
        keys.clear();
        port.clear();
        workerProcessId(0);
        startedNs = Simulation.NEVER;
        state = MachineState.OFF;
        services.off();
        inserting = false;
        insertion.ifPresent(c -> c.failed(new Cause("'" + name() + "' was turned off.")));
        insertion = Optional.empty();
    }

    // ---- the hardware in its worker's memory
    // -------------------------------------------------------------------------

    @Override
    public long modelNs() {
        return installation.costs().ns(Cost.DEVICE_MODEL);
    }

    @Override
    public int nextMedium(int drive) {
        return definition.devices().stream()
                .filter(HypervMachine::hasMedium)
                .flatMap(d -> DriveNumber.of(d).stream())
                .filter(number -> number > drive)
                .min(Integer::compare)
                .orElse(-1);
    }

    private static boolean hasMedium(DeviceSettings device) {
        return device.isHardDisk()
                || device.type().equals(DeviceSettings.DVD_DRIVE) && !(device.medium() instanceof DvdMedium.None);
    }

    private Optional<DeviceSettings> device(int drive) {
        return definition.devices().stream()
                .filter(d -> DriveNumber.of(d).filter(n -> n == drive).isPresent())
                .findFirst();
    }

    /// What is to be opened for a drive: the path of an image, or an installation medium.
    Optional<DvdMedium> medium(int drive) {
        return device(drive)
                .filter(HypervMachine::hasMedium)
                .map(d -> d.isHardDisk() ? new DvdMedium.Image(d.path()) : d.medium());
    }

    boolean isDisk(int drive) {
        return device(drive).filter(DeviceSettings::isHardDisk).isPresent();
    }

    /// Of drives on IDE channels; the others' is asked when it is needed.
    @Override
    public void mediumSize(int drive, long sizeBytes) {
        if (drive < DRIVES) mediumBytes[drive] = sizeBytes;
    }

    @Override
    public void partitionMade() {}

    @Override
    public void assemble() {
        Machine machine = installation.childMachine(this);
        installation.buses().open(number, installation.partition(this), machine.memory(), definition);
        hardware = Optional.of(new VirtualHardware(
                machine,
                definition,
                mediumBytes.clone(),
                installation.systemLoader(definition.exactTicks()),
                engine -> installation.place(this, engine)));
    }

    @Override
    public void disconnect() {
        installation.buses().reset(number, installation.partition(this));
    }

    @Override
    public void reassemble() {
        outstanding.clear();
        hardware.orElseThrow().reset();
    }

    private Motherboard board() {
        return hardware.orElseThrow().motherboard();
    }

    @Override
    public long access(int processor) {
        return board().access(hardware.orElseThrow().machine().processors().get(processor));
    }

    @Override
    public void advance() {
        board().advance(hardware.orElseThrow().clock().nowNs());
    }

    @Override
    public void takeKeys() {
        Motherboard board = board();
        while (!keys.isEmpty()) {
            int key = keys.getFirst();
            boolean taken = key >= 0 ? board.type(String.valueOf((char) key)) == 1 : board.press((byte) -key);
            if (!taken) break;
            keys.removeFirst();
        }
    }

    @Override
    public boolean hasNetwork() {
        return AdapterSettings.in(definition).stream().anyMatch(AdapterSettings::legacy);
    }

    @Override
    public void takeFrames() {
        installation.switches().adapters().take(number, (index, f) -> board().receive(index, f.bytes(), f.cause()));
    }

    @Override
    public void transferred(long tag, long failure) {
        outstanding.remove(tag);
        Outcome outcome = failure == 0
                ? Outcome.DONE
                : new Outcome.Failed(Outcome.Failure.values()[(int) failure - 1], "the medium answered so");
        board().completed(tag, outcome);
    }

    @Override
    public boolean hasWish() {
        return board().hasWish();
    }

    @Override
    public Wish takeWish() {
        return board().takeWish();
    }

    @Override
    public long nextDueNs() {
        if (!keys.isEmpty()) takeKeys();
        VirtualHardware h = hardware.orElseThrow();
        return h.clock().simulated(h.motherboard().nextDueNs());
    }

    @Override
    public void outstanding(DiskTransfer transfer) {
        outstanding.put(transfer.tag(), transfer);
    }

    DiskTransfer transfer(long tag) {
        return outstanding.get(tag);
    }

    @Override
    public void ejected(int drive) {
        board().eject(drive);
        if (!inserting) {
            definition = definition.withDevice(DeviceSettings.dvdDrive(drive / 2, drive % 2, new DvdMedium.None()));
        }
    }

    @Override
    public void inserted(int drive, long sizeBytes) {
        mediumBytes[drive] = sizeBytes;
        if (sizeBytes > 0) board().insert(drive, sizeBytes);
        inserting = false;
        insertion.ifPresent(Completion::done);
        insertion = Optional.empty();
    }

    @Override
    public void notInserted(int drive, Cause why) {
        definition = definition.withDevice(DeviceSettings.dvdDrive(drive / 2, drive % 2, new DvdMedium.None()));
        inserting = false;
        insertion.ifPresent(c -> c.failed(new Cause("The medium could not be put in.", why)));
        insertion = Optional.empty();
    }

    // ---- pictures ---------------------------------------------------------------------------------------------------

    String name() {
        return definition.name();
    }

    @Override
    public MachineView view() {
        long cpuNs = hardware.isPresent() ? installation.cpuNs(this) : 0;
        String guest = hardware.flatMap(VirtualHardware::kernel)
                .map(k -> k.info().systemId())
                .orElse("");
        int percent = asked.isPresent() ? 50 : 100;
        int memory = hardware.isPresent() ? definition.memoryMib() : 0;
        return new MachineView(state, percent, cpuNs, startedNs, memory, workerProcessId, guest, fault);
    }

    @Override
    public ScreenView screen() {
        return hardware.map(h -> Screens.view(h.motherboard().screen())).orElse(Screens.DARK);
    }

    @Override
    public List<DeviceView> devices() {
        return hardware.flatMap(VirtualHardware::kernel).map(Devices::of).orElse(List.of());
    }

    @Override
    public Optional<SystemInfo> guest() {
        return hardware.flatMap(VirtualHardware::kernel).map(Kernel::info);
    }

    @Override
    public List<NetworkInfo.Adapter> guestAdapters() {
        return hardware.flatMap(VirtualHardware::kernel)
                .map(k -> k.network().adapters())
                .orElse(List.of());
    }

    // ---- saved state ------------------------------------------------------------------------------------------------

    State save() {
        return new State(
                definition.toString(),
                number,
                state,
                workerProcessId,
                startedNs,
                mediumBytes.clone(),
                List.copyOf(keys),
                outstanding.values().stream().map(TransferState::of).toList(),
                hardware.isPresent(),
                hardware.map(VirtualHardware::save).orElse(null),
                port.save(),
                fault,
                inserting,
                presence.goesOn(),
                services.nextTag());
    }

    /// The hypervisor was restored before, the host's kernel is restored after.
    void restore(State s) {
        state = s.state();
        workerProcessId(s.workerProcessId());
        startedNs = s.startedNs();
        System.arraycopy(s.mediumBytes(), 0, mediumBytes, 0, DRIVES);
        keys.addAll(s.keys());
        port.restore(s.port());
        fault = s.fault();
        inserting = s.inserting();
        presence.goesOn(s.goesOn());
        services.nextTag(s.nextTag());
        if (s.hasHardware()) {
            assemble();
            hardware.orElseThrow().restore(s.hardware());
        }
        for (TransferState t : s.outstanding()) outstanding.put(t.tag(), t.in(installation.memories()));
    }
}
