// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.world;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.vmbus.Outgoing;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.client.GuestChannel;
import org.enlighten.vmbus.client.GuestDriver;
import org.enlighten.vmbus.protocol.GpaRange;

/// A guest's driver that says what a test wants, and keeps what it hears.
public final class RawDriver extends GuestDriver {
    static final int RING_BYTES = 16 * 1024;
    private static final int DATA_PAGES = 80;

    private final Outgoing out = new Outgoing();
    /// Answers by transaction; the last one counts.
    public final TreeMap<Long, byte[]> answers = new TreeMap<>();
    public final List<byte[]> heard = new ArrayList<>();
    public final List<GuestChannel> further = new ArrayList<>();
    public int refusals;
    public int closings;
    public long answered;
    private final long data;

    RawDriver(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
        data = kernel.allocatePages(DATA_PAGES);
    }

    public GuestMemory memory() {
        return kernel.memory();
    }

    /// Address of pages for data.
    public long data() {
        return data;
    }

    public GuestChannel main() {
        return channel();
    }

    @Override
    protected void attached() {
        channel().open(RING_BYTES);
    }

    @Override
    protected void opened(GuestChannel which) {}

    @Override
    protected void refused(GuestChannel which) {
        refusals++;
    }

    @Override
    protected void received(GuestChannel which, Packet packet) {
        heard.add(packet.payload());
    }

    @Override
    protected void completed(GuestChannel which, Packet packet) {
        answered++;
        answers.put(packet.transaction(), packet.payload());
    }

    @Override
    protected void closed(GuestChannel which) {
        closings++;
    }

    @Override
    protected void subChannel(GuestChannel which) {
        further.add(which);
        which.open(RING_BYTES);
    }

    @Override
    protected void woken(long word) {
        if (word == 0) channel().close();
        else channel().open(RING_BYTES);
    }

    /// Closes the channel (0) or opens it again (1), in a routine of its own.
    public void tell(long word) {
        wakeWith(word, 0);
    }

    /// Sends a packet; false when there is no room.
    public boolean send(GuestChannel by, long transaction, byte[] payload, List<GpaRange> ranges, boolean answered) {
        if (ranges.isEmpty()) out.data(transaction);
        else out.direct(transaction, ranges);
        out.payload(payload);
        if (answered) out.wantsCompletion();
        return by.send(out);
    }
}
