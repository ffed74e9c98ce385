// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;
import org.enlighten.simulation.Trace;
import org.enlighten.vmbus.HostChannel;
import org.enlighten.vmbus.HostDevice;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.integration.IntegrationClient;
import org.enlighten.vmbus.integration.IntegrationHost;
import org.enlighten.vmbus.integration.KvpItem;
import org.enlighten.vmbus.integration.ServiceView;
import org.enlighten.vmbus.integration.protocol.FileCopyBody;
import org.enlighten.vmbus.integration.protocol.IntegrationService;
import org.enlighten.vmbus.integration.protocol.KvpPool;
import org.enlighten.vmbus.integration.protocol.ShutdownBody;
import org.enlighten.vmbus.protocol.OfferFlag;

/// `vmicvdev`: the virtual devices of all machines' integration components in one driver of the root's kernel.
public final class IntegrationDriver extends HostDevice implements IntegrationHost, Surroundings {
    /// What is saved.
    record State(List<MachineEnd.State> machines, List<Long> freeBuffers) {}

    /// In an offer's user data: every packet is one message.
    private static final byte MESSAGES = 4;

    private final IntegrationClient client;
    private final TreeMap<Long, MachineEnd> machines = new TreeMap<>();
    private final TreeMap<Integer, Endpoint> byChannel = new TreeMap<>();
    private final CopyBuffers buffers;

    public IntegrationDriver(DeviceNode node, DriverContext kernel, IntegrationClient client) {
        super(DRIVER, node, kernel);
        this.client = client;
        buffers = new CopyBuffers(kernel);
    }

    // ---- offers -----------------------------------------------------------------------------------------------------

    @Override
    public void offer(long partition, Set<IntegrationService> services) {
        MachineEnd machine = machines.computeIfAbsent(partition, MachineEnd::new);
        for (IntegrationService known : List.copyOf(machine.offered()))
            if (!services.contains(known)) withdraw(machine, known);
        for (IntegrationService service : new TreeSet<>(services)) if (!machine.offered().contains(service)) offer(machine, service);
    }

    private void offer(MachineEnd machine, IntegrationService service) {
        Offer offer = Offer.of(service.interfaceType(), service.instance())
                .withFlags(OfferFlag.ENUMERATE | OfferFlag.PIPE)
                .withUserData(MESSAGES);
        int number = bus().orElseThrow().offer(machine.partition, offer, this).number();
        add(machine, service, number);
    }

    private void add(MachineEnd machine, IntegrationService service, int channel) {
        Endpoint endpoint = new Endpoint(machine.partition, service, channel, this);
        machine.add(endpoint);
        byChannel.put(channel, endpoint);
    }

    private void withdraw(MachineEnd machine, IntegrationService service) {
        int number = machine.endpoint(service).orElseThrow().channel;
        channel(number).ifPresent(HostChannel::rescind);
        byChannel.remove(number);
        machine.remove(service);
    }

    @Override
    public void paused(long partition) {
        machine(partition).ifPresent(MachineEnd::paused);
    }

    @Override
    public void resumed(long partition) {
        machine(partition).ifPresent(MachineEnd::resumed);
    }

    @Override
    public void reset(long partition) {
        machine(partition).ifPresent(MachineEnd::reset);
    }

    @Override
    public void close(long partition) {
        MachineEnd gone = machines.remove(partition);
        if (gone == null) return;
        byChannel.values().removeIf(e -> gone.endpoint(e.service).filter(mine -> mine == e).isPresent());
        for (IntegrationService service : List.copyOf(gone.offered())) gone.remove(service);
    }

    private Optional<MachineEnd> machine(long partition) {
        return Optional.ofNullable(machines.get(partition));
    }

    // ---- channels ---------------------------------------------------------------------------------------------------

    @Override
    protected boolean opened(HostChannel channel) {
        return byChannel.containsKey(channel.number());
    }

    @Override
    protected void writable(HostChannel channel) {
        Endpoint endpoint = byChannel.get(channel.number());
        if (endpoint == null) return;
        if (endpoint.stage() == Endpoint.Stage.OFFERED) endpoint.opened();
        else endpoint.writable();
    }

    @Override
    protected void received(HostChannel channel, Packet packet) {
        Endpoint endpoint = byChannel.get(channel.number());
        if (endpoint != null) endpoint.received(packet.payload());
    }

    @Override
    protected void closed(HostChannel channel) {
        Endpoint endpoint = byChannel.get(channel.number());
        if (endpoint != null) endpoint.closed();
        channel.finished();
    }

    @Override
    protected void woken(long word) {
        MachineEnd machine = machines.get(word >>> SERVICE_BITS);
        int service = (int) word & SERVICES_MASK;
        if (machine != null) machine.endpoint(IntegrationService.values()[service]).ifPresent(Endpoint::due);
    }

    private static final int SERVICE_BITS = 4;
    private static final int SERVICES_MASK = (1 << SERVICE_BITS) - 1;

    // ---- requests ---------------------------------------------------------------------------------------------------

    @Override
    public List<ServiceView> services(long partition) {
        MachineEnd machine = machine(partition).orElseGet(() -> new MachineEnd(partition));
        boolean connected = bus().flatMap(b -> b.version(partition)).isPresent();
        return Arrays.stream(IntegrationService.values())
                .map(s -> machine.view(s, connected))
                .toList();
    }

    /// Hands the service's component over when it can be asked; else the asker is told why not.
    private <C extends Component> void with(
            long partition, long tag, IntegrationService service, Class<C> type, Consumer<C> ask) {
        Optional<Endpoint> ready = machine(partition).flatMap(m -> m.ready(service));
        if (ready.isPresent()) ask.accept(type.cast(ready.get().component));
        else client.failed(partition, tag, new Cause(services(partition).get(service.ordinal()).explanation()));
    }

    private void busy(long partition, long tag) {
        client.failed(partition, tag, new Cause("Another request of this kind is under way in this machine."));
    }

    @Override
    public void shutdown(long partition, long tag, ShutdownBody order) {
        with(partition, tag, IntegrationService.SHUTDOWN, Shutdown.class, s -> {
            if (s.isBusy()) busy(partition, tag);
            else s.order(tag, order);
        });
    }

    @Override
    public List<KvpItem> items(long partition, KvpPool pool) {
        return machine(partition)
                .flatMap(m -> m.endpoint(IntegrationService.KEY_VALUE))
                .map(e -> ((KeyValues) e.component).items(pool))
                .orElse(List.of());
    }

    @Override
    public void refresh(long partition, long tag) {
        with(partition, tag, IntegrationService.KEY_VALUE, KeyValues.class, k -> k.refresh(tag));
    }

    @Override
    public void set(long partition, long tag, String key, String value) {
        with(partition, tag, IntegrationService.KEY_VALUE, KeyValues.class, k -> k.set(tag, key, value));
    }

    @Override
    public void delete(long partition, long tag, String key) {
        with(partition, tag, IntegrationService.KEY_VALUE, KeyValues.class, k -> k.delete(tag, key));
    }

    @Override
    public void freeze(long partition, long tag) {
        with(partition, tag, IntegrationService.VSS, Backup.class, b -> {
            if (b.isBusy()) busy(partition, tag);
            else b.freeze(tag);
        });
    }

    @Override
    public void thaw(long partition) {
        machine(partition)
                .flatMap(m -> m.ready(IntegrationService.VSS))
                .ifPresent(e -> ((Backup) e.component).thaw());
    }

    @Override
    public void copyFile(
            long partition, long tag, String source, String target, boolean overwrite, boolean createPath) {
        int slash = Math.max(target.lastIndexOf('\\'), target.lastIndexOf('/'));
        int flags = (overwrite ? FileCopyBody.OVERWRITE : 0) | (createPath ? FileCopyBody.CREATE_PATH : 0);
        FileCopyBody.Start start = new FileCopyBody.Start(
                target.substring(slash + 1), target.substring(0, Math.max(0, slash)), flags, 0);
        with(partition, tag, IntegrationService.GUEST_SERVICE, FileCopy.class, f -> {
            if (f.isBusy()) busy(partition, tag);
            else f.begin(tag, source, start);
        });
    }

    // ---- for endpoints ----------------------------------------------------------------------------------------------

    @Override
    public long nowNs() {
        return kernel.simulation().now();
    }

    @Override
    public long clockNs() {
        return kernel.clockNs();
    }

    @Override
    public Trace trace() {
        return kernel.simulation().trace();
    }

    @Override
    public Optional<HostChannel> channel(int number) {
        return bus().flatMap(b -> b.channel(number));
    }

    @Override
    public IntegrationClient client() {
        return client;
    }

    @Override
    public FileCopy.Source files() {
        return buffers;
    }

    @Override
    public Timer timer(long partition, IntegrationService service) {
        String id = kernel.memory().name() + "/" + DRIVER + "/" + partition + "/" + service.name().toLowerCase(java.util.Locale.ROOT);
        long word = partition << SERVICE_BITS | service.ordinal();
        return kernel.simulation().timer(id, () -> wakeWith(word, 0));
    }

    @Override
    public void arm(Timer timer, long atNs) {
        if (atNs == Simulation.NEVER) kernel.simulation().cancel(timer);
        else kernel.simulation().arm(timer, atNs);
    }

    @Override
    public void forget(Timer timer) {
        kernel.simulation().forget(timer);
    }

    @Override
    public void unloaded() {
        for (long partition : List.copyOf(machines.keySet())) close(partition);
    }

    // ---- saved state ------------------------------------------------------------------------------------------------

    @Override
    public Saved save() {
        List<MachineEnd.State> all = new ArrayList<>();
        machines.values().forEach(m -> all.add(m.save()));
        return Saved.of(new State(all, buffers.free()));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        buffers.free(s.freeBuffers());
        for (MachineEnd.State m : s.machines()) {
            MachineEnd machine = new MachineEnd(m.partition());
            machines.put(m.partition(), machine);
            for (Endpoint.State e : m.endpoints()) add(machine, e.service(), e.channel());
            machine.restore(m);
        }
    }
}
