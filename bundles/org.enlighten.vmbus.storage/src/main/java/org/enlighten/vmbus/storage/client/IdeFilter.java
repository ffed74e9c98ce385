// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.client;

import org.enlighten.block.BlockRequest;
import org.enlighten.block.Outcome;
import org.enlighten.machine.Cost;
import org.enlighten.os.EventLog;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.os.scsi.DiskFacts;
import org.enlighten.os.scsi.DiskInitiator;
import org.enlighten.os.scsi.ScsiRequest;
import org.enlighten.os.scsi.ScsiResult;
import org.enlighten.simulation.Saved;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.client.GuestChannel;
import org.enlighten.vmbus.client.GuestDriver;
import org.enlighten.vmbus.storage.protocol.StorageClass;

/// The accelerator of one IDE disk: once the host has answered on its channel, the requests to that disk pass the ATA
/// driver by and go to the host as commands. Before that, and after the channel is gone, they go by registers.
final class IdeFilter extends GuestDriver implements StorageLink.Client, DiskInitiator.Port, DiskInitiator.Client {
    record State(StorageLink.State link, DiskInitiator.State disk) {}

    private static final int DEPTH = 32;
    private static final UnitAddress ONLY = new UnitAddress(0, 0, 0);

    private final StorageSettings settings;
    private final StorageLink link;
    private final DiskInitiator disk;

    IdeFilter(DeviceNode node, DriverContext kernel, StorageSettings settings) {
        super(node, kernel);
        this.settings = settings;
        link = new StorageLink(settings, this);
        disk = new DiskInitiator(kernel.memory(), kernel.memories(), kernel.allocatePages(1), this, this);
    }

    @Override
    public int depth() {
        return DEPTH;
    }

    @Override
    protected void attached() {
        channel().open(settings.ringBytes());
    }

    @Override
    protected void opened(GuestChannel which) {
        link.begin(which);
    }

    @Override
    protected void refused(GuestChannel which) {
        refused("The host does not open the channel of '" + node.description() + "'.");
    }

    @Override
    public void ready() {
        disk.begin();
    }

    /// The disk stays where it was, behind its registers.
    @Override
    public void refused(String why) {
        kernel.events().report(EventLog.Level.WARNING, 11, "storflt", why);
    }

    @Override
    public void unusable(String why) {
        refused(why);
    }

    @Override
    public void changed() {}

    @Override
    public void found(DiskFacts facts) {
        int device = StorageClass.ideDevice(channel().offer().instance());
        int channel = StorageClass.ideChannel(channel().offer().instance());
        kernel.filterBlocks("/channel" + channel + (device == 0 ? "/master" : "/slave"));
    }

    @Override
    protected void requested(IoRequest request) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        if (request.function() instanceof IoRequest.Function.Block(BlockRequest block))
            disk.submit(request.id(), block, request.cause());
        else
            complete(
                    request.id(),
                    new Outcome.Failed(
                            Outcome.Failure.INVALID,
                            "The device '" + node.description() + "' does not take such requests."));
    }

    @Override
    public boolean execute(long tag, ScsiRequest request, long cause) {
        return link.execute(channel(), ONLY, tag, request, cause);
    }

    @Override
    protected void received(GuestChannel which, Packet packet) {
        link.received(packet);
    }

    @Override
    protected void completed(GuestChannel which, Packet packet) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        link.completed(which, packet);
    }

    @Override
    public void executed(long tag, ScsiResult result) {
        disk.executed(tag, result);
    }

    @Override
    public void ended(long request, Outcome outcome) {
        complete(request, outcome);
    }

    @Override
    protected void writable(GuestChannel which) {
        disk.resume();
    }

    @Override
    protected void closed(GuestChannel which) {
        kernel.filterBlocks("");
        link.closed();
        disk.abandon();
    }

    @Override
    public Saved save() {
        return Saved.of(new State(link.save(), disk.save()));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        link.restore(s.link());
        disk.restore(s.disk());
    }
}
