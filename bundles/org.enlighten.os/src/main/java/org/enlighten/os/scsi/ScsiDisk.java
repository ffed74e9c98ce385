// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.scsi;

import org.enlighten.block.BlockRequest;
import org.enlighten.block.Outcome;
import org.enlighten.machine.Cost;
import org.enlighten.os.EventLog;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.simulation.Saved;

/// The class driver of a disk behind a port driver, which is its device's parent.
public final class ScsiDisk extends Driver implements ScsiPort.User, DiskInitiator.Port, DiskInitiator.Client {
    /// What port drivers name a disk by.
    public static final String DEVICE_ID = "SCSI\\DISK";
    /// The resource by which the port knows the unit.
    public static final String UNIT = "unit";

    private static final int DEPTH = 32;

    private final int unit;
    private final ScsiPort port;
    private final DiskInitiator disk;

    public ScsiDisk(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
        unit = (int) node.resource(UNIT);
        port = kernel.parent()
                .filter(ScsiPort.class::isInstance)
                .map(ScsiPort.class::cast)
                .orElseThrow(() -> new IllegalStateException("device '" + node.path() + "' is behind no SCSI port"));
        disk = new DiskInitiator(kernel.memory(), kernel.memories(), kernel.allocatePages(1), this, this);
        port.attach(unit, this);
    }

    @Override
    public int depth() {
        return DEPTH;
    }

    @Override
    protected void initialize() {
        disk.begin();
    }

    @Override
    protected void start(IoRequest request) {
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
        return port.execute(unit, tag, request, cause);
    }

    @Override
    public void executed(long tag, ScsiResult result) {
        disk.executed(tag, result);
    }

    @Override
    public void resumed() {
        disk.resume();
    }

    @Override
    public void found(DiskFacts facts) {
        kernel.offerBlocks(facts.name(), facts.sizeBytes(), facts.blockBytes(), false);
    }

    @Override
    public void unusable(String why) {
        kernel.events().report(EventLog.Level.ERROR, 7, "Disk", why);
    }

    @Override
    public void ended(long request, Outcome outcome) {
        complete(request, outcome);
    }

    @Override
    public Saved save() {
        return Saved.of(disk);
    }

    @Override
    public void restore(Saved saved) {
        saved.into(disk);
    }
}
