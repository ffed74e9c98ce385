// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.guest;

import java.util.Optional;
import org.enlighten.hypervisor.protocol.EventFlags;
import org.enlighten.hypervisor.protocol.HvStatus;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.hypervisor.protocol.Message;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.hypervisor.protocol.Privilege;
import org.enlighten.machine.Cost;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.EventLog;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;
import org.enlighten.vmbus.PacketCauses;
import org.enlighten.vmbus.client.GuestBus;
import org.enlighten.vmbus.client.GuestBusSettings;
import org.enlighten.vmbus.client.GuestChannel;
import org.enlighten.vmbus.client.GuestDriver;
import org.enlighten.vmbus.protocol.ConnectionIds;
import org.enlighten.vmbus.protocol.ControlMessage;
import org.enlighten.vmbus.protocol.ControlMessage.InitiateContact;
import org.enlighten.vmbus.protocol.VmbusVersion;

/// The bus driver of a guest's kernel: finds out whether a hypervisor is there, sets the synthetic interrupt
/// controller
/// up, connects to the host, and names a device for each channel that is offered. On a machine without a hypervisor it
/// does nothing.
public final class GuestBusDriver extends Driver implements GuestBus, GuestHub {
    private enum Stage {
        PRESENT,
        VENDOR,
        INTERFACE,
        PRIVILEGES,
        OS_ID,
        HYPERCALL_PAGE,
        MESSAGE_PAGE,
        LISTENING,
        POSTED
    }

    record State(
            boolean ready,
            long messagePage,
            boolean kicked,
            boolean waiting,
            int retries,
            GuestConnection.State connection) {}

    /// Interrupt vector of the bus in the guest.
    public static final int VECTOR = 0x53;

    private static final long HYPERVISOR_PRESENT = 1L << 31;
    private static final int VENDOR_LEAF = 0x40000000;
    private static final int MICR = 0x7263694D;
    private static final int INTERFACE = 0x31237648;
    private static final long NEEDED = Privilege.SYNIC | Privilege.POST_MESSAGES | Privilege.SIGNAL_EVENTS;

    private static final int MESSAGE = 1;
    private static final int POST = 2;
    private static final int CONNECT = 3;
    /// As Linux does: a microsecond, then twice as long each time, up to two seconds, a hundred times.
    private static final long RETRY_NS = 1_000;

    private static final int DOUBLINGS_MAX = 21;
    private static final int RETRIES_MAX = 100;

    private final GuestBusSettings settings;
    private final PacketCauses causes;
    private final Timer retry;
    private final long inputPage;
    private final long eventPage;
    private final long codePage;
    private final GuestConnection connection;
    private long messagePage;
    private boolean ready;
    /// Messages are being posted, or will be.
    private boolean kicked;
    /// A message of the host's waits for its deferred routine.
    private boolean waiting;

    private int retries;

    public GuestBusDriver(DeviceNode node, DriverContext kernel, GuestBusSettings settings, PacketCauses causes) {
        super(node, kernel);
        this.settings = settings;
        this.causes = causes;
        inputPage = kernel.allocatePages(1);
        eventPage = kernel.allocatePages(1);
        codePage = kernel.allocatePages(1);
        connection = new GuestConnection(this, settings.versions(), kernel.allocatePages(3));
        retry = kernel.simulation().timer(kernel.memory().name() + "/" + node.path() + "/retry", this::retry);
    }

    // Finding the hypervisor

    @Override
    protected void initialize() {
        cpuidHigh(1, Stage.PRESENT);
    }

    @Override
    protected void stage(int stage, long answer) {
        switch (Stage.values()[stage]) {
            case PRESENT -> {
                if ((answer & HYPERVISOR_PRESENT) != 0) cpuidLow(VENDOR_LEAF, Stage.VENDOR);
            }
            case VENDOR -> {
                if ((int) (answer >>> 32) == MICR) cpuidLow(VENDOR_LEAF + 1, Stage.INTERFACE);
            }
            case INTERFACE -> {
                if ((int) answer == INTERFACE) cpuidLow(VENDOR_LEAF + 3, Stage.PRIVILEGES);
            }
            case PRIVILEGES -> {
                if ((answer & NEEDED) == NEEDED) readMsr(Msr.GUEST_OS_ID, Stage.OS_ID);
            }
            case OS_ID -> {
                if (answer == 0) writeMsr(Msr.GUEST_OS_ID, settings.guestOsId());
                readMsr(Msr.HYPERCALL, Stage.HYPERCALL_PAGE);
            }
            case HYPERCALL_PAGE -> {
                if ((answer & Msr.ENABLED) == 0) writeMsr(Msr.HYPERCALL, codePage | Msr.ENABLED);
                readMsr(Msr.SIMP, Stage.MESSAGE_PAGE);
            }
            case MESSAGE_PAGE -> open(answer);
            case LISTENING -> listening();
            case POSTED -> posted(HvStatus.of(answer));
        }
    }

    private void open(long register) {
        boolean there = (register & Msr.ENABLED) != 0;
        messagePage = there ? register & -GuestMemory.PAGE_BYTES : kernel.allocatePages(1);
        kernel.connect(VECTOR);
        if (!there) writeMsr(Msr.SIMP, messagePage | Msr.ENABLED);
        writeMsr(Msr.SIEFP, eventPage | Msr.ENABLED);
        writeMsr(Msr.SINT0 + ConnectionIds.SINT, VECTOR | Msr.SINT_AUTO_EOI);
        writeMsr(Msr.SCONTROL, Msr.ENABLED);
        // a deferred routine may run between these writes: nothing is said before the host's answer can be heard
        then(Stage.LISTENING);
    }

    private void listening() {
        ready = true;
        connection.connect();
    }

    @Override
    protected void start(IoRequest request) {
        throw new IllegalStateException("the bus driver has no queue");
    }

    // From the host

    @Override
    protected void interrupt(int vector) {
        takeFlags();
        if (waiting) return;
        waiting = !Message.isFree(kernel.memory(), slot());
        if (waiting) kernel.defer(MESSAGE, 0);
    }

    private long slot() {
        return Message.slot(messagePage, ConnectionIds.SINT);
    }

    private void takeFlags() {
        boolean paged = connection.version().hasInterruptPage();
        int words = paged ? 1 : connection.highest() / Long.SIZE + 1;
        for (int word = 0; word < words; word++) {
            long set = EventFlags.take(kernel.memory(), eventPage, ConnectionIds.SINT, word);
            if (paged && set != 0) connection.eventsInPage();
            for (; !paged && set != 0; set &= set - 1)
                connection.event(word * Long.SIZE + Long.numberOfTrailingZeros(set));
        }
    }

    @Override
    protected void deferred(long argument) {
        switch ((int) argument) {
            case MESSAGE -> takeMessage();
            case POST -> post();
            case CONNECT -> connection.connect();
            default -> throw new IllegalStateException("the bus driver never deferred " + argument);
        }
    }

    /// One message: the copy is handled, then the slot is free, and the hypervisor brings the next.
    private void takeMessage() {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        Optional<Message> message = Message.read(kernel.memory(), slot());
        waiting = false;
        if (Message.release(kernel.memory(), slot())) writeMsr(Msr.EOM, 0);
        message.filter(m -> m.type() == ConnectionIds.MESSAGE_TYPE)
                .flatMap(m -> ControlMessage.decode(m.payload()))
                .ifPresent(connection::heard);
    }

    // To the host

    private void post() {
        GuestStep step = connection.steps.peek();
        if (step == null) {
            kicked = false;
            return;
        }
        int type = ConnectionIds.MESSAGE_TYPE;
        long control = Hypercalls.postMessage(kernel.memory(), inputPage, step.connection(), type, step.message());
        hypercall(control, inputPage, 0, Stage.POSTED);
    }

    private void posted(HvStatus status) {
        ControlMessage message =
                ControlMessage.decode(connection.steps.peek().message()).orElseThrow();
        if (isWorthTrying(status, message)) {
            Simulation simulation = kernel.simulation();
            simulation.arm(retry, simulation.now() + (RETRY_NS << Math.min(retries++, DOUBLINGS_MAX)));
            return;
        }
        connection.steps.remove();
        retries = 0;
        if (status != HvStatus.SUCCESS) connection.notPosted(message);
        post();
    }

    private boolean isWorthTrying(HvStatus status, ControlMessage message) {
        if (retries >= RETRIES_MAX) return false;
        return switch (status) {
            case INSUFFICIENT_BUFFERS, INSUFFICIENT_MEMORY -> true;
            case INVALID_CONNECTION_ID -> !(message instanceof InitiateContact);
            default -> false;
        };
    }

    private void retry() {
        kernel.defer(POST, 0);
    }

    @Override
    public void kick() {
        if (kicked) return;
        kicked = true;
        kernel.defer(POST, 0);
    }

    // For the devices' drivers

    @Override
    public GuestChannel attach(String devicePath, GuestDriver driver) {
        return connection.attach(devicePath, driver);
    }

    @Override
    public Optional<GuestChannel> channel(int id) {
        return connection.channel(id).map(GuestChannel.class::cast);
    }

    @Override
    public Optional<VmbusVersion> version() {
        return connection.at() == GuestConnection.At.CONNECTED ? Optional.of(connection.version()) : Optional.empty();
    }

    @Override
    public void disconnect() {
        connection.disconnect();
    }

    @Override
    public void connect() {
        if (ready) kernel.defer(CONNECT, 0);
    }

    // For the connection

    @Override
    public GuestMemory memory() {
        return kernel.memory();
    }

    @Override
    public PacketCauses causes() {
        return causes;
    }

    @Override
    public void found(DeviceNode device) {
        kernel.found(device);
    }

    @Override
    public void lost(String path) {
        kernel.lost(path);
    }

    @Override
    public void warn(String sentence) {
        kernel.events().report(EventLog.Level.WARNING, 1, "VMBus", sentence);
    }

    @Override
    public void unloaded() {
        kernel.simulation().forget(retry);
    }

    @Override
    public Saved save() {
        return Saved.of(new State(ready, messagePage, kicked, waiting, retries, connection.save()));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        ready = s.ready();
        messagePage = s.messagePage();
        kicked = s.kicked();
        waiting = s.waiting();
        retries = s.retries();
        connection.restore(s.connection());
    }
}
