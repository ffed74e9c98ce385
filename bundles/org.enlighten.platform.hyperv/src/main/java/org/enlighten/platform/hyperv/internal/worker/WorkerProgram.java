// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.worker;

import org.enlighten.chipset.DiskTransfer;
import org.enlighten.chipset.Wish;
import org.enlighten.os.Program;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.UserMemory;
import org.enlighten.platform.hyperv.internal.disk.DiskCall;
import org.enlighten.platform.hyperv.internal.port.Packet;
import org.enlighten.platform.hyperv.internal.vid.VidCall;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.Saved;
import org.enlighten.vmbus.network.NetworkProvider;

/// `vmwp.exe`, the worker process of one virtual machine: it makes the partition, holds the emulated motherboard in
/// its own memory, answers every access that the guest's drivers make to it, and carries out what the motherboard
/// wishes. One thread, one place to wait.
public final class WorkerProgram implements Program {
    /// Where it stands: what the next result answers.
    enum At {
        BEGIN,
        VID_OPENED,
        DISKS_OPENED,
        NETWORK_OPENED,
        CREATED,
        ATTACHED,
        STARTED,
        WAIT,
        GOT,
        ACT,
        DRAIN,
        DETACHED,
        INSERTED,
        SUSPENDED,
        RESUMED,
        RESET_DONE,
        RESTARTED,
        DELETED,
        DRAINED
    }

    /// What is saved beside the machine's hardware, which its holder saves.
    ///
    /// @param network 0 when it has no emulated network adapters
    public record State(
            At at,
            int vid,
            int disks,
            int drive,
            Packet.Kind packet,
            long a,
            long b,
            boolean failed,
            String failure,
            int network) {}

    private static final Packet.Kind[] KINDS = Packet.Kind.values();
    private static final int PACKET_AT = 0;
    private static final int DEADLINE_AT = Packet.BYTES;
    private static final int BYTES = DEADLINE_AT + 8;
    private static final int FRAME_AT = 64;

    private final WorkerMachine machine;
    private At at = At.BEGIN;
    private int vid;
    private int disks;
    private int network;
    private int drive;
    private Packet.Kind packet = Packet.Kind.TIMEOUT;
    private long a;
    private long b;
    private boolean failed;
    private String failure = "";

    public WorkerProgram(WorkerMachine machine) {
        this.machine = machine;
    }

    @Override
    public SystemCall next(Result of, UserMemory memory) {
        return switch (at) {
            case BEGIN -> then(At.VID_OPENED, new SystemCall.Open("\\\\.\\VID", SystemCall.Access.READ_WRITE));
            case VID_OPENED -> vidOpened(of);
            case DISKS_OPENED -> disksOpened(of);
            case NETWORK_OPENED -> networkOpened(of);
            case CREATED -> of.isSuccess() ? created() : giveUp(of);
            case ATTACHED -> of.isSuccess() ? attached(of.value()) : giveUp(of);
            case STARTED -> started(of);
            case WAIT -> await();
            case GOT -> got(of, memory);
            case ACT -> act(memory);
            case DRAIN -> drain(memory);
            case DETACHED -> then(At.INSERTED, disk(DiskCall.ATTACH, drive));
            case INSERTED -> inserted(of, memory);
            case SUSPENDED -> told(machine::paused, memory);
            case RESUMED -> told(machine::resumed, memory);
            case RESET_DONE -> drainDisks();
            case DRAINED -> restart();
            case RESTARTED -> told(machine::restarted, memory);
            case DELETED -> gone();
        };
    }

    private SystemCall vidOpened(Result of) {
        if (!of.isSuccess()) return giveUp(of);
        vid = (int) of.value();
        return then(At.DISKS_OPENED, new SystemCall.Open("\\\\.\\VHDMP", SystemCall.Access.READ_WRITE));
    }

    private SystemCall disksOpened(Result of) {
        if (!of.isSuccess()) return giveUp(of);
        disks = (int) of.value();
        return machine.hasNetwork()
                ? then(At.NETWORK_OPENED, new SystemCall.Open("\\\\.\\NETVSP", SystemCall.Access.READ_WRITE))
                : then(At.CREATED, vid(VidCall.CREATE, 0));
    }

    private SystemCall networkOpened(Result of) {
        if (!of.isSuccess()) return giveUp(of);
        network = (int) of.value();
        return then(At.CREATED, vid(VidCall.CREATE, 0));
    }

    private SystemCall created() {
        machine.partitionMade();
        drive = -1;
        return nextDrive();
    }

    private SystemCall attached(long sizeBytes) {
        machine.mediumSize(drive, sizeBytes);
        return nextDrive();
    }

    private SystemCall nextDrive() {
        drive = machine.nextMedium(drive);
        if (drive >= 0) return then(At.ATTACHED, disk(DiskCall.ATTACH, drive));
        machine.assemble();
        return then(At.STARTED, vid(VidCall.START, 0));
    }

    private SystemCall started(Result of) {
        if (!of.isSuccess()) return giveUp(of);
        machine.started();
        return await();
    }

    /// The machine cannot be started: the partition, if there is one, goes, and the reason is told.
    private SystemCall giveUp(Result of) {
        failed = true;
        failure = of.message();
        return vid == 0 ? gone() : then(At.DELETED, vid(VidCall.DELETE, 0));
    }

    private SystemCall gone() {
        if (failed) machine.failed(new Cause(failure));
        else machine.stopped();
        return new SystemCall.Exit(failed ? 1 : 0);
    }

    private SystemCall await() {
        return then(
                At.GOT,
                new SystemCall.Device(
                        vid, VidCall.WAIT.ordinal(), machine.number(), machine.nextDueNs(), PACKET_AT, BYTES));
    }

    private SystemCall got(Result of, UserMemory memory) {
        if (!of.isSuccess()) return giveUp(of);
        packet = KINDS[(int) of.value()];
        a = number(memory, PACKET_AT);
        b = number(memory, PACKET_AT + 8);
        return switch (packet) {
            case INTERCEPT -> then(At.ACT, new SystemCall.Compute(machine.modelNs()));
            case MEDIUM -> changeMedium();
            case PAUSE -> then(At.SUSPENDED, vid(VidCall.SUSPEND, 0));
            case RESUME -> then(At.RESUMED, vid(VidCall.RESUME, 0));
            case RESET -> reset();
            case SHARES -> then(At.DRAIN, vid(VidCall.SHARES, 0));
            case TURN_OFF -> then(At.DELETED, vid(VidCall.DELETE, 0));
            case TIMEOUT, DISK_DONE, KEYS, FRAMES, FAULT -> then(At.ACT, new SystemCall.Compute(machine.modelNs()));
            case START_WORKER -> await();
        };
    }

    private SystemCall act(UserMemory memory) {
        switch (packet) {
            case INTERCEPT -> {
                return intercepted(memory);
            }
            case DISK_DONE -> machine.transferred(a, b);
            case KEYS -> machine.takeKeys();
            case FRAMES -> machine.takeFrames();
            case FAULT -> machine.faulted((int) a);
            default -> machine.advance();
        }
        return drain(memory);
    }

    private SystemCall intercepted(UserMemory memory) {
        long answer = machine.access((int) a);
        at = machine.hasWish() ? At.DRAIN : At.GOT;
        if (at == At.DRAIN) {
            return new SystemCall.Device(
                    vid, VidCall.COMPLETE.ordinal(), (long) machine.number() << 8 | a, answer, 0, 0);
        }
        put(memory, DEADLINE_AT, machine.nextDueNs());
        return new SystemCall.Device(
                vid, VidCall.COMPLETE_AND_WAIT.ordinal(), (long) machine.number() << 8 | a, answer, PACKET_AT, BYTES);
    }

    private SystemCall drain(UserMemory memory) {
        while (machine.hasWish()) {
            switch (machine.takeWish()) {
                case Wish.Interrupt(int vector) -> {
                    return then(At.DRAIN, vid(VidCall.ASSERT, vector));
                }
                case Wish.Transfer(DiskTransfer transfer) -> {
                    machine.outstanding(transfer);
                    return then(At.DRAIN, disk(DiskCall.TRANSFER, transfer.tag()));
                }
                case Wish.Send(int adapter, byte[] frame) -> {
                    memory.put(FRAME_AT, frame);
                    return then(At.DRAIN, send(adapter, frame.length));
                }
                case Wish.MediumEjected(int which) -> {
                    machine.ejected(which);
                    return then(At.DRAIN, disk(DiskCall.DETACH, which));
                }
                case Wish.Reset() -> {
                    return reset();
                }
                case Wish.PowerOff() -> {
                    return then(At.DELETED, vid(VidCall.DELETE, 0));
                }
                case Wish.ScreenChanged() -> {}
                case Wish.KeyboardLights(int lights) -> {}
            }
        }
        return await();
    }

    private SystemCall changeMedium() {
        drive = (int) a;
        machine.ejected(drive);
        return then(At.DETACHED, disk(DiskCall.DETACH, drive));
    }

    private SystemCall inserted(Result of, UserMemory memory) {
        if (of.isSuccess()) machine.inserted(drive, of.value());
        else machine.notInserted(drive, new Cause(of.message()));
        return drain(memory);
    }

    private SystemCall reset() {
        return then(At.RESET_DONE, vid(VidCall.RESET, 0));
    }

    /// Nobody may write into the memory that the next system gets.
    private SystemCall drainDisks() {
        machine.disconnect();
        return then(At.DRAINED, disk(DiskCall.DRAIN, 0));
    }

    private SystemCall restart() {
        machine.reassemble();
        return then(At.RESTARTED, vid(VidCall.START, 0));
    }

    private SystemCall told(Runnable tell, UserMemory memory) {
        tell.run();
        return drain(memory);
    }

    private SystemCall vid(VidCall call, long argument) {
        return new SystemCall.Device(vid, call.ordinal(), machine.number(), argument, 0, 0);
    }

    private SystemCall disk(DiskCall call, long argument) {
        return new SystemCall.Device(disks, call.ordinal(), machine.number(), argument, 0, 0);
    }

    private SystemCall send(int adapter, int bytes) {
        return new SystemCall.Device(network, NetworkProvider.SEND, machine.number(), adapter, FRAME_AT, bytes);
    }

    private SystemCall then(At next, SystemCall call) {
        at = next;
        return call;
    }

    private static void put(UserMemory memory, int at, long value) {
        byte[] bytes = new byte[8];
        for (int i = 0; i < 8; i++) bytes[i] = (byte) (value >>> 8 * i);
        memory.put(at, bytes);
    }

    private static long number(UserMemory memory, int at) {
        byte[] bytes = memory.bytes(at, 8);
        long value = 0;
        for (int i = 7; i >= 0; i--) value = value << 8 | bytes[i] & 0xFF;
        return value;
    }

    @Override
    public Saved save() {
        return Saved.of(new State(at, vid, disks, drive, packet, a, b, failed, failure, network));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        at = s.at();
        vid = s.vid();
        disks = s.disks();
        drive = s.drive();
        packet = s.packet();
        a = s.a();
        b = s.b();
        failed = s.failed();
        failure = s.failure();
        network = s.network();
    }
}
