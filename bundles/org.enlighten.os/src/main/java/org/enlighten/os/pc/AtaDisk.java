// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import org.enlighten.block.BlockRequest;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.machine.Cost;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.simulation.Saved;

/// The `disk` driver. With a bus master the data passes no register: the device fetches it by a table in memory and
/// interrupts once. Without one each sector is moved by a string access and interrupts by itself.
final class AtaDisk extends Driver implements IdeUser {
    private enum Stage {
        READY_FOR_DATA,
        MASTER_READ,
        STATUS_READ,
        ACKNOWLEDGED,
        MOVED,
        ERROR_READ
    }

    private enum Operation {
        NONE,
        READ,
        WRITE,
        FLUSH
    }

    private record State(
            Operation operation,
            long request,
            long requestCause,
            long sector,
            int sectors,
            int moved,
            DriveData.State data,
            long pages,
            long table,
            boolean masterFailed) {}

    private static final int SECTOR_BYTES = 512;
    private static final long GO = -1;
    private static final int FAILED_BY_MASTER = 0x100;

    private final IdeChannels channels;
    private final int port;
    private final int unit;
    private final boolean caches;
    private final int busMaster;
    private final boolean direct;
    private final long sizeBytes;
    private final DriveData data;
    private Operation operation = Operation.NONE;
    private long request;
    private long requestCause;
    private long sector;
    private int sectors;
    private int moved;
    private long pages;
    private long table;
    private boolean masterFailed;

    AtaDisk(DeviceNode node, DriverContext kernel, IdeChannels channels) {
        super(node, kernel);
        this.channels = channels;
        port = (int) node.resource("port");
        unit = (int) node.resource("unit");
        sizeBytes = node.resource("sectors") * SECTOR_BYTES;
        caches = node.resources().getOrDefault("caches", 0L) != 0;
        busMaster = IdeChannel.busMaster(node).orElse(0);
        direct = IdeChannel.busMaster(node).isPresent();
        data = new DriveData(kernel.memory());
        channel().join(this);
    }

    private IdeChannel channel() {
        return channels.at(kernel.memory(), IdeChannel.pathOf(node));
    }

    @Override
    public int unit() {
        return unit;
    }

    @Override
    protected void initialize() {
        pages = kernel.allocatePages(IoRequest.BLOCK_BYTES_MAX / GuestMemory.PAGE_BYTES);
        if (direct) table = kernel.allocatePages(1);
        kernel.connect((int) node.resource("vector"));
        kernel.offerBlocks(node.description(), sizeBytes, SECTOR_BYTES, false);
    }

    @Override
    protected void start(IoRequest asked) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        if (!(asked.function() instanceof IoRequest.Function.Block(BlockRequest block))) {
            complete(asked.id(), Refusals.notADevice(node));
            return;
        }
        request = asked.id();
        requestCause = asked.cause();
        switch (block) {
            case BlockRequest.Read(long at, Slice into) -> transfer(Operation.READ, at, into);
            case BlockRequest.Write(long at, Slice from) -> transfer(Operation.WRITE, at, from);
            case BlockRequest.Flush() -> claim(Operation.FLUSH);
            case BlockRequest.Barrier() -> order();
        }
    }

    /// One request at a time, each finished before the next: what a drive without a write cache has finished is on
    /// its medium in this order. One with a cache writes as it likes; its only order is to write everything.
    private void order() {
        if (caches) claim(Operation.FLUSH);
        else complete(request, Outcome.DONE);
    }

    private void transfer(Operation which, long at, Slice slice) {
        boolean whole = at % SECTOR_BYTES == 0 && slice.length() % SECTOR_BYTES == 0;
        boolean fits = slice.length() <= IoRequest.BLOCK_BYTES_MAX && at >= 0 && at <= sizeBytes - slice.length();
        if (!whole || !fits) {
            complete(request, Refusals.outside(node, at, slice.length(), sizeBytes));
        } else if (slice.length() == 0) complete(request, Outcome.done(0));
        else {
            sector = at / SECTOR_BYTES;
            sectors = slice.length() / SECTOR_BYTES;
            moved = 0;
            data.use(slice, pages, which == Operation.WRITE);
            charge(data.pagesCopied() * kernel.costs().ns(Cost.PAGE_COPY));
            claim(which);
        }
    }

    private void claim(Operation which) {
        operation = which;
        if (channel().acquire(unit)) begin();
    }

    @Override
    public void granted() {
        kernel.defer(GO, requestCause);
    }

    private void begin() {
        if (operation == Operation.FLUSH) {
            out8(port + Ata.DEVICE, 0xE0 | Ata.unit(unit));
            out8(port + Ata.COMMAND, Ata.FLUSH);
        } else if (direct) beginDirect();
        else beginProgrammed();
    }

    private boolean writes() {
        return operation == Operation.WRITE;
    }

    private void beginProgrammed() {
        boolean extended = sector + sectors > Ata.LBA28_END;
        int read = extended ? Ata.READ_EXTENDED : Ata.READ;
        int write = extended ? Ata.WRITE_EXTENDED : Ata.WRITE;
        taskFile(extended, writes() ? write : read);
        if (writes()) poll8(port + Ata.STATUS, Ata.BUSY | Ata.DATA_REQUEST, Ata.DATA_REQUEST, Stage.READY_FOR_DATA);
    }

    private void beginDirect() {
        boolean extended = sector + sectors > Ata.LBA28_END;
        int read = extended ? Ata.READ_DMA_EXTENDED : Ata.READ_DMA;
        int write = extended ? Ata.WRITE_DMA_EXTENDED : Ata.WRITE_DMA;
        int direction = writes() ? 0 : Ata.MASTER_TO_MEMORY;
        MasterTable.write(kernel.memory(), table, data.gpa(), data.bytes());
        out32(busMaster + Ata.MASTER_TABLE, table);
        out8(busMaster + Ata.MASTER_STATUS, Ata.MASTER_INTERRUPT | Ata.MASTER_FAILED);
        out8(busMaster + Ata.MASTER_COMMAND, direction);
        taskFile(extended, writes() ? write : read);
        out8(busMaster + Ata.MASTER_COMMAND, direction | Ata.MASTER_START);
    }

    /// The high halves of the doubled registers go first.
    private void taskFile(boolean extended, int command) {
        int high = extended ? 0x40 : 0xE0 | (int) (sector >>> 24) & 0x0F;
        out8(port + Ata.DEVICE, high | Ata.unit(unit));
        if (extended) {
            out8(port + Ata.COUNT, sectors >>> 8);
            address(sector >>> 24);
        }
        out8(port + Ata.COUNT, sectors);
        address(sector);
        out8(port + Ata.COMMAND, command);
    }

    private void address(long lba) {
        out8(port + Ata.LOW, (int) lba);
        out8(port + Ata.MID, (int) (lba >>> 8));
        out8(port + Ata.HIGH, (int) (lba >>> 16));
    }

    private void sendSector() {
        outs16(port + Ata.DATA, data.gpa() + (long) SECTOR_BYTES * moved++, SECTOR_BYTES / 2);
    }

    @Override
    protected void interrupt(int vector) {
        if (!channel().takesInterrupt(unit)) return;
        masterFailed = false;
        if (direct) in8(busMaster + Ata.MASTER_STATUS, Stage.MASTER_READ);
        else in8(port + Ata.STATUS, Stage.STATUS_READ);
    }

    @Override
    protected void stage(int stage, long answer) {
        switch (Stage.values()[stage]) {
            case READY_FOR_DATA -> sendSector();
            case MASTER_READ -> {
                masterFailed = (answer & Ata.MASTER_FAILED) != 0;
                out8(busMaster + Ata.MASTER_COMMAND, 0);
                out8(busMaster + Ata.MASTER_STATUS, Ata.MASTER_INTERRUPT | Ata.MASTER_FAILED);
                in8(port + Ata.STATUS, Stage.STATUS_READ);
            }
            case STATUS_READ -> {
                argument(answer | (masterFailed ? FAILED_BY_MASTER : 0));
                out8(PcBoard.SLAVE_PIC, PcBoard.END_OF_INTERRUPT);
                out8(PcBoard.MASTER_PIC, PcBoard.END_OF_INTERRUPT);
                then(Stage.ACKNOWLEDGED);
            }
            case ACKNOWLEDGED -> defer(argument());
            case MOVED -> done();
            case ERROR_READ -> failed((int) answer);
        }
    }

    @Override
    protected void deferred(long argument) {
        if (argument == GO) begin();
        else if (operation != Operation.NONE) goOn((int) argument);
    }

    private void goOn(int status) {
        if ((status & FAILED_BY_MASTER) != 0) failed(0);
        else if ((status & Ata.FAILED) != 0) in8(port + Ata.ERROR, Stage.ERROR_READ);
        else if (operation == Operation.FLUSH || direct) done();
        else if (writes()) {
            if (moved < sectors) sendSector();
            else done();
        } else if ((status & Ata.DATA_REQUEST) != 0) {
            ins16(port + Ata.DATA, data.gpa() + (long) SECTOR_BYTES * moved++, SECTOR_BYTES / 2);
            if (moved == sectors) then(Stage.MOVED);
        }
    }

    private void done() {
        if (operation == Operation.READ) {
            data.arrived();
            charge(data.pagesCopied() * kernel.costs().ns(Cost.PAGE_COPY));
        }
        end(operation == Operation.FLUSH ? Outcome.DONE : Outcome.done(data.bytes()));
    }

    private void failed(int error) {
        String what = switch (operation) {
            case READ -> "could not read";
            case WRITE -> "could not write";
            case FLUSH, NONE -> "could not make durable what was written before";
        };
        end(new Outcome.Failed(
                (error & 0x10) != 0 ? Outcome.Failure.OUT_OF_RANGE : Outcome.Failure.MEDIUM_ERROR,
                "The disk '%s' %s: sector=%d, sectors=%d, error register=0x%02X"
                        .formatted(node.description(), what, sector, sectors, error)));
    }

    private void end(Outcome outcome) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        operation = Operation.NONE;
        channel().release(unit);
        complete(request, outcome);
    }

    @Override
    public Saved save() {
        return Saved.of(new State(
                operation, request, requestCause, sector, sectors, moved, data.save(), pages, table, masterFailed));
    }

    @Override
    public void restore(Saved state) {
        State s = state.as(State.class);
        operation = s.operation();
        request = s.request();
        requestCause = s.requestCause();
        sector = s.sector();
        sectors = s.sectors();
        moved = s.moved();
        data.restore(s.data(), kernel.memories());
        pages = s.pages();
        table = s.table();
        masterFailed = s.masterFailed();
    }
}
