// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.bios;

import java.util.List;
import java.util.Optional;
import org.enlighten.machine.BootLoader;
import org.enlighten.machine.BootRecord;
import org.enlighten.machine.Cost;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Exit;
import org.enlighten.machine.Frame;
import org.enlighten.machine.Machine;
import org.enlighten.machine.RegisterRoutine;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Saved;

/// The firmware. It runs on the boot processor after power-on and reset, talks to the motherboard by its registers
/// alone, and ends when a boot loader gives it the next engine. Runs on the simulation's thread.
public final class Bios implements ExecutionEngine {
    /// @param frames the routine in flight and the interrupt routine on top of it; empty ones are left out
    record State(
            BootSequence.State sequence,
            Interrupts.State interrupts,
            PowerOn.State powerOn,
            DriveAccess.State drives,
            List<Frame.State> frames,
            boolean interrupted,
            boolean halting,
            long burstNs,
            byte[] bootImage,
            int bootDrive,
            String bootSystem) {}

    private static final int INTERRUPTS = 0;
    private static final int POWER_ON = 1;
    private static final int DRIVES = 2;
    private static final long INSTRUCTIONS_A_STEP = 60;

    private final Machine machine;
    private final List<BootLoader> loaders;
    private final List<String> devices;
    private final Interrupts interrupts = new Interrupts();
    private final PowerOn powerOn = new PowerOn();
    private final DriveAccess drives;
    private final BootSequence sequence;
    private Optional<Frame> routine = Optional.empty();
    private Optional<Frame> interrupt = Optional.empty();
    /// The access in flight is a HLT, which nobody answers.
    private boolean halting;
    private long burstNs;
    private Optional<BootRecord> booted = Optional.empty();

    /// @param loaders asked in this order whenever a boot record is found; may change meanwhile
    public Bios(Machine machine, List<BootLoader> loaders) {
        this(machine, loaders, List.of());
    }

    /// @param devices that are there beside those of the board, by the ids that firmware's tables name them by
    public Bios(Machine machine, List<BootLoader> loaders, List<String> devices) {
        this.machine = machine;
        this.loaders = loaders;
        this.devices = List.copyOf(devices);
        drives = new DriveAccess(machine.memory(), interrupts);
        sequence = new BootSequence(machine.memory(), machine.processors().size(), powerOn, drives, interrupts);
    }

    /// What was booted, when a loader took it: asked again for a machine that is built anew from its saved state.
    public Optional<BootRecord> booted() {
        return booted;
    }

    /// The first loader's engine for a record.
    public Optional<ExecutionEngine> load(BootRecord record) {
        for (BootLoader loader : loaders) {
            Optional<ExecutionEngine> engine = loader.load(record, machine);
            if (engine.isPresent()) return engine;
        }
        return Optional.empty();
    }

    @Override
    public boolean cuttable() {
        return true;
    }

    @Override
    public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
        retire(vp);
        if (vp.burstNs() > 0) burstNs = vp.burstNs();
        vp.burstNs(0);
        if (interrupt.isEmpty() && vp.hasPending()) {
            interrupt = Optional.of(activation(INTERRUPTS, Interrupts.Entry.INTERRUPT, vp.takePending()));
        }
        if (interrupt.isPresent() && !finished(interrupt.get(), vp)) return stepNs();
        interrupt = Optional.empty();
        vp.masked(false);
        return goOn(vp, nowNs);
    }

    /// The routine below the interrupts, and what comes after it, up to the next exit or burst.
    private long goOn(VirtualProcessor vp, long nowNs) {
        long left = burstNs;
        burstNs = 0;
        if (left > 0) {
            vp.burstNs(left);
            return 0;
        }
        if (routine.isPresent() && !finished(routine.get(), vp)) return stepNs();
        routine = Optional.empty();
        switch (sequence.next(nowNs)) {
            case BootSequence.Step.PowerUp() -> routine = Optional.of(new Frame(POWER_ON, 0, 0, 0));
            case BootSequence.Step.Access(DriveAccess.Entry entry, int drive) ->
                routine = Optional.of(activation(DRIVES, entry, drive));
            case BootSequence.Step.Cursor(int cell) ->
                routine = Optional.of(activation(INTERRUPTS, Interrupts.Entry.CURSOR, cell));
            case BootSequence.Step.Mask(int mask) ->
                routine = Optional.of(activation(INTERRUPTS, Interrupts.Entry.MASK, mask));
            case BootSequence.Step.Wait(long untilNs) -> {
                vp.wakeAtNs(untilNs);
                routine = Optional.of(activation(INTERRUPTS, Interrupts.Entry.HALT, 0));
                // In the same run, or an interrupt could come between looking and halting.
                finished(routine.get(), vp);
            }
            case BootSequence.Step.Work(long instructions) ->
                vp.burstNs(instructions * Math.max(1, machine.costs().ns(Cost.INSTRUCTION)));
            case BootSequence.Step.Load(BootRecord record) -> handOver(record, vp);
        }
        return stepNs();
    }

    private void handOver(BootRecord record, VirtualProcessor vp) {
        FirmwareTables.write(machine.memory(), devices);
        Optional<ExecutionEngine> engine = load(record);
        if (engine.isEmpty()) {
            sequence.unknown(record);
            return;
        }
        booted = Optional.of(record);
        vp.wakeAtNs(org.enlighten.simulation.Simulation.NEVER);
        vp.engine(engine.get());
    }

    /// The answer to the access in flight. It belongs to the interrupt routine while there is one.
    private void retire(VirtualProcessor vp) {
        Exit exit = vp.exit();
        boolean woken = halting && exit.reason == Exit.Reason.NONE;
        if (exit.answers == Exit.Reason.NONE && !woken) return;
        halting = false;
        exit.answers = Exit.Reason.NONE;
        Frame asked = interrupt.or(() -> routine).orElseThrow();
        routineOf(asked).answered(asked, exit.answer);
    }

    private boolean finished(Frame frame, VirtualProcessor vp) {
        vp.masked(frame == interrupt.orElse(null));
        boolean ended = routineOf(frame).proceed(frame, vp);
        halting = !ended && vp.exit().reason == Exit.Reason.HALT;
        return ended;
    }

    private RegisterRoutine routineOf(Frame frame) {
        return switch (frame.routine()) {
            case INTERRUPTS -> interrupts;
            case POWER_ON -> powerOn;
            default -> drives;
        };
    }

    private static Frame activation(int routine, Enum<?> entry, long argument) {
        return new Frame(routine, entry.ordinal(), argument, 0);
    }

    private long stepNs() {
        return INSTRUCTIONS_A_STEP * Math.max(1, machine.costs().ns(Cost.INSTRUCTION));
    }

    @Override
    public Saved saveEngine() {
        List<Frame.State> frames = new java.util.ArrayList<>();
        routine.ifPresent(f -> frames.add(f.save()));
        interrupt.ifPresent(f -> frames.add(f.save()));
        return Saved.of(new State(
                sequence.save(),
                interrupts.save(),
                powerOn.save(),
                drives.save(),
                frames,
                interrupt.isPresent(),
                halting,
                burstNs,
                booted.map(BootRecord::bytes).orElse(new byte[0]),
                booted.map(BootRecord::drive).orElse(0),
                booted.map(BootRecord::system).orElse("")));
    }

    @Override
    public void restoreEngine(Saved saved) {
        State s = saved.as(State.class);
        sequence.restore(s.sequence());
        interrupts.restore(s.interrupts());
        powerOn.restore(s.powerOn());
        drives.restore(s.drives());
        List<Frame> frames = s.frames().stream().map(Frame::restored).toList();
        interrupt = s.interrupted() ? Optional.of(frames.getLast()) : Optional.empty();
        boolean below = frames.size() > (s.interrupted() ? 1 : 0);
        routine = below ? Optional.of(frames.getFirst()) : Optional.empty();
        halting = s.halting();
        burstNs = s.burstNs();
        booted = s.bootImage().length == 0
                ? Optional.empty()
                : Optional.of(new BootRecord(s.bootDrive(), s.bootImage(), s.bootSystem()));
    }
}
