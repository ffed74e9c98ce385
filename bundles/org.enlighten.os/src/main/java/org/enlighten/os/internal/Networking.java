// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.machine.Cost;
import org.enlighten.os.EventLog;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.OsEvents;
import org.enlighten.os.driver.NetworkOffer;
import org.enlighten.os.net.ConnectionView;
import org.enlighten.os.net.NetworkStack;
import org.enlighten.os.net.StackClient;
import org.enlighten.os.net.StackCounters;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.net.protocol.MacAddress;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;

/// The network of one system: its adapters below the stack, the stack, and the thread that works for it. A system that
/// has no adapter and opens no socket has neither stack nor thread.
final class Networking implements StackClient {
    /// A frame that came and that the stack has not seen.
    record Incoming(int adapter, byte[] frame) {}

    /// What is saved.
    ///
    /// @param stack its state; nothing when there is none yet
    /// @param wakeAtNs when the thread is to be woken for what is due
    record State(
            boolean begun,
            Saved stack,
            List<NetworkAdapter.State> adapters,
            List<Incoming> incoming,
            long overrun,
            long wakeAtNs,
            SocketWaits.State waits) {}

    private static final int INCOMING_MAX = 512;

    final SocketWaits waits;
    private final Executive x;
    private final List<NetworkAdapter> adapters = new ArrayList<>();
    private final ArrayDeque<Incoming> incoming = new ArrayDeque<>();
    private Optional<NetworkStack> stack = Optional.empty();
    /// Frames that came while too many waited.
    private long overrun;
    private long wakeAtNs = Simulation.NEVER;
    /// The request that the present call to the stack serves.
    private long cause;

    Networking(Executive x) {
        this.x = x;
        waits = new SocketWaits(x);
    }

    /// The stack; made, with its thread, when it is first needed.
    NetworkStack stack() {
        if (stack.isEmpty()) {
            stack = Optional.of(made(x.simulation.chance().nextLong()));
            x.processes.startTask(new NetworkTask(x));
        }
        return stack.get();
    }

    private NetworkStack made(long seed) {
        return new NetworkStack(x.description.network(), seed, x.time::nowNs, this);
    }

    /// A driver's device is an adapter, or its link has changed.
    void offered(DriverInstance driver, NetworkOffer offer) {
        Optional<NetworkAdapter> known = of(driver);
        if (known.isEmpty()) {
            NetworkAdapter adapter = new NetworkAdapter(x, adapters.size() + 1, driver, offer);
            adapter.allocate();
            adapters.add(adapter);
            x.tell(OsEvents.ADAPTER_FOUND, Mode.KERNEL, 0, adapter.number, driver.number);
            stack().attach(adapter.number, adapter.name(), offer.hardware(), offer.packetBytes());
        }
        NetworkAdapter adapter = of(driver).orElseThrow();
        adapter.offer = offer;
        stack().link(adapter.number, offer.linked());
        settle();
    }

    private Optional<NetworkAdapter> of(DriverInstance driver) {
        return adapters.stream().filter(a -> a.driver == driver && !a.gone).findFirst();
    }

    Optional<NetworkAdapter> adapter(int number) {
        return number < 1 || number > adapters.size() ? Optional.empty() : Optional.of(adapters.get(number - 1));
    }

    /// A driver's device is gone.
    void lost(DriverInstance driver) {
        of(driver).ifPresent(a -> {
            a.gone = true;
            stack().detach(a.number);
        });
    }

    /// From a driver: a frame has come.
    void received(DriverInstance driver, byte[] frame) {
        Optional<NetworkAdapter> adapter = of(driver);
        if (adapter.isEmpty()) return;
        if (incoming.size() >= INCOMING_MAX) {
            overrun++;
            return;
        }
        incoming.add(new Incoming(adapter.get().number, frame));
        x.poke(NetworkTask.KIND);
    }

    /// One step of the stack's thread.
    long step(KernelThread self) {
        Incoming next = incoming.poll();
        boolean due = stack().nextDueNs() <= x.time.nowNs();
        if (next != null) stack().received(next.adapter(), next.frame());
        else if (due) stack().advance();
        else rest(self);
        return next != null || due ? x.costs.ns(Cost.DRIVER_PATH) : 0;
    }

    private void rest(KernelThread self) {
        self.wait = KernelThread.Wait.WORK;
        x.time.cancel(self);
        wakeAtNs = Simulation.NEVER;
        wakeForDue(self);
    }

    private void wakeForDue(KernelThread self) {
        long due = stack().nextDueNs();
        if (due == wakeAtNs) return;
        x.time.cancel(self);
        wakeAtNs = due;
        if (due != Simulation.NEVER) x.time.sleep(self, Math.max(0, due - x.time.nowNs()));
    }

    /// After calls to the stack from outside its thread: when it is due may have changed.
    void settle() {
        cause = 0;
        x.waiting(NetworkTask.KIND).ifPresent(this::wakeForDue);
    }

    /// What the stack does until [#settle] is for that request.
    NetworkStack serving(long request) {
        NetworkStack s = stack();
        cause = request;
        return s;
    }

    @Override
    public void transmit(int adapter, byte[] frame) {
        adapter(adapter).ifPresent(a -> a.transmit(frame, cause));
    }

    @Override
    public void ready(int socket) {
        waits.ready(socket);
    }

    @Override
    public void conflict(int adapter, Ipv4Address address, MacAddress other) {
        x.log.report(
                EventLog.Level.ERROR,
                4199,
                "Tcpip",
                "The system detected an address conflict for IP address %s with the system having network hardware address %s. Network operations on this system may be disrupted as a result."
                        .formatted(address, other));
    }

    NetworkInfo info() {
        return stack.map(NetworkStack::adapters).orElseGet(() -> new NetworkInfo(List.of()));
    }

    List<ConnectionView> connections() {
        return stack.map(NetworkStack::connections).orElseGet(List::of);
    }

    Optional<StackCounters> counters() {
        return stack.map(NetworkStack::counters);
    }

    State save() {
        return new State(
                stack.isPresent(),
                stack.map(Saved::of).orElse(Saved.NOTHING),
                adapters.stream().map(NetworkAdapter::save).toList(),
                List.copyOf(incoming),
                overrun,
                wakeAtNs,
                waits.save());
    }

    /// Call before requests are restored: they find their adapters here.
    void restore(State s) {
        for (NetworkAdapter.State a : s.adapters()) {
            NetworkAdapter adapter = new NetworkAdapter(x, a.number(), x.drivers.get(a.driver()), a.offer());
            adapter.restore(a);
            adapters.add(adapter);
        }
        incoming.addAll(s.incoming());
        overrun = s.overrun();
        wakeAtNs = s.wakeAtNs();
        waits.restore(s.waits());
        if (!s.begun()) return;
        NetworkStack restored = made(0);
        s.stack().into(restored);
        stack = Optional.of(restored);
    }
}
