// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.world;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.simulation.Saved;
import org.enlighten.vmbus.Outgoing;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.client.GuestChannel;
import org.enlighten.vmbus.client.GuestDriver;
import org.enlighten.vmbus.protocol.GpaRange;

/// The guest half of the device that sends everything back: keeps so many requests under way, and looks at each
/// answer.
public final class EchoDriver extends GuestDriver {
    record State(
            long sent,
            long answered,
            long wrong,
            long goal,
            int refusals,
            int closings,
            long data,
            int pushed,
            List<String> told) {}

    /// What this driver's life is like; a test may change it before the guest starts.
    ///
    /// @param window requests under way at once
    /// @param goal requests in all
    /// @param bytesMost of a request
    public record Plan(int ringBytes, int window, long goal, int bytesMost, boolean byAddress) {
        public static final Plan SMALL = new Plan(8192, 4, 200, 300, true);
    }

    private static final int DATA_PAGES = 4;

    private final Outgoing out = new Outgoing();
    private final Plan plan;
    private final long data;
    private final byte[] flood;
    long sent;
    long answered;
    long wrong;
    long goal;
    int refusals;
    int closings;
    int pushed;
    final List<String> told = new ArrayList<>();

    EchoDriver(DeviceNode node, DriverContext kernel, Plan plan) {
        super(node, kernel);
        this.plan = plan;
        goal = plan.goal();
        data = kernel.allocatePages(DATA_PAGES);
        flood = new byte[plan.bytesMost()];
    }

    @Override
    protected void attached() {
        channel().open(plan.ringBytes(), (byte) 1, (byte) 2);
    }

    @Override
    protected void opened(GuestChannel which) {
        told.add("opened " + which.offer().subChannel());
        if (which == channel()) pump();
    }

    @Override
    protected void refused(GuestChannel which) {
        refusals++;
    }

    private boolean isFlooding() {
        return channel().offer().interfaceType().equals(EchoDevice.SINK);
    }

    private byte[] payload(long n) {
        byte[] bytes = new byte[(int) (8 + n * 37 % Math.max(1, plan.bytesMost() - 8)) / 8 * 8];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) (n * 31 + i & 0x3F);
        return bytes;
    }

    /// Fills the ring with packets that nobody answers.
    private void flood() {
        while (channel().isOpen()
                && channel()
                        .send(out.data(sent).payload(flood, 0, plan.bytesMost()).cause(1000 + sent))) sent++;
    }

    private void pump() {
        if (isFlooding()) {
            flood();
            return;
        }
        while (channel().isOpen() && sent < goal && sent - answered < plan.window()) {
            if (!channel().send(request(sent))) return;
            sent++;
        }
    }

    private Outgoing request(long n) {
        boolean direct = plan.byAddress() && n % 5 == 4;
        if (direct) {
            kernel.memory().put64(data + n % 100 * 8, n);
            out.direct(n, List.of(GpaRange.of(data + n % 100 * 8, 8)));
        } else out.data(n);
        return out.payload(payload(n)).wantsCompletion().cause(1000 + n);
    }

    @Override
    protected void received(GuestChannel which, Packet packet) {
        pushed++;
        told.add("pushed " + packet.pieces());
    }

    @Override
    protected void completed(GuestChannel which, Packet packet) {
        long n = packet.transaction();
        byte[] expected = payload(n);
        byte[] got = packet.payload();
        boolean right = got.length == expected.length;
        for (int i = 0; right && i < got.length; i++) right = got[i] == (byte) (expected[i] ^ 0xFF);
        if (plan.byAddress() && n % 5 == 4) right &= kernel.memory().i64(data + n % 100 * 8) == ~n;
        if (!right) wrong++;
        answered++;
        pump();
    }

    @Override
    protected void writable(GuestChannel which) {
        if (which == channel()) pump();
    }

    @Override
    protected void closed(GuestChannel which) {
        closings++;
        told.add("closed " + which.offer().subChannel());
    }

    @Override
    protected void shared(GuestChannel which, int buffer, boolean accepted) {
        told.add("shared " + accepted);
        if (!accepted) return;
        byte[] request = new byte[16];
        request[0] = EchoDevice.PUSH;
        for (int i = 0; i < 4; i++) request[8 + i] = (byte) (buffer >>> i * 8);
        which.send(out.data(77).payload(request));
    }

    @Override
    protected void unshared(GuestChannel which, int buffer) {
        told.add("unshared");
    }

    @Override
    protected void subChannel(GuestChannel which) {
        told.add("offered " + which.offer().subChannel());
        which.open(plan.ringBytes());
    }

    @Override
    protected void woken(long word) {
        switch ((int) word) {
            case 1 -> channel().close();
            case 2 -> channel().open(plan.ringBytes());
            case 3 -> pump();
            case 4 -> channel().share(data, DATA_PAGES * 4096);
            case 5 -> ask(EchoDevice.SUB);
            case 6 -> ask(EchoDevice.FAIL);
            case 7 -> throw new IllegalStateException("told to");
            default -> channel().target((int) word - 100);
        }
    }

    private void ask(int what) {
        byte[] request = new byte[16];
        request[0] = (byte) what;
        request[8] = 1;
        channel().send(out.data(78).payload(request));
    }

    /// From outside of the kernel: a word to the driver.
    public void tell(long word) {
        wakeWith(word, 0);
    }

    byte[] data(int at, int bytes) {
        byte[] copy = new byte[bytes];
        kernel.memory().read(data + at, copy, 0, bytes);
        return copy;
    }

    GuestChannel main() {
        return channel();
    }

    @Override
    public Saved save() {
        return Saved.of(new State(sent, answered, wrong, goal, refusals, closings, data, pushed, List.copyOf(told)));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        sent = s.sent();
        answered = s.answered();
        wrong = s.wrong();
        goal = s.goal();
        refusals = s.refusals();
        closings = s.closings();
        pushed = s.pushed();
        told.addAll(s.told());
    }
}
