// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.ide;

import static org.enlighten.chipset.internal.ide.TaskFile.ABORTED;
import static org.enlighten.chipset.internal.ide.TaskFile.BUSY;
import static org.enlighten.chipset.internal.ide.TaskFile.DATA_REQUEST;
import static org.enlighten.chipset.internal.ide.TaskFile.ERROR;
import static org.enlighten.chipset.internal.ide.TaskFile.READY;
import static org.enlighten.chipset.internal.ide.TaskFile.SEEK_COMPLETE;

import java.util.Arrays;
import org.enlighten.block.Outcome;
import org.enlighten.chipset.internal.bus.Outside.Way;
import org.enlighten.simulation.Saved;
import org.enlighten.storage.command.AtaIdentity;
import org.enlighten.storage.command.CommandResult;
import org.enlighten.storage.command.DeviceIdentity;
import org.enlighten.storage.command.ScsiTarget;

/// A DVD drive: SCSI commands in packets over the task file (ATA/ATAPI-6, 8.21 and 9.10).
final class AtapiDrive implements IdeDrive {
    record State(
            TaskFile.State registers,
            ScsiTarget.State target,
            Phase phase,
            boolean direct,
            int limit,
            int length,
            int at,
            long mediumAt,
            long left,
            int dmaMode) {}

    /// What the command under way waits for.
    enum Phase {
        IDLE,
        PACKET,
        IDENTIFIES,
        HOST_READS,
        MEDIUM_READS,
        BUS_MASTER,
        STALLED
    }

    private static final int PACKET_BYTES = 12;
    /// Interrupt reason: a command goes to the drive; data comes from it; the status is there.
    private static final int REASON_COMMAND = 1;
    private static final int REASON_DATA = 2;
    private static final int REASON_STATUS = 3;

    private final DriveLink link;
    private final DeviceIdentity identity;
    private final ScsiTarget target;
    private final TaskFile registers = new TaskFile();
    private Phase phase = Phase.IDLE;
    private boolean direct;
    private int limit;
    /// Bytes in the buffer, and how many of them are through.
    private int length;
    private int at;
    /// Where the next piece lies on the medium, and how much is still to come.
    private long mediumAt;
    private long left;
    private int dmaMode = 0x42;

    AtapiDrive(DriveLink link, DeviceIdentity identity, long mediumBytes) {
        this.link = link;
        this.identity = identity;
        this.target = new ScsiTarget(ScsiTarget.Kind.DVD, identity, mediumBytes, true);
        reset();
    }

    @Override
    public TaskFile registers() {
        return registers;
    }

    @Override
    public void command(int opcode) {
        registers.error(0);
        link.buffer().begin();
        switch (opcode) {
            case 0xA0 -> packet();
            case 0xA1 -> identify();
            case 0x08 -> reset();
            case 0xEC, 0x20, 0x21 -> {
                reset(); // shows by its signature what it is
                fail(ABORTED);
            }
            case 0xE5 -> {
                registers.count(0xFF);
                done();
            }
            case 0xE0, 0xE1, 0xE2, 0xE3, 0xE6 -> done();
            case 0xEF -> setFeatures();
            default -> fail(ABORTED);
        }
    }

    private void packet() {
        if ((registers.feature() & 0xFE) != 0) {
            fail(ABORTED); // no overlap
            return;
        }
        direct = (registers.feature() & 1) != 0;
        limit = registers.byteCount() & 0xFFFE;
        if (limit == 0) limit = 0xFFFE;
        phase = Phase.PACKET;
        registers.count(REASON_COMMAND);
        registers.status(READY | SEEK_COMPLETE | DATA_REQUEST);
        link.offer(0, PACKET_BYTES, false);
    }

    @Override
    public void blockDone() {
        if (phase == Phase.PACKET) execute();
        else if (phase == Phase.IDENTIFIES) idle(); // no packet, no interrupt for its status
        else {
            at += Math.min(limit, length - at);
            if (at < length) offer();
            else if (left > 0) fetch();
            else end();
        }
    }

    private void execute() {
        byte[] cdb = Arrays.copyOf(link.buffer().upTo(PACKET_BYTES), PACKET_BYTES);
        left = 0;
        switch (target.execute(cdb)) {
            case CommandResult.Good() -> end();
            case CommandResult.Flush() -> end();
            case CommandResult.Ejected() -> {
                link.ejected();
                end();
            }
            case CommandResult.Data(byte[] bytes) -> data(bytes);
            case CommandResult.Transfer(CommandResult.Way _, long offset, long bytes) -> {
                mediumAt = offset;
                left = bytes;
                fetch();
            }
            case CommandResult.CheckCondition check -> check(check);
        }
    }

    private void data(byte[] bytes) {
        if (bytes.length == 0) {
            end();
            return;
        }
        link.buffer().write(0, bytes, 0, bytes.length);
        link.buffer().upTo(bytes.length + 1 & ~1);
        arrived(bytes.length);
    }

    private void fetch() {
        length = (int) Math.min(left, SectorBuffer.BYTES);
        phase = Phase.MEDIUM_READS;
        registers.status(BUSY);
        link.transfer(Way.READ, mediumAt, length);
    }

    @Override
    public void transferred(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            check(target.failed(CommandResult.Way.READ, failed));
            return;
        }
        mediumAt += length;
        left -= length;
        arrived(length);
    }

    private void arrived(int bytes) {
        length = bytes;
        at = 0;
        if (!direct) offer();
        else {
            phase = Phase.BUS_MASTER;
            registers.status(BUSY);
            if (link.busMasterRuns(true)) busMasterStarted(true);
        }
    }

    private void offer() {
        int bytes = Math.min(limit, length - at);
        phase = Phase.HOST_READS;
        registers.byteCount(bytes);
        registers.count(REASON_DATA);
        registers.status(READY | SEEK_COMPLETE | DATA_REQUEST);
        link.offer(at, bytes + 1 & ~1, true);
        link.interrupt();
    }

    @Override
    public void busMasterStarted(boolean toMemory) {
        if (phase != Phase.BUS_MASTER || !toMemory) return;
        if (!link.busMaster(length + 1 & ~1, true)) phase = Phase.STALLED;
        else if (left > 0) fetch();
        else end();
    }

    private void identify() {
        byte[] data = AtaIdentity.packetDevice(identity, dmaMode);
        link.buffer().write(0, data, 0, data.length);
        phase = Phase.IDENTIFIES;
        registers.status(READY | SEEK_COMPLETE | DATA_REQUEST);
        link.offer(0, data.length, true);
        link.interrupt();
    }

    private void setFeatures() {
        int mode = registers.count();
        boolean dma = mode >>> 3 == 0x04 || mode >>> 3 == 0x08;
        boolean known = registers.feature() == 0x03 && (mode < 0x10 || dma && (mode & 7) <= 2);
        if (!known && registers.feature() != 0x66 && registers.feature() != 0xCC) {
            fail(ABORTED);
            return;
        }
        if (known && dma) dmaMode = mode;
        done();
    }

    private void end() {
        registers.count(REASON_STATUS);
        done();
    }

    private void check(CommandResult.CheckCondition check) {
        registers.count(REASON_STATUS);
        fail(check.key() << 4 | (check.key() == CommandResult.CheckCondition.ILLEGAL_REQUEST ? ABORTED : 0));
    }

    private void done() {
        idle();
        link.interrupt();
    }

    private void idle() {
        phase = Phase.IDLE;
        registers.status(READY | SEEK_COMPLETE);
    }

    private void fail(int error) {
        phase = Phase.IDLE;
        registers.error(error);
        registers.status(READY | SEEK_COMPLETE | ERROR);
        link.interrupt();
    }

    @Override
    public void reset() {
        phase = Phase.IDLE;
        target.reset();
        registers.signature(0x14, 0xEB);
        registers.status(0);
        registers.interrupting(false);
    }

    @Override
    public void medium(long bytes) {
        if (bytes > 0) target.insert(bytes);
        else target.remove();
    }

    @Override
    public Saved save() {
        return Saved.of(
                new State(registers.save(), target.save(), phase, direct, limit, length, at, mediumAt, left, dmaMode));
    }

    @Override
    public void restore(Saved state) {
        State s = state.as(State.class);
        registers.restore(s.registers());
        target.restore(s.target());
        phase = s.phase();
        direct = s.direct();
        limit = s.limit();
        length = s.length();
        at = s.at();
        mediumAt = s.mediumAt();
        left = s.left();
        dmaMode = s.dmaMode();
    }
}
