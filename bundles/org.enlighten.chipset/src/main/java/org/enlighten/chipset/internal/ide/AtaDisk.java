// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.ide;

import static org.enlighten.chipset.internal.ide.TaskFile.ABORTED;
import static org.enlighten.chipset.internal.ide.TaskFile.BUSY;
import static org.enlighten.chipset.internal.ide.TaskFile.DATA_REQUEST;
import static org.enlighten.chipset.internal.ide.TaskFile.ERROR;
import static org.enlighten.chipset.internal.ide.TaskFile.NOT_FOUND;
import static org.enlighten.chipset.internal.ide.TaskFile.READY;
import static org.enlighten.chipset.internal.ide.TaskFile.SEEK_COMPLETE;
import static org.enlighten.chipset.internal.ide.TaskFile.UNCORRECTABLE;

import org.enlighten.block.Outcome;
import org.enlighten.chipset.internal.bus.Outside.Way;
import org.enlighten.simulation.Saved;
import org.enlighten.storage.command.AtaIdentity;
import org.enlighten.storage.command.DeviceIdentity;

/// A hard disk with the ATA command set (ATA/ATAPI-6, 8): programmed I/O by sectors or blocks of them, bus-master
/// DMA, 28- and 48-bit addresses, and cylinders, heads and sectors. More than the buffer holds goes in pieces.
final class AtaDisk implements IdeDrive {
    record State(
            TaskFile.State registers,
            Phase phase,
            long lba,
            int left,
            int chunk,
            int at,
            int block,
            boolean extended,
            boolean write,
            int multiple,
            int dmaMode,
            int heads,
            int sectorsPerTrack) {}

    /// What the command under way waits for.
    enum Phase {
        IDLE,
        HOST_READS,
        HOST_WRITES,
        MEDIUM_READS,
        MEDIUM_WRITES,
        BUS_MASTER,
        DMA_MEDIUM_READS,
        DMA_MEDIUM_WRITES,
        /// The descriptors ended too early: only a reset helps.
        STALLED,
        FLUSHES
    }

    private static final int CHUNK = SectorBuffer.BYTES / 512;
    private static final int MULTIPLE_MOST = 16;

    private final DriveLink link;
    private final DeviceIdentity identity;
    private final long capacity;
    private final TaskFile registers = new TaskFile();
    private Phase phase = Phase.IDLE;
    private long lba;
    private int left;
    private int chunk;
    private int at;
    private int block = 1;
    private boolean extended;
    private boolean write;
    private int multiple;
    private int dmaMode = 0x42;
    private int heads = 16;
    private int sectorsPerTrack = 63;

    AtaDisk(DriveLink link, DeviceIdentity identity, long sizeBytes) {
        this.link = link;
        this.identity = identity;
        this.capacity = sizeBytes / 512;
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
            case 0x20, 0x21 -> programmed(false, false, 1);
            case 0x24 -> programmed(false, true, 1);
            case 0x30, 0x31 -> programmed(true, false, 1);
            case 0x34 -> programmed(true, true, 1);
            case 0xC4 -> programmed(false, false, multiple);
            case 0x29 -> programmed(false, true, multiple);
            case 0xC5 -> programmed(true, false, multiple);
            case 0x39 -> programmed(true, true, multiple);
            case 0xC8, 0xC9 -> direct(false, false);
            case 0x25 -> direct(false, true);
            case 0xCA, 0xCB -> direct(true, false);
            case 0x35 -> direct(true, true);
            default -> control(opcode);
        }
    }

    private void control(int opcode) {
        switch (opcode) {
            case 0x40, 0x41 -> verify(false);
            case 0x42 -> verify(true);
            case 0x91 -> geometry();
            case 0xC6 -> setMultiple();
            case 0xE5, 0x98 -> {
                registers.count(0xFF); // active
                done();
            }
            case 0xE7, 0xEA -> flush();
            case 0xEC -> identify();
            case 0xEF -> setFeatures();
            case 0xF8 -> {
                registers.lba28(Math.min(capacity, 0x0FFF_FFFF) - 1);
                done();
            }
            case 0x27 -> {
                registers.lba48(capacity - 1);
                done();
            }
            case 0xE0, 0xE1, 0xE2, 0xE3, 0x94, 0x95, 0x96, 0x97 -> done();
            default -> {
                if ((opcode & 0xF0) == 0x10 || (opcode & 0xF0) == 0x70) done();
                else fail(ABORTED);
            }
        }
    }

    // Programmed I/O

    private void programmed(boolean writing, boolean ext, int sectorsPerBlock) {
        if (sectorsPerBlock == 0) {
            fail(ABORTED);
            return;
        }
        if (!locate(ext)) return;
        write = writing;
        block = sectorsPerBlock;
        if (!writing) fetch(Phase.MEDIUM_READS);
        else {
            chunk = Math.min(left, CHUNK);
            offerRoom(0);
        }
    }

    private boolean locate(boolean ext) {
        extended = ext;
        left = ext ? registers.sectors48() : registers.sectors28();
        lba = ext ? registers.lba48() : registers.usesLba() ? registers.lba28() : registers.chs(heads, sectorsPerTrack);
        if (lba >= 0 && lba < capacity && left <= capacity - lba) return true;
        fail(NOT_FOUND);
        return false;
    }

    private void fetch(Phase next) {
        chunk = Math.min(left, CHUNK);
        phase = next;
        registers.status(BUSY);
        link.transfer(Way.READ, lba * 512, chunk * 512);
    }

    private void offerData(int from) {
        at = from;
        phase = Phase.HOST_READS;
        registers.status(READY | SEEK_COMPLETE | DATA_REQUEST);
        link.offer(at, blockBytes(), true);
        link.interrupt();
    }

    private void offerRoom(int from) {
        at = from;
        phase = Phase.HOST_WRITES;
        registers.status(READY | SEEK_COMPLETE | DATA_REQUEST);
        link.offer(at, blockBytes(), false);
    }

    private int blockBytes() {
        return Math.min(block * 512, chunk * 512 - at);
    }

    @Override
    public void blockDone() {
        int next = at + blockBytes();
        if (phase == Phase.HOST_READS) {
            if (next < chunk * 512) offerData(next);
            else if (left > 0) fetch(Phase.MEDIUM_READS);
            else {
                report(lba - 1);
                idle();
            }
        } else if (next < chunk * 512) {
            offerRoom(next);
            link.interrupt();
        } else {
            phase = Phase.MEDIUM_WRITES;
            registers.status(BUSY);
            link.transfer(Way.WRITE, lba * 512, chunk * 512);
        }
    }

    // Bus-master DMA

    private void direct(boolean writing, boolean ext) {
        if (!locate(ext)) return;
        write = writing;
        phase = Phase.BUS_MASTER;
        registers.status(BUSY);
        if (link.busMasterRuns(!writing)) busMasterStarted(!writing);
    }

    @Override
    public void busMasterStarted(boolean toMemory) {
        if (phase != Phase.BUS_MASTER || toMemory == write) return;
        if (write) store();
        else fetch(Phase.DMA_MEDIUM_READS);
    }

    private void store() {
        chunk = Math.min(left, CHUNK);
        link.buffer().upTo(chunk * 512);
        if (!link.busMaster(chunk * 512, false)) {
            phase = Phase.STALLED;
            return;
        }
        phase = Phase.DMA_MEDIUM_WRITES;
        link.transfer(Way.WRITE, lba * 512, chunk * 512);
    }

    // The medium's answers

    @Override
    public void transferred(Outcome outcome) {
        if (!outcome.isDone()) {
            report(lba);
            fail(phase == Phase.MEDIUM_WRITES || phase == Phase.DMA_MEDIUM_WRITES ? ABORTED : UNCORRECTABLE);
            return;
        }
        if (phase == Phase.FLUSHES) {
            done();
            return;
        }
        if (phase == Phase.DMA_MEDIUM_READS && !link.busMaster(chunk * 512, true)) {
            phase = Phase.STALLED;
            return;
        }
        lba += chunk;
        left -= chunk;
        goOn();
    }

    private void goOn() {
        switch (phase) {
            case MEDIUM_READS -> offerData(0);
            case MEDIUM_WRITES -> {
                if (left == 0) end();
                else {
                    chunk = Math.min(left, CHUNK);
                    offerRoom(0);
                    link.interrupt();
                }
            }
            case DMA_MEDIUM_READS -> {
                if (left == 0) end();
                else fetch(Phase.DMA_MEDIUM_READS);
            }
            case DMA_MEDIUM_WRITES -> {
                if (left == 0) end();
                else store();
            }
            case IDLE, HOST_READS, HOST_WRITES, BUS_MASTER, STALLED, FLUSHES ->
                throw new IllegalStateException("a transfer was answered that was not asked for: phase=" + phase);
        }
    }

    // Commands without data

    private void verify(boolean ext) {
        if (locate(ext)) {
            lba += left;
            end();
        }
    }

    private void geometry() {
        heads = (registers.device() & 0x0F) + 1;
        sectorsPerTrack = registers.count();
        if (sectorsPerTrack == 0) {
            sectorsPerTrack = 63;
            fail(ABORTED);
        } else done();
    }

    private void setMultiple() {
        int wanted = registers.count();
        if (wanted > MULTIPLE_MOST || Integer.bitCount(wanted) > 1) fail(ABORTED);
        else {
            multiple = wanted;
            done();
        }
    }

    private void flush() {
        phase = Phase.FLUSHES;
        registers.status(BUSY);
        link.transfer(Way.FLUSH, 0, 0);
    }

    private void identify() {
        byte[] data = AtaIdentity.disk(identity, capacity, multiple, dmaMode);
        link.buffer().write(0, data, 0, data.length);
        lba = 0;
        left = 0;
        chunk = 1;
        block = 1;
        offerData(0);
    }

    private void setFeatures() {
        switch (registers.feature()) {
            case 0x02, 0x82, 0x55, 0xAA, 0x66, 0xCC -> done();
            case 0x03 -> {
                int mode = registers.count();
                boolean pio = mode < 0x10;
                boolean dma = mode >>> 3 == 0x04 || mode >>> 3 == 0x08;
                if (!pio && !(dma && (mode & 7) <= 2)) {
                    fail(ABORTED);
                    return;
                }
                if (dma) dmaMode = mode;
                done();
            }
            default -> fail(ABORTED);
        }
    }

    // Ends

    private void end() {
        report(lba - 1);
        done();
    }

    private void report(long last) {
        if (last < 0) return;
        if (extended) registers.lba48(last);
        else if (registers.usesLba()) registers.lba28(last);
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
        idle();
        multiple = 0;
        registers.signature(0, 0);
        registers.interrupting(false);
    }

    @Override
    public void medium(long bytes) {
        throw new IllegalStateException("a hard disk has no tray");
    }

    @Override
    public Saved save() {
        return Saved.of(new State(
                registers.save(),
                phase,
                lba,
                left,
                chunk,
                at,
                block,
                extended,
                write,
                multiple,
                dmaMode,
                heads,
                sectorsPerTrack));
    }

    @Override
    public void restore(Saved state) {
        State s = state.as(State.class);
        registers.restore(s.registers());
        phase = s.phase();
        lba = s.lba();
        left = s.left();
        chunk = s.chunk();
        at = s.at();
        block = s.block();
        extended = s.extended();
        write = s.write();
        multiple = s.multiple();
        dmaMode = s.dmaMode();
        heads = s.heads();
        sectorsPerTrack = s.sectorsPerTrack();
    }
}
