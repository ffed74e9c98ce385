// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.block.Memories;
import org.enlighten.machine.Costs;
import org.enlighten.machine.GuestMemory;
import org.enlighten.machine.Machine;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;
import org.enlighten.simulation.Timer;

/// A physical machine built from a hardware profile. It is off at first. Somebody turns it on ([#powerOn]), puts an
/// engine on its boot processor (and on the others, if the system runs on several), and lets it go ([#start]).
///
/// A hypervisor takes the processors over with [#monitor(Monitor)], at any time; a reset or loss of power gives them
/// back to the bare machine.
public final class PhysicalMachine implements Snapshottable<PhysicalMachine.State> {
    /// I/O port of the reset control register: writing 6 resets.
    public static final int RESET_PORT = PlatformBus.RESET_PORT;
    /// I/O port of ACPI's PM1a control register: writing sleep enable (bit 13) turns off.
    public static final int POWER_PORT = PlatformBus.POWER_PORT;

    private static final int FIRST_VECTOR = 0x30;

    /// What software asked of the power supply.
    enum Wish {
        NONE,
        TURN_OFF,
        RESET
    }

    /// A machine as it is saved. The files of its volumes stay where they are.
    public record State(
            Power power,
            Firmware switches,
            Firmware heard,
            String wish,
            PhysicalMemory.State owners,
            GuestMemory.State memory,
            List<LogicalProcessor.State> processors,
            List<VirtualProcessor.State> virtualProcessors,
            List<Volume.State> volumes,
            List<NetworkCard.State> cards) {}

    private final HardwareProfile profile;
    private final Simulation simulation;
    private final Machine machine;
    private final PhysicalMemory owners;
    private final Bus bus;
    private final BareMachine bare;
    private final List<LogicalProcessor> processors;
    private final List<VolumeDevice> volumes;
    private final List<NicDevice> nics;
    private final Timer wished;
    private PowerListener listener = new Deaf();
    private Monitor monitor;
    private Power power = Power.OFF;
    private Firmware switches;
    private Firmware heard;
    private Wish wish = Wish.NONE;

    /// @param name path that starts the ids of everything that belongs to it, such as `host`
    /// @param directory of the real file system, for its volumes
    public PhysicalMachine(
            HardwareProfile profile, String name, Simulation simulation, Memories memories, Path directory) {
        this.profile = profile;
        this.simulation = simulation;
        Costs costs = profile.costs();
        owners = new PhysicalMemory(profile.memoryMib());
        bus = new PlatformBus(this, costs);
        bare = new BareMachine(this, simulation, costs);
        monitor = bare;
        switches = profile.firmware();
        heard = switches;
        GuestMemory memory = new GuestMemory(name + "/memory", profile.memoryMib() << 20);
        memories.add(memory);
        List<LogicalProcessor> lps = new ArrayList<>();
        List<VirtualProcessor> vps = new ArrayList<>();
        for (int i = 0; i < profile.logicalProcessors(); i++) {
            LogicalProcessor lp = new LogicalProcessor(name, i, simulation, costs);
            lp.monitor(bare);
            lps.add(lp);
            simulation.add(lp);
            vps.add(new VirtualProcessor(0, i, memory, bare));
        }
        processors = List.copyOf(lps);
        machine = new Machine(name, simulation, memories, costs, memory, vps);
        volumes = volumes(directory);
        nics = Adapters.of(profile, name, FIRST_VECTOR + volumes.size(), simulation, this::frames);
        wished = simulation.timer(name + "/power", this::fulfil);
    }

    private List<VolumeDevice> volumes(Path directory) {
        List<VolumeDevice> devices = new ArrayList<>();
        for (VolumeProfile p : profile.volumes()) {
            String id = machine.name() + "/volume/" + p.name();
            Path where = directory.resolve("volume-" + p.name());
            Volume volume = new Volume(id, p, where, simulation, machine.memories());
            int vector = FIRST_VECTOR + devices.size();
            volume.wire(() -> interrupt(vector));
            String path = "volume/" + p.name();
            devices.add(new VolumeDevice(path, "STORAGE\\VOLUME", "Volume " + p.name() + ":", vector, volume));
        }
        return List.copyOf(devices);
    }

    private void frames(int vector) {
        simulation.trace().record(HostEvents.CARD_INTERRUPT, 0, 0, Mode.DEVICE, 0, vector, 0);
        machine.bootProcessor().raise(vector);
    }

    private void interrupt(int vector) {
        simulation.trace().record(HostEvents.VOLUME_INTERRUPT, 0, 0, Mode.DEVICE, 0, vector, 0);
        machine.bootProcessor().raise(vector);
    }

    public HardwareProfile profile() {
        return profile;
    }

    /// What software finds: memory `NAME/memory`, one virtual processor for each logical one.
    public Machine machine() {
        return machine;
    }

    public List<LogicalProcessor> processors() {
        return processors;
    }

    /// Who owns which page.
    public PhysicalMemory memory() {
        return owners;
    }

    public Bus bus() {
        return bus;
    }

    public List<VolumeDevice> volumes() {
        return volumes;
    }

    public List<NicDevice> nics() {
        return nics;
    }

    /// How the firmware's switches stand; what software finds is [#firmware].
    public Firmware switches() {
        return switches;
    }

    /// Turns firmware switches, within what the profile has; heard at the next power-on or reset.
    public void switches(Firmware next) {
        switches = next;
    }

    /// What the firmware lets software use since the last power-on or reset.
    public Firmware firmware() {
        return heard;
    }

    public Power power() {
        return power;
    }

    /// Who is told that software turned the machine off or reset it; wired once.
    public void listener(PowerListener next) {
        listener = next;
    }

    public Monitor monitor() {
        return monitor;
    }

    /// A hypervisor takes the logical processors over, with whoever runs on them.
    public void monitor(Monitor next) {
        monitor = next;
        for (LogicalProcessor lp : processors) lp.monitor(next);
    }

    /// Turns the machine on: memory is zeros and nobody's, processors are reset, nothing runs yet.
    public void powerOn() {
        if (power == Power.ON) throw new IllegalStateException("the machine is on already: " + machine.name());
        power = Power.ON;
        heard = switches;
        told(HostEvents.POWER_ON);
    }

    /// The boot processor, on which an engine was put, begins to run.
    public void start() {
        if (power == Power.OFF) throw new IllegalStateException("the machine is off: " + machine.name());
        monitor.start(machine.bootProcessor());
    }

    /// Somebody presses the reset button: processors are reset, memory is zeros, volumes keep their power. The
    /// listener is not told.
    public void reset() {
        clear();
        heard = switches;
        told(HostEvents.RESET);
    }

    /// Turns the machine off in good order: the volumes write out what their caches hold. Requests in flight are
    /// lost. The listener is not told.
    public void powerOff() {
        clear();
        power = Power.OFF;
        for (VolumeDevice v : volumes) v.volume().powerOff();
        told(HostEvents.POWER_OFF);
    }

    /// The mains fail, see [Volume#powerCut]. The listener is not told.
    public void powerCut() {
        clear();
        power = Power.OFF;
        for (VolumeDevice v : volumes) v.volume().powerCut(simulation.chance());
        told(HostEvents.POWER_CUT);
    }

    private void clear() {
        for (LogicalProcessor lp : processors) lp.reset();
        Monitor gone = monitor;
        monitor(bare);
        gone.machineGone();
        for (VirtualProcessor vp : machine.processors()) {
            vp.reset();
            vp.engine(null);
            vp.owner(bare);
            vp.run(VirtualProcessor.Run.HALTED);
        }
        machine.memory().clear();
        owners.clear();
        for (NicDevice nic : nics) nic.card().reset();
        wish = Wish.NONE;
        simulation.cancel(wished);
    }

    /// The system cannot go on (a triple fault): the machine resets itself at this instant, after the action under
    /// way, and tells the listener.
    public void fail() {
        requestReset();
    }

    /// Software asks for a reset; it happens at this instant, after the action under way.
    void requestReset() {
        request(Wish.RESET);
    }

    void requestPowerOff() {
        request(Wish.TURN_OFF);
    }

    private void request(Wish next) {
        wish = next;
        simulation.arm(wished, simulation.now());
    }

    private void fulfil() {
        Wish now = wish;
        switch (now) {
            case NONE -> {}
            case TURN_OFF -> {
                powerOff();
                listener.turnedOff();
            }
            case RESET -> {
                reset();
                listener.wasReset();
            }
        }
    }

    private void told(EventType type) {
        simulation.trace().record(type, 0, -1, Mode.DEVICE, 0, 0, 0);
    }

    /// Turns it off, closes the real files of its volumes and takes everything of it out of its simulation.
    public void close() {
        if (power == Power.ON) powerOff();
        for (VolumeDevice v : volumes) v.volume().close();
        for (NicDevice nic : nics) nic.card().close();
        for (LogicalProcessor lp : processors) lp.close();
        simulation.forget(wished);
        machine.memories().remove(machine.memory());
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(
                power,
                switches,
                heard,
                wish.name(),
                owners.save(),
                machine.memory().save(),
                processors.stream().map(LogicalProcessor::save).toList(),
                machine.processors().stream().map(VirtualProcessor::save).toList(),
                volumes.stream().map(v -> v.volume().save()).toList(),
                nics.stream().map(n -> n.card().save()).toList());
    }

    /// A hypervisor that had the processors is built and restored after this, and takes them again. Volumes find
    /// their files where they lay ([Volume#rewind]).
    @Override
    public void restore(State s) {
        power = s.power();
        switches = s.switches();
        heard = s.heard();
        wish = Wish.valueOf(s.wish());
        owners.restore(s.owners());
        machine.memory().restore(s.memory());
        for (int i = 0; i < processors.size(); i++) {
            VirtualProcessor vp = machine.processors().get(i);
            vp.restore(s.virtualProcessors().get(i));
            processors.get(i).restore(s.processors().get(i));
        }
        for (LogicalProcessor lp : processors) machine.processors().forEach(lp::find);
        for (int i = 0; i < volumes.size(); i++)
            volumes.get(i).volume().restore(s.volumes().get(i));
        for (int i = 0; i < s.cards().size(); i++)
            nics.get(i).card().restore(s.cards().get(i));
    }

    /// Nobody to tell.
    private record Deaf() implements PowerListener {
        @Override
        public void turnedOff() {}

        @Override
        public void wasReset() {}
    }
}
