// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
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
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.integration.IntegrationClient;
import org.enlighten.vmbus.integration.IntegrationHost;
import org.enlighten.vmbus.integration.KvpItem;
import org.enlighten.vmbus.integration.ServiceView;
import org.enlighten.vmbus.integration.protocol.FileCopyBody;
import org.enlighten.vmbus.integration.protocol.IntegrationService;
import org.enlighten.vmbus.integration.protocol.KvpPool;
import org.enlighten.vmbus.integration.protocol.ShutdownBody;

/// `vmicvdev`: the virtual devices of all machines' integration components in one driver of the root's kernel.
public final class IntegrationDriver extends HostDevice implements IntegrationHost, Surroundings {
    /// What is saved.
    record State(List<MachineEnd.State> machines, List<Long> freeBuffers) {}

    private static final int SERVICE_BITS = 4;
    private static final int SERVICES_MASK = (1 << SERVICE_BITS) - 1;

    private final IntegrationClient client;
    private final TreeMap<Long, MachineEnd> machines = new TreeMap<>();
    private final CopyBuffers buffers;

    public IntegrationDriver(DeviceNode node, DriverContext kernel, IntegrationClient client) {
        super(DRIVER, node, kernel);
        this.client = client;
        buffers = new CopyBuffers(kernel);
    }

    // ---- machines ---------------------------------------------------------------------------------------------------

    @Override
    public void paused(long partition) {
        machine(partition).paused();
    }

    @Override
    public void resumed(long partition) {
        machine(partition).resumed();
    }

    @Override
    public void closed(long partition) {
        MachineEnd gone = machines.remove(partition);
        if (gone != null) gone.end();
    }

    private MachineEnd machine(long partition) {
        return machines.computeIfAbsent(partition, p -> new MachineEnd(p, this));
    }

    private Optional<Endpoint> endpoint(HostChannel channel) {
        return Optional.ofNullable(machines.get(channel.partition())).flatMap(m -> m.at(channel.number()));
    }

    // ---- channels ---------------------------------------------------------------------------------------------------

    @Override
    protected boolean opened(HostChannel channel) {
        Optional<IntegrationService> service =
                IntegrationService.of(channel.offer().interfaceType());
        service.ifPresent(s -> machine(channel.partition()).opened(s, channel.number()));
        return service.isPresent();
    }

    @Override
    protected void writable(HostChannel channel) {
        endpoint(channel).ifPresent(Endpoint::writable);
    }

    @Override
    protected void received(HostChannel channel, Packet packet) {
        endpoint(channel).ifPresent(e -> e.received(packet.payload()));
    }

    @Override
    protected void closed(HostChannel channel) {
        MachineEnd machine = machines.get(channel.partition());
        if (machine != null) machine.closed(channel.number());
        channel.finished();
    }

    @Override
    protected void woken(long word) {
        MachineEnd machine = machines.get(word >>> SERVICE_BITS);
        int service = (int) word & SERVICES_MASK;
        if (machine != null)
            machine.endpoint(IntegrationService.values()[service]).ifPresent(Endpoint::due);
    }

    // ---- requests ---------------------------------------------------------------------------------------------------

    @Override
    public List<ServiceView> services(long partition) {
        MachineEnd machine = machine(partition);
        boolean connected = bus().flatMap(b -> b.version(partition)).isPresent();
        List<UUID> offered = bus().stream()
                .flatMap(b -> b.channels(partition).stream())
                .map(c -> c.offer().interfaceType())
                .toList();
        return Arrays.stream(IntegrationService.values())
                .map(s -> machine.view(s, offered.contains(s.interfaceType()), connected))
                .toList();
    }

    /// Hands the service's component over when it can be asked; else the asker is told why not.
    private <C extends Component> void with(
            long partition, long tag, IntegrationService service, Class<C> type, Consumer<C> ask) {
        Optional<Endpoint> ready = machine(partition).ready(service);
        if (ready.isPresent()) ask.accept(type.cast(ready.get().component));
        else
            client.failed(
                    partition,
                    tag,
                    new Cause(services(partition).get(service.ordinal()).explanation()));
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
                .endpoint(IntegrationService.KEY_VALUE)
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
        machine(partition).ready(IntegrationService.VSS).ifPresent(e -> ((Backup) e.component).thaw());
    }

    @Override
    public void copyFile(
            long partition, long tag, String source, String target, boolean overwrite, boolean createPath) {
        int slash = Math.max(target.lastIndexOf('\\'), target.lastIndexOf('/'));
        int flags = (overwrite ? FileCopyBody.OVERWRITE : 0) | (createPath ? FileCopyBody.CREATE_PATH : 0);
        FileCopyBody.Start start =
                new FileCopyBody.Start(target.substring(slash + 1), target.substring(0, Math.max(0, slash)), flags, 0);
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
        String id = kernel.memory().name() + "/" + DRIVER + "/" + partition + "/"
                + service.name().toLowerCase(java.util.Locale.ROOT);
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
        for (long partition : List.copyOf(machines.keySet())) closed(partition);
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
        for (MachineEnd.State m : s.machines()) machine(m.partition()).restore(m);
    }
}
