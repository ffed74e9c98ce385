// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlighten.block.Memories;
import org.enlighten.block.MemoryLayer;
import org.enlighten.block.Outcome;
import org.enlighten.chipset.DiskTransfer;
import org.enlighten.guest.BootServices;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.Shelf;
import org.enlighten.guest.Side;
import org.enlighten.hypervisor.Hypervisor;
import org.enlighten.hypervisor.ParentAccess;
import org.enlighten.hypervisor.PartitionView;
import org.enlighten.machine.Costs;
import org.enlighten.machine.Machine;
import org.enlighten.os.EventLog;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.platform.Capacity;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.HostSystem;
import org.enlighten.platform.HostileGuest;
import org.enlighten.platform.Installation;
import org.enlighten.platform.PlatformInfo;
import org.enlighten.platform.Reach;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VirtualNetworks;
import org.enlighten.platform.VmDefinition;
import org.enlighten.platform.hyperv.internal.disk.DiskDriver;
import org.enlighten.platform.hyperv.internal.disk.DiskFactory;
import org.enlighten.platform.hyperv.internal.disk.DiskMachines;
import org.enlighten.platform.hyperv.internal.hostile.HostileTrial;
import org.enlighten.platform.hyperv.internal.network.AdapterKind;
import org.enlighten.platform.hyperv.internal.network.Switches;
import org.enlighten.platform.hyperv.internal.port.CompletionPort;
import org.enlighten.platform.hyperv.internal.port.Packet;
import org.enlighten.platform.hyperv.internal.role.RoleFiles;
import org.enlighten.platform.hyperv.internal.synthetic.GuestBuses;
import org.enlighten.platform.hyperv.internal.synthetic.IntegrationKind;
import org.enlighten.platform.hyperv.internal.synthetic.StorageMachines;
import org.enlighten.platform.hyperv.internal.synthetic.SyntheticStorage;
import org.enlighten.platform.hyperv.internal.vid.Deadlines;
import org.enlighten.platform.hyperv.internal.vid.RootIntruder;
import org.enlighten.platform.hyperv.internal.vid.VidDriver;
import org.enlighten.platform.hyperv.internal.vid.VidFactory;
import org.enlighten.platform.hyperv.internal.vid.VidMachines;
import org.enlighten.platform.hyperv.internal.vmms.WorkerDirectory;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.Saved;
import org.enlighten.storage.DiskFormat;
import org.enlighten.vmbus.PacketCauses;

/// The role at work on one booted host: the hypervisor below, drivers and programs for the root's kernel, and the
/// machines.
public final class HypervInstallation
        implements Installation, VidMachines, DiskMachines, WorkerDirectory, StorageMachines {
    private record State(
            Saved hypervisor,
            int nextNumber,
            List<HypervMachine.State> machines,
            CompletionPort.State management,
            List<Integer> partitioned,
            List<Long> partitions,
            List<Integer> knocked,
            Optional<Switches.State> switches) {}

    private static final long NONE = 0;
    private static final int NOBODY = -1;

    private final PlatformInfo info;
    private final HostSystem host;
    private final Hypervisor hypervisor;
    private final Deadlines deadlines;
    private final CompletionPort management;
    /// By number, which is also their order: numbers count up.
    private final SequencedMap<Integer, HypervMachine> machines = new LinkedHashMap<>();
    private final TreeMap<Integer, Long> partitions = new TreeMap<>();
    /// Numbers of machines by the id of their worker process.
    private final TreeMap<Long, Integer> workers = new TreeMap<>();
    private final TreeSet<Integer> knocked = new TreeSet<>();
    private final List<DiskFormat> formats;
    private final SyntheticStorage storage;
    private final Switches switches;
    private final IntegrationKind integration;
    private final GuestBuses buses;
    private Optional<DiskDriver> disks = Optional.empty();
    private final SystemWatch systems = new SystemWatch();
    private int nextNumber = 1;

    /// @param formats of disk images that can be opened
    public HypervInstallation(PlatformInfo info, HostSystem host, List<DiskFormat> formats, PacketCauses causes) {
        this.info = info;
        this.host = host;
        this.formats = List.copyOf(formats);
        storage = new SyntheticStorage(this);
        switches = new Switches(host, this::framesArrived);
        integration = new IntegrationKind(new IntegrationAnswers(this));
        buses = new GuestBuses(
                causes,
                List.of(
                        storage,
                        new AdapterKind(switches.adapters(), host.hardware().nics(), this::definition),
                        integration));
        hypervisor = new Hypervisor(host.hardware());
        management = new CompletionPort(host.memories());
        deadlines = new Deadlines(
                host.simulation(), host.hardware().machine().name() + "/vid", () -> interrupt(VidDriver.TIMER_VECTOR));
    }

    @Override
    public PlatformInfo info() {
        return info;
    }

    @Override
    public void launch() {
        hypervisor.launch();
    }

    @Override
    public List<DriverFactory> drivers() {
        List<DriverFactory> drivers = new ArrayList<>();
        drivers.add(new VidFactory(this, deadlines));
        drivers.add(new DiskFactory(this));
        drivers.addAll(buses.drivers());
        return drivers;
    }

    @Override
    public List<ProgramFactory> programs() {
        return RolePrograms.of(this);
    }

    @Override
    public Capacity capacity() {
        long total = host.hardware().memory().totalMib();
        long free = host.kernel()
                .map(Kernel::info)
                .map(i -> (i.memoryBytes() - i.memoryUsedBytes()) >> 20)
                .orElse(total);
        int running = (int)
                machines.values().stream().filter(m -> m.state().isActive()).count();
        return new Capacity(host.hardware().profile().logicalProcessors(), total, free, running);
    }

    @Override
    public Optional<String> unavailable() {
        boolean runs = host.kernel().filter(k -> k.isServiceRunning("vmms")).isPresent();
        return runs
                ? Optional.empty()
                : Optional.of("The Hyper-V Virtual Machine Management service does not run on " + host.name()
                        + ". Start it with Start-Service vmms.");
    }

    // ---- machines

    @Override
    public Optional<String> integrationDisc() {
        return Optional.of(RoleFiles.INTEGRATION_DISC);
    }

    @Override
    public VirtualMachine define(VmDefinition definition) {
        HypervMachine machine = new HypervMachine(
                this,
                nextNumber,
                switches.adapters().adopted(nextNumber, definition, why -> report(12570, "Hyper-V-VMMS", why)));
        machines.put(nextNumber, machine);
        deadlines.add(nextNumber);
        nextNumber++;
        return machine;
    }

    @Override
    public void forget(VirtualMachine machine) {
        HypervMachine known = (HypervMachine) machine;
        if (known.state().isActive()) throw new IllegalStateException("a machine that is not off cannot be forgotten");
        known.workerProcessId(0);
        known.forget();
        machines.remove(known.number());
        switches.adapters().forget(known.number());
        deadlines.remove(known.number());
    }

    @Override
    public List<VirtualMachine> machines() {
        return List.copyOf(machines.values());
    }

    HypervMachine machine(int number) {
        return machines.get(number);
    }

    void requestWorker(int number) {
        management.leave(new Packet(Packet.Kind.START_WORKER, number, 0, 0));
        knock();
    }

    private void framesArrived(int machine) {
        machines.get(machine).port().leave(new Packet(Packet.Kind.FRAMES, 0, 0, 0));
        knock(machine);
    }

    /// Tells the kernel that something was left for a machine's worker.
    void knock(int number) {
        knocked.add(number);
        knock();
    }

    private void knock() {
        interrupt(VidDriver.KNOCK_VECTOR);
    }

    private void interrupt(int vector) {
        host.hardware().machine().bootProcessor().raise(vector);
    }

    long now() {
        return host.simulation().now();
    }

    Memories memories() {
        return host.memories();
    }

    Costs costs() {
        return host.hardware().machine().costs();
    }

    HostSystem host() {
        return host;
    }

    int traceNumber(int number) {
        return (int) (long) partitions.getOrDefault(number, NONE);
    }

    /// The partition of a machine as its software finds it.
    Machine childMachine(HypervMachine machine) {
        long partition = partitions.get(machine.number());
        return new Machine(
                "vm/" + machine.number(),
                host.simulation(),
                host.memories(),
                costs(),
                parent().memory(partition).orElseThrow(),
                parent().processors(partition));
    }

    /// A machine has another worker process than before; 0 for none.
    void workerChanged(int machine, int before, int now) {
        if (before != 0) workers.remove((long) before);
        if (now != 0) workers.put((long) now, machine);
    }

    Switches switches() {
        return switches;
    }

    IntegrationKind integration() {
        return integration;
    }

    /// The machine that a partition is.
    Optional<HypervMachine> machineWith(long partition) {
        return machineOf(partition).map(machines::get);
    }

    /// The computer's name, unique in its simulation.
    String name() {
        return host.hardware().machine().name();
    }

    GuestBuses buses() {
        return buses;
    }

    Shelf shelf() {
        return host.shelf();
    }

    @Override
    public boolean noticeSystems() {
        return systems.notice(
                host.shelf(), partitions.keySet().stream().map(machines::get).toList());
    }

    long partition(HypervMachine machine) {
        return partitions.getOrDefault(machine.number(), NONE);
    }

    void place(HypervMachine machine, org.enlighten.machine.ExecutionEngine engine) {
        parent().place(partitions.get(machine.number()), 0, engine);
    }

    SystemLoader systemLoader(boolean exactTicks) {
        return new SystemLoader(
                host.shelf(),
                BootServices.of(host.shelf().libraries(Side.GUEST)).exactTicks(exactTicks));
    }

    @Override
    public long hostCpuNs() {
        return cpuNs(PartitionView.ROOT);
    }

    long cpuNs(HypervMachine machine) {
        return cpuNs(partition(machine));
    }

    private long cpuNs(long partition) {
        return hypervisor.partitions().stream()
                .filter(p -> p.id() == partition)
                .flatMap(p -> p.processors().stream())
                .mapToLong(PartitionView.Processor::ranNs)
                .sum();
    }

    /// A running machine's weight, reserve or limit was changed.
    void applyShares(HypervMachine machine) {
        machine.port().leave(new Packet(Packet.Kind.SHARES, 0, 0, 0));
        knock(machine.number());
    }

    @Override
    public Optional<VirtualNetworks> networks() {
        return Optional.of(switches);
    }

    @Override
    public List<Reach> reach(Optional<VirtualMachine> of) {
        BlastRadius radius = new BlastRadius(this, hypervisor.partitions(), parent());
        return of.map(vm -> radius.ofGuest((HypervMachine) vm)).orElseGet(radius::ofRoot);
    }

    @Override
    public List<Long> searchedByHost(VirtualMachine machine, byte[] text, int most) {
        long partition = partition((HypervMachine) machine);
        return new RootIntruder(parent(), host.simulation().trace()).search(partition, text, most);
    }

    @Override
    public Optional<HostileGuest> hostileGuest() {
        return Optional.of(new HostileTrial());
    }

    @Override
    public void hostGone(String why) {
        for (HypervMachine machine : machines.values()) {
            machine.workerDied(why);
            machine.forget();
        }
        disks.ifPresent(DiskDriver::hostGone);
        switches.hostGone();
        deadlines.close();
        management.clear();
        partitions.clear();
        knocked.clear();
    }

    // ---- for the infrastructure driver

    @Override
    public ParentAccess parent() {
        return hypervisor.parentAccess();
    }

    @Override
    public CompletionPort port(int machine) {
        return machines.get(machine).port();
    }

    @Override
    public CompletionPort managementPort() {
        return management;
    }

    @Override
    public VmDefinition definition(int machine) {
        return machines.get(machine).definition();
    }

    @Override
    public String memoryName(int machine) {
        return "vm/" + machine + "/memory";
    }

    @Override
    public void partition(int machine, long partition) {
        if (partition != NONE) {
            partitions.put(machine, partition);
            return;
        }
        Optional.ofNullable(partitions.remove(machine)).ifPresent(was -> buses.close(machine, was));
        machines.get(machine).partitionGone();
    }

    @Override
    public int machineOfWorker(long processId) {
        return workers.getOrDefault(processId, NOBODY);
    }

    @Override
    public void workerDied(int machine) {
        HypervMachine dead = machines.get(machine);
        if (dead.workerProcessId() == 0) return;
        String why = "its worker process " + dead.workerProcessId() + " ended unexpectedly.";
        dead.workerDied(why);
        report(
                14070,
                "Hyper-V-VMMS",
                "The virtual machine '" + dead.definition().name() + "' was turned off: " + why);
    }

    /// An error, into the root's event log.
    void report(int event, String source, String sentence) {
        host.kernel().map(Kernel::events).ifPresent(log -> log.report(EventLog.Level.ERROR, event, source, sentence));
    }

    /// What the software on a machine's processor failed of, as a sentence; empty when it did not.
    Optional<String> processorFailure(int machine, int index) {
        return Optional.ofNullable(partitions.get(machine))
                .map(partition -> parent().processors(partition).get(index).failure())
                .filter(why -> !why.isEmpty());
    }

    @Override
    public void timeOut(int machine) {
        machines.get(machine).port().leave(new Packet(Packet.Kind.TIMEOUT, 0, 0, 0));
        knocked.add(machine);
    }

    @Override
    public void wakePorts(DriverContext kernel) {
        management.wake(kernel);
        for (int number : knocked) {
            HypervMachine machine = machines.get(number);
            if (machine != null) machine.port().wake(kernel);
        }
        knocked.clear();
    }

    @Override
    public void ended(int machine) {
        disks.ifPresent(d -> d.machineEnded(machine));
    }

    // ---- for the virtual disk driver

    @Override
    public Optional<DvdMedium> medium(int machine, int drive) {
        return Optional.ofNullable(machines.get(machine)).flatMap(m -> m.medium(drive));
    }

    @Override
    public boolean writes(int machine, int drive) {
        return Optional.ofNullable(machines.get(machine))
                .map(m -> m.isDisk(drive))
                .orElse(false);
    }

    @Override
    public Optional<DiskTransfer> transfer(int machine, long tag) {
        return Optional.ofNullable(machines.get(machine)).map(m -> m.transfer(tag));
    }

    @Override
    public List<DiskFormat> formats() {
        return formats;
    }

    @Override
    public Optional<MemoryLayer> installationMedium(String guestOs, String id) {
        return host.shelf()
                .system(guestOs)
                .flatMap(GuestOs::media)
                .map(media -> InstallationImages.layer(media, id, host.simulation(), host.memories()));
    }

    @Override
    public void completed(long tag, Outcome outcome) {
        storage.completed(tag, outcome);
    }

    // ---- for synthetic storage

    @Override
    public Optional<Integer> machineOf(long partition) {
        for (Map.Entry<Integer, Long> e : partitions.entrySet())
            if (e.getValue() == partition) return Optional.of(e.getKey());
        return Optional.empty();
    }

    @Override
    public Optional<DiskDriver> disks() {
        return disks;
    }

    @Override
    public void driver(DiskDriver driver) {
        disks = Optional.of(driver);
    }

    @Override
    public void interruptForDisks() {
        interrupt(DiskDriver.VECTOR);
    }

    // ---- for the management service

    @Override
    public String name(int machine) {
        return Optional.ofNullable(machines.get(machine))
                .map(m -> m.definition().name())
                .orElse("(removed)");
    }

    @Override
    public String workerPath() {
        return RoleFiles.workerPath();
    }

    @Override
    public String workerArguments(int machine) {
        return Integer.toString(machine);
    }

    @Override
    public void workerStarted(int machine, int processId) {
        machines.get(machine).workerProcessId(processId);
    }

    @Override
    public void workerNotStarted(int machine, String why) {
        machines.get(machine).failed(new Cause(why));
    }

    // ---- saved state

    @Override
    public Saved save() {
        return Saved.of(new State(
                Saved.of(hypervisor.save()),
                nextNumber,
                machines.values().stream().map(HypervMachine::save).toList(),
                management.save(),
                new ArrayList<>(partitions.keySet()),
                new ArrayList<>(partitions.values()),
                new ArrayList<>(knocked),
                Optional.of(switches.save())));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        s.hypervisor().into(hypervisor);
        for (int i = 0; i < s.partitioned().size(); i++)
            partitions.put(s.partitioned().get(i), s.partitions().get(i));
        s.switches().ifPresent(switches::restore);
        for (HypervMachine.State m : s.machines()) restoreMachine(m);
        knocked.addAll(s.knocked());
        nextNumber = s.nextNumber();
        management.restore(s.management());
    }

    private void restoreMachine(HypervMachine.State state) {
        HypervMachine machine = new HypervMachine(this, state.number(), VmDefinition.saved(state.definition()));
        machines.put(state.number(), machine);
        deadlines.add(state.number());
        machine.restore(state);
    }
}
