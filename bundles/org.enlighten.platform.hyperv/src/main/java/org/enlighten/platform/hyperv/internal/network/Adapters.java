// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.network;

import com.google.gson.JsonParser;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.enlighten.network.Frame;
import org.enlighten.network.MacAddressPool;
import org.enlighten.network.MacAddressRange;
import org.enlighten.network.NetworkException;
import org.enlighten.network.PortSettings;
import org.enlighten.network.SwitchPort;
import org.enlighten.network.VirtualSwitch;
import org.enlighten.network.VlanMode;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.platform.AdapterSettings;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.VmDefinition;
import org.enlighten.vmbus.network.NetworkProvider;
import org.enlighten.vmbus.network.VirtualAdapter;
import org.enlighten.vmbus.network.VirtualAdapters;

/// The network adapters of a host's machines: who has which address, and, of those that run, which port. A machine's
/// adapters have ports from its start to its end.
public final class Adapters implements VirtualAdapters {
    /// Is told that frames wait for a machine's emulated adapters: its worker takes them.
    public interface Emulated {
        void arrived(int machine);
    }

    /// Takes a frame for an emulated adapter.
    public interface Receiver {
        /// @param index among the machine's emulated adapters
        void receive(int index, Frame frame);
    }

    /// A frame that waits for an emulated adapter.
    public record Arrived(int machine, int index, Frame frame) {}

    /// An adapter of a running machine.
    public record Running(int number, int machine, String type, String settings) {}

    /// What is saved.
    public record State(MacAddressPool.State pool, int nextNumber, List<Running> running, List<Arrived> arrived) {}

    /// Frames that wait for one machine; what is more is lost, as on any adapter.
    private static final int ARRIVED_MAX = 256;

    private final Switches switches;
    private final MacAddressPool pool;
    private final Emulated emulated;
    private final TreeMap<Integer, RunningAdapter> running = new TreeMap<>();
    private Optional<NetworkProvider> provider = Optional.empty();
    private final ArrayDeque<Arrived> arrived = new ArrayDeque<>();
    private int nextNumber = 1;

    Adapters(Switches switches, MacAddressRange range, Emulated emulated) {
        this.switches = switches;
        this.emulated = emulated;
        pool = new MacAddressPool(range);
    }

    MacAddressRange range() {
        return pool.range();
    }

    Optional<SwitchPort> port(UUID adapter) {
        return of(adapter).flatMap(RunningAdapter::port);
    }

    private Optional<RunningAdapter> of(UUID adapter) {
        return running.values().stream()
                .filter(a -> a.settings().id().equals(adapter))
                .findFirst();
    }

    // Addresses

    /// A definition in which every adapter has its address: those that are given are claimed, dynamic ones found.
    /// Throws a sentence, and changes nothing, when somebody else has one that was given.
    public VmDefinition settled(int machine, VmDefinition definition) throws FittingException {
        VmDefinition settled = definition;
        for (AdapterSettings each : AdapterSettings.in(definition)) check(each, holder(machine, each));
        for (AdapterSettings each : AdapterSettings.in(definition))
            settled = settled.withDevice(addressed(each, holder(machine, each)).device());
        release(machine, settled);
        return settled;
    }

    /// The definition of a machine that is there already: when its adapters want addresses that others have, they get
    /// other ones.
    ///
    /// @param report is told why
    public VmDefinition adopted(int machine, VmDefinition definition, Consumer<String> report) {
        try {
            return settled(machine, definition);
        } catch (FittingException e) {
            report.accept("'" + definition.name() + "': " + e.getMessage());
        }
        VmDefinition next = definition;
        for (AdapterSettings a : AdapterSettings.in(definition))
            next = next.withDevice(a.withoutAddress().device());
        try {
            return settled(machine, next);
        } catch (FittingException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static String holder(int machine, AdapterSettings adapter) {
        return "vm/" + machine + "/nic/" + adapter.id();
    }

    private void check(AdapterSettings adapter, String holder) throws FittingException {
        if (adapter.dynamic() || adapter.address().isEmpty()) return;
        MacAddress wanted = adapter.address().get();
        Optional<String> other = pool.holderOf(wanted).filter(h -> !h.equals(holder));
        if (other.isPresent())
            throw new FittingException(
                    "'%s' cannot have the address %s: another adapter on this host has it. Two adapters with one address would take each other's frames: choose another, or a dynamic one."
                            .formatted(adapter.name(), wanted));
        if (!wanted.isStation())
            throw new FittingException("'%s' cannot be the address of an adapter: %s. Choose another."
                    .formatted(wanted, wanted.isGroup() ? "it stands for a group of stations" : "it is all zeros"));
    }

    private AdapterSettings addressed(AdapterSettings adapter, String holder) throws FittingException {
        Optional<MacAddress> wanted = adapter.address();
        boolean free =
                wanted.flatMap(pool::holderOf).filter(h -> !h.equals(holder)).isEmpty();
        try {
            if (wanted.isPresent() && (free || !adapter.dynamic())) {
                pool.claim(holder, wanted.get());
                return adapter;
            }
            return adapter.withAddress(pool.allocate(holder), true);
        } catch (NetworkException e) {
            throw new FittingException(e.getMessage());
        }
    }

    /// Adapters that a machine has no more have no addresses.
    private void release(int machine, VmDefinition definition) {
        List<String> has = AdapterSettings.in(definition).stream()
                .map(a -> holder(machine, a))
                .toList();
        String prefix = "vm/" + machine + "/nic/";
        for (String holder : List.copyOf(pool.save().holders().keySet()))
            if (holder.startsWith(prefix) && !has.contains(holder)) pool.release(holder);
    }

    /// A machine was removed.
    public void forget(int machine) {
        stopped(machine);
        String prefix = "vm/" + machine + "/nic/";
        for (String holder : List.copyOf(pool.save().holders().keySet()))
            if (holder.startsWith(prefix)) pool.release(holder);
    }

    // Machines that run

    /// A machine starts, or has another definition: its adapters are connected as it says.
    public void running(int machine, VmDefinition definition) {
        List<AdapterSettings> wanted = AdapterSettings.in(definition);
        for (RunningAdapter each : List.copyOf(running.values())) {
            boolean stays =
                    wanted.stream().anyMatch(a -> a.id().equals(each.settings().id()));
            if (each.machine() == machine && !stays) leave(each);
        }
        for (AdapterSettings each : wanted) adopt(machine, each);
    }

    private void adopt(int machine, AdapterSettings settings) {
        Optional<RunningAdapter> known = of(settings.id());
        if (known.isEmpty()) {
            RunningAdapter adapter = new RunningAdapter(nextNumber, machine, settings);
            running.put(nextNumber++, adapter);
            connect(adapter);
        } else if (!known.get().settings().equals(settings)) {
            boolean before = known.get().isLinked();
            disconnect(known.get());
            known.get().settings(settings);
            connect(known.get());
            // a plug that was moved is told as pulled and put in: the guest asks for its addresses anew
            if (before || known.get().isLinked()) told(known.get());
        }
    }

    public void stopped(int machine) {
        arrived.removeIf(a -> a.machine() == machine);
        for (RunningAdapter each : List.copyOf(running.values())) if (each.machine() == machine) leave(each);
    }

    private void leave(RunningAdapter adapter) {
        disconnect(adapter);
        running.remove(adapter.number());
    }

    private void connect(RunningAdapter adapter) {
        AdapterSettings settings = adapter.settings();
        Optional<VirtualSwitch> to =
                settings.switchName().isEmpty() ? Optional.empty() : switches.named(settings.switchName());
        if (to.isEmpty()) return;
        PortSettings rules = PortSettings.of(adapter.address());
        if (settings.vlan() != 0) rules = rules.withVlan(new VlanMode.Access(settings.vlan()));
        try {
            adapter.port(Optional.of(to.get().connect(adapter.portName(), rules, f -> arrived(adapter, f))));
        } catch (NetworkException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private void arrived(RunningAdapter adapter, Frame frame) {
        if (adapter.settings().legacy()) wait(adapter, frame);
        else provider.ifPresent(p -> p.arrived(adapter.number(), frame));
    }

    private void wait(RunningAdapter adapter, Frame frame) {
        int machine = adapter.machine();
        long waiting = arrived.stream().filter(a -> a.machine() == machine).count();
        if (waiting >= ARRIVED_MAX) return;
        arrived.add(new Arrived(machine, emulatedOf(machine).indexOf(adapter), frame));
        if (waiting == 0) emulated.arrived(machine);
    }

    /// Hands over what waits for a machine's emulated adapters.
    public void take(int machine, Receiver to) {
        List<Arrived> mine =
                arrived.stream().filter(a -> a.machine() == machine).toList();
        arrived.removeAll(mine);
        for (Arrived each : mine) to.receive(each.index(), each.frame());
    }

    /// In the order in which they were added: none comes or goes while its machine runs.
    private List<RunningAdapter> emulatedOf(int machine) {
        return running.values().stream()
                .filter(a -> a.machine() == machine && a.settings().legacy())
                .toList();
    }

    private void disconnect(RunningAdapter adapter) {
        Optional<VirtualSwitch> from = switches.named(adapter.settings().switchName());
        adapter.port().ifPresent(port -> from.ifPresent(s -> s.disconnect(port)));
        adapter.port(Optional.empty());
    }

    private void told(RunningAdapter adapter) {
        provider.ifPresent(p -> p.linkChanged(adapter.number()));
    }

    /// A switch is there: whoever wants to be on it is.
    void connect(String switchName) {
        for (RunningAdapter each : running.values()) {
            if (!each.settings().switchName().equalsIgnoreCase(switchName) || each.isLinked()) continue;
            connect(each);
            told(each);
        }
    }

    /// A switch goes.
    void disconnect(String switchName) {
        for (RunningAdapter each : running.values()) {
            if (!each.settings().switchName().equalsIgnoreCase(switchName) || !each.isLinked()) continue;
            each.port(Optional.empty());
            told(each);
        }
    }

    void clear() {
        running.clear();
        arrived.clear();
        provider = Optional.empty();
    }

    // For the provider

    @Override
    public Optional<VirtualAdapter> adapter(long partition, UUID instance) {
        return of(instance).filter(a -> !a.settings().legacy()).map(VirtualAdapter.class::cast);
    }

    @Override
    public Optional<VirtualAdapter> adapter(int number) {
        return Optional.ofNullable(running.get(number));
    }

    @Override
    public Optional<VirtualAdapter> emulated(int machine, int index) {
        List<RunningAdapter> all = emulatedOf(machine);
        return index < 0 || index >= all.size() ? Optional.empty() : Optional.of(all.get(index));
    }

    @Override
    public void serving(NetworkProvider next) {
        provider = Optional.of(next);
    }

    // Saved state

    State save() {
        return new State(
                pool.save(),
                nextNumber,
                running.values().stream()
                        .map(a -> new Running(
                                a.number(),
                                a.machine(),
                                a.settings().device().type(),
                                a.settings().device().content().toString()))
                        .toList(),
                List.copyOf(arrived));
    }

    /// Before switches are: each connects its adapters when it is defined, and has its ports when it is restored.
    void restore(State s) {
        pool.restore(s.pool());
        nextNumber = s.nextNumber();
        arrived.addAll(s.arrived());
        for (Running r : s.running()) {
            DeviceSettings device = new DeviceSettings(
                    r.type(), JsonParser.parseString(r.settings()).getAsJsonObject());
            RunningAdapter adapter = new RunningAdapter(
                    r.number(), r.machine(), AdapterSettings.of(device).orElseThrow());
            running.put(r.number(), adapter);
        }
    }
}
