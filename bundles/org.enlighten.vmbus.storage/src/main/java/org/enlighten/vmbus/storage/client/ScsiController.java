// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlighten.machine.Cost;
import org.enlighten.os.EventLog;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.scsi.ScsiDisk;
import org.enlighten.os.scsi.ScsiPort;
import org.enlighten.os.scsi.ScsiRequest;
import org.enlighten.os.scsi.ScsiResult;
import org.enlighten.os.scsi.ScsiResult.Status;
import org.enlighten.simulation.Saved;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.client.GuestChannel;
import org.enlighten.vmbus.client.GuestDriver;

/// The synthetic SCSI controller's driver: the port of the disks behind it, which it finds by asking and names to the
/// kernel.
final class ScsiController extends GuestDriver implements ScsiPort, StorageLink.Client, BusScan.Client {
    /// A command under way: whose it is.
    record Command(long transaction, int unit, long tag) {}

    record State(
            StorageLink.State link, BusScan.State scan, List<Command> commands, long nextTransaction, int[] known) {}

    /// As a unit: the scan's own commands.
    private static final int SCAN = -1;

    private final StorageSettings settings;
    private final StorageLink link;
    private final BusScan scan;
    private final TreeMap<Integer, User> users = new TreeMap<>();
    private final TreeMap<Long, Command> commands = new TreeMap<>();
    private final TreeSet<Integer> known = new TreeSet<>();
    private long nextTransaction = 1;

    ScsiController(DeviceNode node, DriverContext kernel, StorageSettings settings) {
        super(node, kernel);
        this.settings = settings;
        link = new StorageLink(settings, this);
        scan = new BusScan(settings, kernel.memory(), kernel.allocatePages(1), this);
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
    public void refused(String why) {
        kernel.events().report(EventLog.Level.ERROR, 11, "storvsc", why);
    }

    @Override
    public void ready() {
        scan.begin();
    }

    @Override
    public void changed() {
        if (link.isReady()) scan.begin();
    }

    // The disks behind it

    @Override
    public void scanned(TreeSet<Integer> units) {
        for (int gone : List.copyOf(known)) {
            if (units.contains(gone)) continue;
            known.remove(gone);
            users.remove(gone);
            kernel.lost(path(gone));
        }
        for (int unit : units) if (known.add(unit)) kernel.found(disk(unit));
    }

    private String path(int unit) {
        UnitAddress at = UnitAddress.of(unit);
        return "%s/%d.%d.%d".formatted(node.path(), at.path(), at.target(), at.lun());
    }

    private DeviceNode disk(int unit) {
        return DeviceNode.registers(
                path(unit), ScsiDisk.DEVICE_ID, "SCSI Disk Device", Map.of(ScsiDisk.UNIT, (long) unit));
    }

    @Override
    public void attach(int unit, User user) {
        users.put(unit, user);
    }

    // Commands

    @Override
    public boolean execute(int unit, long tag, ScsiRequest request, long cause) {
        return send(unit, UnitAddress.of(unit), tag, request, cause);
    }

    @Override
    public boolean ask(UnitAddress to, ScsiRequest request) {
        return send(SCAN, to, 0, request, 0);
    }

    private boolean send(int unit, UnitAddress to, long tag, ScsiRequest request, long cause) {
        long transaction = nextTransaction;
        if (!link.execute(channel(), to, transaction, request, cause)) return false;
        nextTransaction++;
        commands.put(transaction, new Command(transaction, unit, tag));
        return true;
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
    public void executed(long transaction, ScsiResult result) {
        Command command = commands.remove(transaction);
        if (command == null) return;
        if (command.unit() == SCAN) scan.answered(result);
        else if (users.containsKey(command.unit())) users.get(command.unit()).executed(command.tag(), result);
    }

    @Override
    protected void writable(GuestChannel which) {
        scan.resume();
        for (User user : List.copyOf(users.values())) user.resumed();
    }

    @Override
    protected void closed(GuestChannel which) {
        link.closed();
        scan.stop();
        List<Command> left = new ArrayList<>(commands.values());
        commands.clear();
        for (Command c : left)
            if (users.containsKey(c.unit())) users.get(c.unit()).executed(c.tag(), ScsiResult.of(Status.NO_UNIT));
    }

    @Override
    public Saved save() {
        return Saved.of(new State(
                link.save(),
                scan.save(),
                List.copyOf(commands.values()),
                nextTransaction,
                known.stream().mapToInt(Integer::intValue).toArray()));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        link.restore(s.link());
        scan.restore(s.scan());
        for (Command c : s.commands()) commands.put(c.transaction(), c);
        nextTransaction = s.nextTransaction();
        for (int unit : s.known()) known.add(unit);
    }
}
