// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

import org.enlighten.block.BlockRequest;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.machine.Cost;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.simulation.Saved;

/// Driver of [DiskDevice]; with the resource `removable` it also looks for another medium. Its own call 1
/// gives the number of requests so far, call 2 answers only at the next completion.
final class DiskDriver extends Driver {
    enum Stage {
        CAPACITY,
        STATUS,
        MEDIUM,
        NEW_CAPACITY
    }

    record State(long request, int bytes, long waiter, long served) {}

    private final int port;
    private final int sectorBytes;
    private long request;
    private int bytes;
    private long waiter;
    private long served;

    DiskDriver(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
        port = (int) node.resource("port");
        sectorBytes = (int) node.resource("sector");
    }

    @Override
    protected void initialize() {
        kernel.connect((int) node.resource("vector"));
        in32(port + DiskDevice.CAPACITY, Stage.CAPACITY);
    }

    @Override
    protected void start(IoRequest r) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        request = r.id();
        bytes = 0;
        switch (r.function()) {
            case IoRequest.Function.Block(BlockRequest.Read(long at, Slice into)) -> command(DiskDevice.READ, at, into);
            case IoRequest.Function.Block(BlockRequest.Write(long at, Slice data)) ->
                command(DiskDevice.WRITE, at, data);
            case IoRequest.Function.Block(BlockRequest.Flush()) -> out32(port + DiskDevice.COMMAND, DiskDevice.FLUSH);
            case IoRequest.Function.Block(BlockRequest.Barrier()) -> complete(request, Outcome.DONE);
            case IoRequest.Function.Control(int code, Saved _, Slice _)
            when code == IoRequest.CHECK_MEDIUM -> in32(port + DiskDevice.STATUS, Stage.MEDIUM);
            default -> complete(request, new Outcome.Failed(Outcome.Failure.INVALID, "a disk cannot do that"));
        }
    }

    private void command(int command, long at, Slice data) {
        bytes = data.length();
        out32(port + DiskDevice.SECTOR, at / sectorBytes);
        out32(port + DiskDevice.COUNT, bytes / sectorBytes);
        out32(port + DiskDevice.ADDRESS, data.at());
        out32(port + DiskDevice.COMMAND, command);
    }

    @Override
    protected void interrupt(int vector) {
        in32(port + DiskDevice.STATUS, Stage.STATUS);
    }

    @Override
    protected void deferred(long status) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        served++;
        if (waiter != 0) kernel.wake(waiter, Result.of(served));
        waiter = 0;
        complete(
                request,
                (status & DiskDevice.ERROR) == 0
                        ? Outcome.done(bytes)
                        : new Outcome.Failed(Outcome.Failure.MEDIUM_ERROR, "a sector cannot be read"));
    }

    @Override
    protected void stage(int stage, long answer) {
        switch (Stage.values()[stage]) {
            case CAPACITY -> kernel.offerBlocks("Test disk", answer * sectorBytes, sectorBytes, isRemovable());
            case STATUS -> {
                if ((answer & DiskDevice.DONE) != 0) defer(answer);
            }
            case MEDIUM -> {
                if ((answer & DiskDevice.CHANGED) != 0) in32(port + DiskDevice.CAPACITY, Stage.NEW_CAPACITY);
                else complete(request, Outcome.DONE);
            }
            case NEW_CAPACITY -> {
                kernel.offerBlocks("Test disk", answer * sectorBytes, sectorBytes, isRemovable());
                complete(
                        request,
                        answer > 0 ? Outcome.DONE : new Outcome.Failed(Outcome.Failure.GONE, "there is no medium"));
            }
        }
    }

    private boolean isRemovable() {
        return node.resources().containsKey("removable");
    }

    @Override
    protected void call(long threadId, SystemCall.Device call, Slice memory) {
        switch (call.code()) {
            case 1 -> kernel.wake(threadId, Result.of(served));
            case 2 -> waiter = threadId;
            default -> super.call(threadId, call, memory);
        }
    }

    @Override
    public Saved save() {
        return Saved.of(new State(request, bytes, waiter, served));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        request = s.request();
        bytes = s.bytes();
        waiter = s.waiter();
        served = s.served();
    }
}
