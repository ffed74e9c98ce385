// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.enlighten.block.Memory;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.chipset.internal.bus.Outside;
import org.enlighten.chipset.internal.bus.PortDevice;
import org.enlighten.chipset.internal.bus.StringPort;
import org.enlighten.chipset.internal.isa.Pic;
import org.enlighten.machine.GuestMemory;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Snapshottable;
import org.enlighten.storage.command.DeviceIdentity;

/// One IDE channel with up to two drives: command block, control block, data register, and its half of the bus
/// master.
public final class IdeChannel implements PortDevice, StringPort, Snapshottable<IdeChannel.State> {
    /// @param transfer tag of the transfer that the medium still owes an answer; 0 when none
    public record State(
            int device,
            int control,
            long nextTag,
            long transfer,
            boolean voided,
            Outside.Way way,
            long offsetBytes,
            int bytes,
            int dataAt,
            int dataEnd,
            boolean dataToHost,
            Saved busMaster,
            byte[] buffer,
            List<Saved> drives) {}

    public static final int PORTS = 8;
    private static final int DATA = 0;
    private static final int DEVICE = 6;
    private static final int COMMAND = 7;
    private static final int DEVICE_RESET = 0x08;
    private static final int DIAGNOSTICS = 0x90;
    private static final int NO_INTERRUPT = 0x02;
    private static final int SOFTWARE_RESET = 0x04;
    private static final int PREVIOUS = 0x80;
    private static final int SELECTED = 0x10;

    private final int number;
    private final int controlPort;
    private final int irq;
    private final Pic pic;
    private final Outside outside;
    private final SectorBuffer buffer;
    private final BusMaster busMaster;
    private final IdeDrive[] drives = new IdeDrive[2];
    private int device;
    private int control;
    private long nextTag = 1;
    private long transfer;
    /// A reset came while the medium worked: its answer counts for nothing, and until then the drives are busy.
    private boolean voided;
    private Outside.Way way = Outside.Way.READ;
    private long offsetBytes;
    private int bytes;
    private int dataAt;
    private int dataEnd;
    private boolean dataToHost;
    private boolean lineHigh;

    /// @param number 0 primary, 1 secondary
    /// @param mayMaster whether the PCI function may master the bus
    public IdeChannel(
            String name, int number, Pic pic, Outside outside, GuestMemory memory, BooleanSupplier mayMaster) {
        this.number = number;
        this.controlPort = number == 0 ? 0x3F6 : 0x376;
        this.irq = 14 + number;
        this.pic = pic;
        this.outside = outside;
        this.buffer = new SectorBuffer(name + "/buffer");
        this.busMaster = new BusMaster(memory, mayMaster);
    }

    public void disk(int unit, DeviceIdentity identity, long sizeBytes) {
        drives[unit] = new AtaDisk(new Link(unit), identity, sizeBytes);
    }

    public void dvd(int unit, DeviceIdentity identity, long mediumBytes) {
        drives[unit] = new AtapiDrive(new Link(unit), identity, mediumBytes);
    }

    /// What transfers go to and come from; part of the world's named memories.
    public Memory buffer() {
        return buffer;
    }

    public void medium(int unit, long sizeBytes) {
        drives[unit].medium(sizeBytes);
    }

    // The command and control blocks

    @Override
    public int read(int port) {
        if (isEmpty()) return FLOATING;
        if (port == controlPort) return status(selected());
        int register = port & 7;
        if (register == DATA) return (int) readWide(port, 1);
        Optional<IdeDrive> drive = selected();
        if (register != COMMAND)
            return drive.map(d -> d.registers().read(register, previous())).orElse(absent());
        int status = status(drive);
        drive.ifPresent(d -> d.registers().interrupting(false));
        line();
        return status;
    }

    private int status(Optional<IdeDrive> drive) {
        if (isHeld()) return TaskFile.BUSY;
        return drive.map(d -> d.registers().status()).orElse(absent());
    }

    /// Drive 0 answers zeros for a drive 1 that is not there; for drive 0 nobody answers.
    private int absent() {
        return drives[0] == null ? FLOATING : 0;
    }

    private boolean isEmpty() {
        return drives[0] == null && drives[1] == null;
    }

    private boolean isHeld() {
        return voided || (control & SOFTWARE_RESET) != 0;
    }

    private boolean previous() {
        return (control & PREVIOUS) != 0;
    }

    private Optional<IdeDrive> selected() {
        return Optional.ofNullable(drives[(device & SELECTED) != 0 ? 1 : 0]);
    }

    @Override
    public void write(int port, int value) {
        if (port == controlPort) control(value);
        else if ((port & 7) == DATA) writeWide(port, 1, value);
        else if (!isHeld()) writeCommandBlock(port & 7, value);
    }

    private void writeCommandBlock(int register, int value) {
        boolean occupied = selected().map(IdeChannel::isOccupied).orElse(false);
        if (occupied && !(register == COMMAND && value == DEVICE_RESET)) return;
        control &= ~PREVIOUS;
        if (register == COMMAND) {
            command(value);
            return;
        }
        if (register == DEVICE) device = value;
        for (IdeDrive d : drives) if (d != null) d.registers().write(register, value);
        line();
    }

    private static boolean isOccupied(IdeDrive drive) {
        return (drive.registers().status() & (TaskFile.BUSY | TaskFile.DATA_REQUEST)) != 0;
    }

    private void command(int opcode) {
        if (opcode == DIAGNOSTICS) {
            resetDrives();
            interrupt(0);
            return;
        }
        Optional<IdeDrive> drive = selected();
        if (drive.isEmpty()) return;
        drive.get().registers().interrupting(false);
        if (opcode == DEVICE_RESET && isOccupied(drive.get())) {
            dataEnd = dataAt;
            voided = transfer != 0;
        }
        drive.get().command(opcode);
        line();
    }

    private void control(int value) {
        boolean released = (control & SOFTWARE_RESET) != 0 && (value & SOFTWARE_RESET) == 0;
        boolean pulled = (control & SOFTWARE_RESET) == 0 && (value & SOFTWARE_RESET) != 0;
        control = value & (PREVIOUS | SOFTWARE_RESET | NO_INTERRUPT);
        if (pulled || released) resetDrives();
        line();
    }

    private void resetDrives() {
        device = 0;
        dataEnd = dataAt;
        voided = transfer != 0;
        for (IdeDrive d : drives) if (d != null) d.reset();
        line();
    }

    // The data register

    @Override
    public long readWide(int port, int size) {
        if ((port & 7) != DATA || port == controlPort) return PortDevice.super.readWide(port, size);
        long value = (1L << 8 * size) - 1;
        if (!offers(true)) return isEmpty() || drives[0] == null ? value : 0;
        int n = Math.min(size, dataEnd - dataAt);
        for (int i = 0; i < n; i++) value = value & ~(0xFFL << 8 * i) | (long) buffer.u8(dataAt + i) << 8 * i;
        moved(n);
        return value;
    }

    @Override
    public void writeWide(int port, int size, long value) {
        if ((port & 7) != DATA || port == controlPort) {
            PortDevice.super.writeWide(port, size, value);
            return;
        }
        if (!offers(false)) return;
        int n = Math.min(size, dataEnd - dataAt);
        byte[] data = buffer.upTo(dataEnd);
        for (int i = 0; i < n; i++) data[dataAt + i] = (byte) (value >>> 8 * i);
        moved(n);
    }

    @Override
    public int readString(int port, GuestMemory memory, long gpa, int wanted) {
        if ((port & 7) != DATA || !offers(true)) return 0;
        int n = Math.min(wanted, dataEnd - dataAt);
        memory.write(gpa, buffer.upTo(dataEnd), dataAt, n);
        moved(n);
        return n;
    }

    @Override
    public int writeString(int port, GuestMemory memory, long gpa, int wanted) {
        if ((port & 7) != DATA || !offers(false)) return 0;
        int n = Math.min(wanted, dataEnd - dataAt);
        memory.read(gpa, buffer.upTo(dataEnd), dataAt, n);
        moved(n);
        return n;
    }

    private boolean offers(boolean toHost) {
        return !isHeld() && dataAt < dataEnd && dataToHost == toHost;
    }

    private void moved(int n) {
        dataAt += n;
        if (dataAt < dataEnd) return;
        selected().ifPresent(IdeDrive::blockDone);
        line();
    }

    // The bus master

    /// @param register 0 to 7 within this channel's half
    public int readBusMaster(int register) {
        return busMaster.read(register);
    }

    public void writeBusMaster(int register, int value) {
        boolean started = busMaster.write(register, value);
        if (!started || !busMaster.runs(busMaster.toMemory())) return;
        selected().ifPresent(d -> d.busMasterStarted(busMaster.toMemory()));
        line();
    }

    // The medium

    public boolean owes(long tag) {
        return transfer == tag;
    }

    public void completed(Outcome outcome) {
        int unit = (int) (transfer & 1);
        transfer = 0;
        if (voided) voided = false;
        else drives[unit].transferred(outcome);
        line();
    }

    /// Asks once more for what is still owed.
    public void reissue() {
        if (transfer != 0) ask();
    }

    private void ask() {
        outside.transfer(transfer, (int) (transfer & 3), way, offsetBytes, new Slice(buffer, 0, bytes));
    }

    private void interrupt(int unit) {
        if (drives[unit] != null) drives[unit].registers().interrupting(true);
        line();
    }

    /// Puts the selected drive's INTRQ on the line.
    private void line() {
        boolean high = (control & NO_INTERRUPT) == 0
                && !isHeld()
                && selected().map(d -> d.registers().interrupting()).orElse(false);
        if (high == lineHigh) return;
        lineHigh = high;
        if (high) busMaster.interrupted();
        pic.line(irq, high);
    }

    public void reset() {
        control = 0;
        busMaster.reset();
        resetDrives();
    }

    /// One drive's access to the channel.
    private final class Link implements DriveLink {
        private final int unit;

        Link(int unit) {
            this.unit = unit;
        }

        @Override
        public SectorBuffer buffer() {
            return buffer;
        }

        @Override
        public void interrupt() {
            IdeChannel.this.interrupt(unit);
        }

        @Override
        public void offer(int at, int count, boolean toHost) {
            dataAt = at;
            dataEnd = at + count;
            dataToHost = toHost;
        }

        @Override
        public void transfer(Outside.Way kind, long offset, int count) {
            transfer = nextTag++ << 2 | number << 1 | unit;
            way = kind;
            offsetBytes = offset;
            bytes = count;
            ask();
        }

        @Override
        public boolean busMasterRuns(boolean toMemory) {
            return busMaster.runs(toMemory);
        }

        @Override
        public boolean busMaster(int count, boolean toMemory) {
            return busMaster.runs(toMemory) && busMaster.move(buffer, count, toMemory);
        }

        @Override
        public void ejected() {
            outside.mediumEjected(number << 1 | unit);
        }
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        List<Saved> saved = new ArrayList<>();
        for (IdeDrive d : drives) saved.add(d == null ? Saved.NOTHING : d.save());
        return new State(
                device,
                control,
                nextTag,
                transfer,
                voided,
                way,
                offsetBytes,
                bytes,
                dataAt,
                dataEnd,
                dataToHost,
                Saved.of(busMaster),
                buffer.save(),
                saved);
    }

    @Override
    public void restore(State s) {
        device = s.device();
        control = s.control();
        nextTag = s.nextTag();
        transfer = s.transfer();
        voided = s.voided();
        way = s.way();
        offsetBytes = s.offsetBytes();
        bytes = s.bytes();
        dataAt = s.dataAt();
        dataEnd = s.dataEnd();
        dataToHost = s.dataToHost();
        s.busMaster().into(busMaster);
        buffer.restore(s.buffer());
        for (int d = 0; d < drives.length; d++)
            if (drives[d] != null) drives[d].restore(s.drives().get(d));
        lineHigh = (control & NO_INTERRUPT) == 0
                && !isHeld()
                && selected().map(x -> x.registers().interrupting()).orElse(false);
    }
}
