// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.enlighten.chipset.BootDevice;
import org.enlighten.chipset.Motherboard;
import org.enlighten.chipset.MotherboardBuilder;
import org.enlighten.chipset.bios.Bios;
import org.enlighten.machine.BootRecord;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Machine;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.platform.AdapterSettings;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.VmDefinition;
import org.enlighten.platform.hyperv.internal.disk.DriveNumber;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.SimulationState;

/// What a worker process holds in its own memory: the emulated motherboard of one machine and its firmware; and, as
/// far as it can be seen from outside, the software that the firmware started.
final class VirtualHardware {
    /// @param record what the running system was started from; empty while the firmware runs
    /// @param detached what was taken out of it; its engine is then not the one that runs
    record State(
            Motherboard.State motherboard,
            Optional<BootRecord> record,
            Saved engine,
            VirtualClock.State clock,
            Optional<Detached> detached) {}

    /// A system that was taken out of its machine, which stands still: its whole state, and the timers it had.
    record Detached(String system, Saved engine, List<SimulationState.Armed> timers) {}

    /// Firmware of these machines names the bus; without a driver it is an unknown device.
    private static final List<String> FIRMWARE_DEVICES = List.of("VMBUS");

    private final Machine machine;
    private final VirtualClock clock;
    private final SystemLoader loader;
    private final Consumer<ExecutionEngine> place;
    private final Motherboard motherboard;
    private Bios bios;
    private Optional<BootRecord> restoredFrom = Optional.empty();
    private Optional<Detached> detached = Optional.empty();

    VirtualHardware(
            Machine machine,
            VmDefinition definition,
            long[] mediumBytes,
            SystemLoader loader,
            Consumer<ExecutionEngine> place) {
        this.machine = machine;
        this.loader = loader;
        this.place = place;
        clock = new VirtualClock(machine.simulation());
        motherboard = motherboard(definition, mediumBytes);
        startFirmware();
    }

    private Motherboard motherboard(VmDefinition definition, long[] mediumBytes) {
        MotherboardBuilder builder = new MotherboardBuilder(machine)
                .clock(clock::nowNs)
                .bootOrder(bootOrder(definition.bootOrder()))
                .startEpochSeconds(HypervMachine.EPOCH_SECONDS)
                .exactTicks(definition.exactTicks());
        for (DeviceSettings device : definition.devices()) {
            switch (device.type()) {
                case DeviceSettings.HARD_DISK -> builder.disk(drive(device), mediumBytes[drive(device)]);
                case DeviceSettings.DVD_DRIVE -> builder.dvd(drive(device), mediumBytes[drive(device)]);
                default -> {}
            }
        }
        for (AdapterSettings adapter : AdapterSettings.in(definition))
            if (adapter.legacy()) builder.network(address(adapter));
        return builder.build();
    }

    private static byte[] address(AdapterSettings adapter) {
        byte[] bytes = new byte[MacAddress.BYTES];
        adapter.address().orElseThrow().put(bytes, 0);
        return bytes;
    }

    private static int drive(DeviceSettings device) {
        return DriveNumber.ide(device.controller(), device.location());
    }

    private static List<BootDevice> bootOrder(List<String> names) {
        return names.stream()
                .map(name -> switch (name) {
                    case "CD" -> BootDevice.CDROM;
                    case "IDE" -> BootDevice.HARD_DISK;
                    default -> BootDevice.FLOPPY;
                })
                .toList();
    }

    private void startFirmware() {
        bios = new Bios(machine, List.of(loader), FIRMWARE_DEVICES);
        place.accept(bios);
    }

    Machine machine() {
        return machine;
    }

    VirtualClock clock() {
        return clock;
    }

    Motherboard motherboard() {
        return motherboard;
    }

    /// The kernel of the operating-system kit that runs, if one does.
    Optional<Kernel> kernel() {
        return machine.bootProcessor().engine() instanceof Kernel kernel ? Optional.of(kernel) : Optional.empty();
    }

    /// The operating system that was started, by id; empty while the firmware runs.
    Optional<String> system() {
        return record().map(_ -> detached.map(Detached::system).orElseGet(loader::loaded));
    }

    private Optional<BootRecord> record() {
        boolean firmware = detached.isEmpty() && machine.bootProcessor().engine() == bios;
        return firmware ? Optional.empty() : bios.booted().or(() -> restoredFrom);
    }

    boolean isDetached() {
        return detached.isPresent();
    }

    /// Takes the system out, to be put together again by other classes. Its processors must be held: nothing runs
    /// until [#attach].
    void detach() {
        List<SimulationState.Armed> armed = machine.simulation().armed(machine.name() + "/");
        String system = system().orElseThrow();
        restoredFrom = record();
        Saved engine = machine.bootProcessor().engine().saveEngine();
        kernel().ifPresent(Kernel::close);
        machine.bootProcessor().engine(bios);
        List<SimulationState.Armed> gone = armed.stream()
                .filter(a -> !machine.simulation().hasTimer(a.id()))
                .toList();
        detached = Optional.of(new Detached(system, engine, gone));
    }

    /// Puts the system together as it was. Throws what the bundle that made it throws when it cannot.
    void attach() {
        Detached was = detached.orElseThrow();
        load(restoredFrom.orElseThrow());
        machine.bootProcessor().engine().restoreEngine(was.engine());
        machine.simulation().armAgain(was.timers());
        detached = Optional.empty();
    }

    /// As after power-on: registers, firmware, memory.
    void reset() {
        kernel().ifPresent(Kernel::close);
        motherboard.reset();
        machine.memory().clear();
        detached = Optional.empty();
        startFirmware();
    }

    /// Gives back names of timers and memories.
    void close() {
        kernel().ifPresent(Kernel::close);
        motherboard.close();
    }

    State save() {
        Saved engine = machine.bootProcessor().engine().saveEngine();
        return new State(motherboard.save(), record(), engine, clock.save(), detached);
    }

    void restore(State state) {
        clock.restore(state.clock());
        motherboard.restore(state.motherboard());
        detached = state.detached();
        if (isDetached()) restoredFrom = state.record();
        else state.record().ifPresent(this::load);
        machine.bootProcessor().engine().restoreEngine(state.engine());
    }

    private void load(BootRecord record) {
        restoredFrom = Optional.of(record);
        ExecutionEngine engine = bios.load(record)
                .orElseThrow(() ->
                        new IllegalStateException("no bundle loads the system '" + record.system() + "' any more"));
        machine.bootProcessor().engine(engine);
    }
}
