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

/// The `cdrom` driver: SCSI commands in packets, data by programmed I/O. It looks after its medium: a disc that was
/// changed is offered anew.
final class CdDrive extends Driver implements IdeUser {
    private enum Stage {
        SEND,
        POLLED,
        STATUS_READ,
        ACKNOWLEDGED,
        COUNT_MID,
        COUNT_HIGH,
        MOVED,
        ERROR_READ
    }

    /// What is being done with the drive.
    private enum Operation {
        NONE,
        /// At load: is there a disc, and how large is it?
        FIRST_LOOK,
        READ,
        /// Is the disc still the same?
        CHECK,
        /// It is not: how large is it?
        LOOK_AGAIN
    }

    private record State(
            Operation operation,
            boolean polled,
            boolean asked,
            long request,
            long requestCause,
            long block,
            int blocks,
            int moved,
            int room,
            long target,
            int mid,
            boolean retried,
            long mediumBytes,
            DriveData.State data,
            long pages) {}

    private static final int BLOCK_BYTES = 2048;
    private static final long GO = -1;
    private static final int BYTES_AT_ONCE = 0x8000;
    private static final int CAPACITY_BYTES = 8;
    private static final int PACKET_WORDS = 6;
    private static final int UNIT_ATTENTION = 6;

    private final IdeChannels channels;
    private final int port;
    private final int control;
    private final int unit;
    private final DriveData data;
    private Operation operation = Operation.NONE;
    /// Without interrupts: while the driver is being loaded.
    private boolean polled;
    /// A request is under way; it may have to wait for the first look to end.
    private boolean asked;
    private long request;
    private long requestCause;
    private long block;
    private int blocks;
    private int moved;
    private int room;
    private long target;
    private int mid;
    private boolean retried;
    private long mediumBytes;
    /// One page for packets and small answers, then as many as the largest request.
    private long pages;

    CdDrive(DeviceNode node, DriverContext kernel, IdeChannels channels) {
        super(node, kernel);
        this.channels = channels;
        port = (int) node.resource("port");
        control = (int) node.resource("control");
        unit = (int) node.resource("unit");
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
        pages = kernel.allocatePages(1 + IoRequest.BLOCK_BYTES_MAX / GuestMemory.PAGE_BYTES);
        kernel.connect((int) node.resource("vector"));
        operation = Operation.FIRST_LOOK;
        if (!channel().acquire(unit)) return;
        polled = true;
        out8(control, Ata.NO_INTERRUPT);
        readCapacity();
    }

    // Requests

    @Override
    protected void start(IoRequest what) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        request = what.id();
        requestCause = what.cause();
        switch (what.function()) {
            case IoRequest.Function.Block(BlockRequest.Read(long at, Slice into)) -> read(at, into);
            case IoRequest.Function.Block(BlockRequest.Write _) -> complete(request, Refusals.readOnly(node));
            case IoRequest.Function.Block _ -> complete(request, Outcome.DONE);
            case IoRequest.Function.Control c
            when c.code() == IoRequest.CHECK_MEDIUM -> {
                blocks = 0;
                claim();
            }
            default -> complete(request, Refusals.notADevice(node));
        }
    }

    private void read(long at, Slice into) {
        boolean whole = at % BLOCK_BYTES == 0 && into.length() % BLOCK_BYTES == 0;
        boolean fits = into.length() <= IoRequest.BLOCK_BYTES_MAX && at >= 0 && at <= mediumBytes - into.length();
        if (!whole || !fits) {
            complete(request, Refusals.outside(node, at, into.length(), mediumBytes));
        } else if (into.length() == 0) complete(request, Outcome.done(0));
        else {
            block = at / BLOCK_BYTES;
            blocks = into.length() / BLOCK_BYTES;
            data.use(into, pages + GuestMemory.PAGE_BYTES, false);
            claim();
        }
    }

    private void claim() {
        asked = true;
        if (operation == Operation.NONE && channel().acquire(unit)) begin();
    }

    @Override
    public void granted() {
        kernel.defer(GO, requestCause);
    }

    private void begin() {
        if (operation == Operation.FIRST_LOOK) readCapacity();
        else if (blocks > 0) {
            operation = Operation.READ;
            packet(0x28, block, blocks, data.gpa(), data.bytes());
        } else {
            operation = Operation.CHECK;
            packet(0x00, 0, 0, pages, 0);
        }
    }

    private void readCapacity() {
        packet(0x25, 0, 0, pages + GuestMemory.PAGE_BYTES / 2, CAPACITY_BYTES);
    }

    // One packet command

    private void packet(int opcode, long lba, int count, long to, int most) {
        byte[] cdb = new byte[PACKET_WORDS * 2];
        cdb[0] = (byte) opcode;
        for (int i = 0; i < 4; i++) cdb[2 + i] = (byte) (lba >>> 24 - 8 * i);
        cdb[7] = (byte) (count >>> 8);
        cdb[8] = (byte) count;
        kernel.memory().write(pages, cdb, 0, cdb.length);
        target = to;
        room = most;
        moved = 0;
        out8(port + Ata.DEVICE, 0xA0 | Ata.unit(unit));
        out8(port + Ata.ERROR, 0);
        out8(port + Ata.MID, BYTES_AT_ONCE & 0xFF);
        out8(port + Ata.HIGH, BYTES_AT_ONCE >>> 8);
        out8(port + Ata.COMMAND, Ata.PACKET);
        poll8(port + Ata.STATUS, Ata.BUSY | Ata.DATA_REQUEST, Ata.DATA_REQUEST, Stage.SEND);
    }

    @Override
    protected void interrupt(int vector) {
        if (channel().takesInterrupt(unit)) in8(port + Ata.STATUS, Stage.STATUS_READ);
    }

    @Override
    protected void stage(int stage, long answer) {
        switch (Stage.values()[stage]) {
            case SEND -> {
                outs16(port + Ata.DATA, pages, PACKET_WORDS);
                await();
            }
            case POLLED -> goOn((int) answer);
            case STATUS_READ -> {
                argument(answer);
                out8(PcBoard.SLAVE_PIC, PcBoard.END_OF_INTERRUPT);
                out8(PcBoard.MASTER_PIC, PcBoard.END_OF_INTERRUPT);
                then(Stage.ACKNOWLEDGED);
            }
            case ACKNOWLEDGED -> defer(argument());
            case COUNT_MID -> {
                mid = (int) answer;
                in8(port + Ata.HIGH, Stage.COUNT_HIGH);
            }
            case COUNT_HIGH -> move(mid | (int) answer << 8);
            case MOVED -> await();
            case ERROR_READ -> failed((int) answer >>> 4);
        }
    }

    private void await() {
        if (polled) poll8(port + Ata.STATUS, Ata.BUSY, 0, Stage.POLLED);
    }

    @Override
    protected void deferred(long argument) {
        if (argument == GO) begin();
        else if (operation != Operation.NONE) goOn((int) argument);
    }

    private void goOn(int status) {
        if ((status & Ata.FAILED) != 0) in8(port + Ata.ERROR, Stage.ERROR_READ);
        else if ((status & Ata.DATA_REQUEST) != 0) in8(port + Ata.MID, Stage.COUNT_MID);
        else succeeded();
    }

    private void move(int bytes) {
        int words = Math.min(bytes + 1 >>> 1, room - moved + 1 >>> 1);
        if (words == 0) {
            failed(0);
            return;
        }
        ins16(port + Ata.DATA, target + moved, words);
        moved += words * 2;
        then(Stage.MOVED);
    }

    // What it comes to

    private void succeeded() {
        switch (operation) {
            case READ -> {
                if (moved < data.bytes()) {
                    failed(0); // the drive ended early
                    return;
                }
                data.arrived();
                charge(data.pagesCopied() * kernel.costs().ns(Cost.PAGE_COPY));
                end(Outcome.done(data.bytes()));
            }
            case CHECK -> {
                if (mediumBytes == 0) lookAgain();
                else end(Outcome.DONE);
            }
            case FIRST_LOOK, LOOK_AGAIN -> looked(capacity());
            case NONE -> {}
        }
    }

    private long capacity() {
        byte[] answer = new byte[CAPACITY_BYTES];
        kernel.memory().read(target, answer, 0, answer.length);
        long last = 0;
        for (int i = 0; i < 4; i++) last = last << 8 | answer[i] & 0xFF;
        return (last + 1) * BLOCK_BYTES;
    }

    private void lookAgain() {
        operation = Operation.LOOK_AGAIN;
        readCapacity();
    }

    private void failed(int senseKey) {
        boolean looking = operation == Operation.FIRST_LOOK || operation == Operation.LOOK_AGAIN;
        if (senseKey == UNIT_ATTENTION && !retried) {
            retried = true;
            if (looking) readCapacity();
            else lookAgain();
        } else if (looking) looked(0);
        else if (operation == Operation.CHECK) looked(0);
        else
            end(new Outcome.Failed(
                    Outcome.Failure.MEDIUM_ERROR,
                    "The disc in '%s' could not be read: block=%d, blocks=%d, sense key=%d"
                            .formatted(node.description(), block, blocks, senseKey)));
    }

    /// The size of the disc is known now; 0: there is none.
    private void looked(long bytes) {
        boolean first = operation == Operation.FIRST_LOOK;
        if (first || bytes > 0 || mediumBytes > 0) {
            mediumBytes = bytes;
            kernel.offerBlocks(node.description(), bytes, BLOCK_BYTES, true);
        }
        if (first) lookedFirst();
        else if (blocks > 0 || bytes == 0) end(gone(bytes > 0));
        else end(Outcome.DONE);
    }

    private Outcome gone(boolean changed) {
        String what = changed ? "The disc in '%s' was changed." : "There is no disc in '%s'.";
        return new Outcome.Failed(Outcome.Failure.GONE, what.formatted(node.description()));
    }

    private void lookedFirst() {
        if (polled) out8(control, 0);
        polled = false;
        retried = false;
        operation = Operation.NONE;
        channel().release(unit);
        if (asked && channel().acquire(unit)) kernel.defer(GO, requestCause);
    }

    private void end(Outcome outcome) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        operation = Operation.NONE;
        retried = false;
        asked = false;
        channel().release(unit);
        complete(request, outcome);
    }

    @Override
    public Saved save() {
        return Saved.of(new State(
                operation,
                polled,
                asked,
                request,
                requestCause,
                block,
                blocks,
                moved,
                room,
                target,
                mid,
                retried,
                mediumBytes,
                data.save(),
                pages));
    }

    @Override
    public void restore(Saved state) {
        State s = state.as(State.class);
        operation = s.operation();
        polled = s.polled();
        asked = s.asked();
        request = s.request();
        requestCause = s.requestCause();
        block = s.block();
        blocks = s.blocks();
        moved = s.moved();
        room = s.room();
        target = s.target();
        mid = s.mid();
        retried = s.retried();
        mediumBytes = s.mediumBytes();
        data.restore(s.data(), kernel.memories());
        pages = s.pages();
    }
}
