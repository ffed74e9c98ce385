// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.hypervisor.protocol.CallCode;
import org.enlighten.hypervisor.protocol.EventFlags;
import org.enlighten.hypervisor.protocol.HvStatus;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.hypervisor.protocol.Message;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.hypervisor.protocol.PortInfo;
import org.enlighten.machine.Cost;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;
import org.enlighten.simulation.Trace;
import org.enlighten.vmbus.HostBus;
import org.enlighten.vmbus.HostChannel;
import org.enlighten.vmbus.HostDevice;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.PacketCauses;
import org.enlighten.vmbus.VmbusEvents;
import org.enlighten.vmbus.protocol.ConnectionIds;
import org.enlighten.vmbus.protocol.VmbusVersion;

/// The bus driver of the root's kernel: reaches the hypervisor by hypercalls, hears of guests by messages and event
/// flags. What it has to say to a guest waits in that guest's list of steps; one that takes no messages keeps nobody
/// else waiting.
public final class HostBusDriver extends Driver implements HostBus, Hub {
    private enum Stage {
        OPENED,
        STEPPED
    }

    record State(
            long inputPage,
            long messagePage,
            long eventPage,
            Numbers.State ports,
            Numbers.State connections,
            Numbers.State flags,
            Numbers.State channels,
            List<HostConnection.State> partitions,
            int sources,
            int words,
            boolean waiting) {}

    /// Interrupt vector of the bus in the root.
    public static final int VECTOR = 0x53;

    private static final int MESSAGE = 1;
    private static final int KICK = 2;
    private static final int RETRY = 3;
    private static final int KIND_SHIFT = 56;
    private static final long KEY_MASK = (1L << KIND_SHIFT) - 1;
    private static final int SOURCES = Msr.SINTS - ConnectionIds.SINT;
    private static final long RETRY_NS = 100_000;
    private static final int RETRY_DOUBLINGS = 10;
    private static final long ROOT = Hypercalls.PARTITION_SELF;

    private final PacketCauses causes;
    private final Timer retry;
    private final Numbers ports = new Numbers(0x1000);
    private final Numbers connections = new Numbers(0x1000);
    private final Numbers flags = new Numbers(1);
    private final Numbers channels = new Numbers(1);
    private final TreeMap<Long, HostConnection> partitions = new TreeMap<>();
    private final List<HostConnection> gone = new ArrayList<>();
    private final TreeMap<Integer, HostEnd> ends = new TreeMap<>();
    private final TreeMap<Integer, HostEnd> flagged = new TreeMap<>();
    private final TreeMap<Integer, HostConnection> shared = new TreeMap<>();
    private long inputPage;
    private long messagePage;
    private long eventPage;
    /// Interrupt sources whose flags are in use, from that of messages on.
    private int sources;
    /// Words of flags that are in use, over all sources.
    private int words;

    /// A message waits for its deferred routine.
    private boolean waiting;

    public HostBusDriver(DeviceNode node, DriverContext kernel, PacketCauses causes) {
        super(node, kernel);
        this.causes = causes;
        String id = kernel.memory().name() + "/" + node.path();
        retry = kernel.simulation().timer(id + "/retry", this::retry);
    }

    @Override
    protected void initialize() {
        inputPage = kernel.allocatePages(1);
        eventPage = kernel.allocatePages(1);
        kernel.connect(VECTOR);
        writeMsr(Msr.SCONTROL, Msr.ENABLED);
        writeMsr(Msr.SIEFP, eventPage | Msr.ENABLED);
        openSource(ConnectionIds.SINT);
        readMsr(Msr.SIMP, Stage.OPENED);
    }

    /// The message page is the whole root's: whoever comes first makes it.
    private void messagePage(long register) {
        if ((register & Msr.ENABLED) != 0) messagePage = register & -GuestMemory.PAGE_BYTES;
        else {
            messagePage = kernel.allocatePages(1);
            writeMsr(Msr.SIMP, messagePage | Msr.ENABLED);
        }
        partitions.values().forEach(this::kick);
    }

    private void openSource(int sint) {
        writeMsr(Msr.SINT0 + sint, VECTOR);
        sources = Math.max(sources, sint - ConnectionIds.SINT + 1);
    }

    @Override
    protected void start(IoRequest request) {
        throw new IllegalStateException("the bus driver has no queue");
    }

    // From the hypervisor

    @Override
    protected void interrupt(int vector) {
        for (int word = 0; word < words; word++) takeFlags(word);
        if (waiting || messagePage == 0) return;
        waiting = !Message.isFree(kernel.memory(), slot());
        if (waiting) kernel.defer((long) MESSAGE << KIND_SHIFT, 0);
    }

    private long slot() {
        return Message.slot(messagePage, ConnectionIds.SINT);
    }

    private void takeFlags(int word) {
        int sint = ConnectionIds.SINT + word / EventFlags.words();
        long set = EventFlags.take(kernel.memory(), eventPage, sint, word % EventFlags.words());
        for (; set != 0; set &= set - 1) event(word * Long.SIZE + Long.numberOfTrailingZeros(set));
    }

    private void event(int flag) {
        HostEnd channel = flagged.get(flag);
        HostConnection connection = shared.get(flag);
        if (channel != null) channel.event();
        else if (connection != null) connection.eventsInPage();
    }

    @Override
    protected void deferred(long argument) {
        switch ((int) (argument >>> KIND_SHIFT)) {
            case MESSAGE -> takeMessage();
            case KICK, RETRY -> step(argument & KEY_MASK);
            default -> throw new IllegalStateException("the bus driver never deferred " + argument);
        }
    }

    /// One message: the copy is handled, then the slot is free, and the hypervisor brings the next.
    private void takeMessage() {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        Optional<Message> message = Message.read(kernel.memory(), slot());
        waiting = false;
        if (Message.release(kernel.memory(), slot())) writeMsr(Msr.EOM, 0);
        if (message.isEmpty() || message.get().type() != ConnectionIds.MESSAGE_TYPE) return;
        int port = (int) message.get().sender();
        for (HostConnection c : partitions.values()) {
            if (c.ports().fromGuest() != port) continue;
            c.heard(message.get().payload());
            return;
        }
    }

    // Steps

    /// Takes a partition's next step.
    private void step(long partition) {
        HostConnection c = partitions.get(partition);
        if (c == null) return;
        HostStep step = c.steps.peek();
        if (step == null || messagePage == 0) {
            c.kicked = false;
            return;
        }
        argument(partition);
        GuestMemory memory = kernel.memory();
        switch (step) {
            case HostStep.Post(int connection, byte[] message) -> {
                int type = ConnectionIds.MESSAGE_TYPE;
                slow(Hypercalls.postMessage(memory, inputPage, connection, type, message));
            }
            case HostStep.CreatePort(long of, int port, long from, PortInfo info) -> {
                int last = info.sint() - ConnectionIds.SINT;
                if (of == ROOT && last >= sources) openSource(info.sint());
                slow(Hypercalls.createPort(memory, inputPage, of, port, from, info));
            }
            case HostStep.Connect(long of, int connection, long to, int port, PortInfo.Type type) ->
                slow(Hypercalls.connectPort(memory, inputPage, of, connection, to, port, type));
            case HostStep.Disconnect(long of, int connection) ->
                hypercall(Hypercalls.removePort(CallCode.DISCONNECT_PORT), of, connection, Stage.STEPPED);
            case HostStep.DeletePort(long of, int port, int flag) ->
                hypercall(Hypercalls.removePort(CallCode.DELETE_PORT), of, port, Stage.STEPPED);
        }
    }

    private void slow(long control) {
        hypercall(control, inputPage, 0, Stage.STEPPED);
    }

    @Override
    protected void stage(int stage, long answer) {
        switch (Stage.values()[stage]) {
            case OPENED -> messagePage(answer);
            case STEPPED -> {
                HostConnection c = partitions.get(argument());
                if (c != null) stepped(c, HvStatus.of(answer));
            }
        }
    }

    private void stepped(HostConnection c, HvStatus status) {
        HostStep step = c.steps.peek();
        if (step instanceof HostStep.Post(int _, byte[] message)) {
            if (status == HvStatus.INSUFFICIENT_BUFFERS) {
                waitForRoom(c);
                return;
            }
            if (status == HvStatus.SUCCESS) c.said(message);
            else c.told(VmbusEvents.MESSAGE_LOST, message[0], status.code());
        }
        if (step instanceof HostStep.Connect made && made.partition() == ROOT && status == HvStatus.SUCCESS)
            c.ports().connected(made.connection());
        give(step);
        c.steps.remove();
        c.retries = 0;
        step(c.partition());
    }

    /// Numbers of the root's that the hypervisor has forgotten now.
    private void give(HostStep step) {
        if (step instanceof HostStep.DeletePort(long of, int port, int flag) && of == ROOT) {
            ports.give(port);
            if (flag != 0) flags.give(flag);
        } else if (step instanceof HostStep.Disconnect(long of, int connection) && of == ROOT)
            connections.give(connection);
    }

    /// Longer each time: a guest that takes no messages costs nothing to speak of.
    private void waitForRoom(HostConnection c) {
        c.retryAtNs = kernel.simulation().now() + (RETRY_NS << Math.min(c.retries++, RETRY_DOUBLINGS));
        armRetry();
    }

    private void armRetry() {
        long next = Simulation.NEVER;
        for (HostConnection c : partitions.values()) next = Math.min(next, c.retryAtNs);
        kernel.simulation().arm(retry, next);
    }

    private void retry() {
        for (HostConnection c : partitions.values()) {
            if (c.retryAtNs > kernel.simulation().now()) continue;
            c.retryAtNs = Simulation.NEVER;
            kernel.defer((long) RETRY << KIND_SHIFT | c.partition(), 0);
        }
        armRetry();
    }

    // From the kernel's other drivers and the platform

    @Override
    public void open(long partition, GuestMemory memory, VmbusVersion most) {
        if (partitions.containsKey(partition)) throw new IllegalStateException("partition " + partition + " has a bus");
        HostConnection c = new HostConnection(partition, memory, most, this);
        partitions.put(partition, c);
        c.begin();
    }

    @Override
    public boolean isOpen(long partition) {
        return partitions.containsKey(partition);
    }

    @Override
    public Optional<VmbusVersion> version(long partition) {
        return Optional.ofNullable(partitions.get(partition))
                .filter(HostConnection::isConnected)
                .map(HostConnection::version);
    }

    @Override
    public HostChannel offer(long partition, Offer offer, HostDevice device) {
        HostConnection c = partitions.get(partition);
        if (c == null) throw new IllegalStateException("partition " + partition + " has no bus");
        return c.offer(offer, device);
    }

    @Override
    public Optional<HostChannel> channel(int number) {
        return Optional.ofNullable(ends.get(number));
    }

    @Override
    public List<HostChannel> channels(long partition) {
        HostConnection c = partitions.get(partition);
        if (c == null) return List.of();
        return c.channels().stream()
                .filter(HostEnd::isOffered)
                .map(HostChannel.class::cast)
                .toList();
    }

    @Override
    public void reset(long partition) {
        HostConnection c = partitions.get(partition);
        if (c != null) c.reset();
    }

    @Override
    public void close(long partition) {
        HostConnection c = partitions.remove(partition);
        if (c == null) return;
        c.steps.forEach(this::give);
        c.close();
        gone.removeIf(other -> other.channels().isEmpty());
        if (!c.channels().isEmpty()) gone.add(c);
    }

    // For the partitions' connections

    @Override
    public Numbers ports() {
        return ports;
    }

    @Override
    public Numbers connections() {
        return connections;
    }

    @Override
    public Numbers flags() {
        return flags;
    }

    @Override
    public Numbers channels() {
        return channels;
    }

    @Override
    public Trace trace() {
        return kernel.simulation().trace();
    }

    @Override
    public PacketCauses causes() {
        return causes;
    }

    @Override
    public Optional<HostDevice> device(String driverId) {
        return kernel.loaded(driverId).map(HostDevice.class::cast);
    }

    @Override
    public void kick(HostConnection connection) {
        if (connection.kicked) return;
        connection.kicked = true;
        kernel.defer((long) KICK << KIND_SHIFT | connection.partition(), 0);
    }

    @Override
    public PortInfo port(int flag) {
        int source = flag / PortInfo.FLAGS_MAX;
        if (source >= SOURCES) throw new IllegalStateException("the root has no event flags left");
        return PortInfo.event(ConnectionIds.SINT + source, 0, flag % PortInfo.FLAGS_MAX, 1);
    }

    @Override
    public void bind(int flag, HostEnd channel) {
        flagged.put(flag, channel);
        words = Math.max(words, flag / Long.SIZE + 1);
    }

    @Override
    public void bind(int flag, HostConnection connection) {
        shared.put(flag, connection);
        words = Math.max(words, flag / Long.SIZE + 1);
    }

    @Override
    public void unbind(int flag) {
        flagged.remove(flag);
        shared.remove(flag);
    }

    @Override
    public void add(HostEnd channel) {
        ends.put(channel.number(), channel);
    }

    @Override
    public void remove(HostEnd channel) {
        ends.remove(channel.number());
    }

    @Override
    public void unloaded() {
        kernel.simulation().forget(retry);
    }

    @Override
    public Saved save() {
        List<HostConnection.State> states = new ArrayList<>();
        partitions.values().forEach(c -> states.add(c.save()));
        gone.stream().filter(c -> !c.channels().isEmpty()).forEach(c -> states.add(c.save()));
        return Saved.of(new State(
                inputPage,
                messagePage,
                eventPage,
                ports.save(),
                connections.save(),
                flags.save(),
                channels.save(),
                states,
                sources,
                words,
                waiting));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        inputPage = s.inputPage();
        messagePage = s.messagePage();
        eventPage = s.eventPage();
        ports.restore(s.ports());
        connections.restore(s.connections());
        flags.restore(s.flags());
        channels.restore(s.channels());
        sources = s.sources();
        words = s.words();
        waiting = s.waiting();
        for (HostConnection.State c : s.partitions()) {
            if (c.gone())
                gone.add(HostConnection.restored(c, new GuestMemory(c.memory(), GuestMemory.PAGE_BYTES), this));
            else partitions.put(c.partition(), HostConnection.restored(c, memory(c.memory()), this));
        }
    }

    private GuestMemory memory(String name) {
        return (GuestMemory) kernel.memories().named(name);
    }
}
