// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.enlighten.host.NetworkCard;
import org.enlighten.network.internal.AddressTable;
import org.enlighten.network.internal.Extension;
import org.enlighten.network.internal.Extensions;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;

/// A learning virtual switch. A frame goes to the port that has its destination; one for a group of stations goes to
/// every port of its VLAN; one for an address that nobody is known to have goes where addresses may be that the switch
/// does not know: to the uplink and to ports that may spoof. A port whose client may not spoof has its own address and
/// no other, so nothing of others' reaches it.
///
/// Ports are made by the definition of a world, by the same names before a restore; the state fills them. Frames are
/// handed to clients by timers of the switch, never from within [SwitchPort#send].
public final class VirtualSwitch implements Snapshottable<VirtualSwitch.State> {
    /// Everything but who stands behind the ports.
    public record State(
            int nextNumber,
            List<SwitchPort.State> ports,
            AddressTable.State learned,
            List<Extension.State> extensions) {}

    private final String id;
    private final SwitchType type;
    private final SwitchSettings settings;
    private final Simulation simulation;
    private final AddressTable learned;
    private final Extensions extensions;
    private final Ports ports = new Ports();
    private Optional<Uplink> uplink = Optional.empty();
    private int nextNumber = 1;

    /// @param id path that starts the ids of its timers, such as `host/switch/LAN`
    /// @param factories of its extensions, in the order in which frames pass them
    public VirtualSwitch(
            String id,
            SwitchType type,
            SwitchSettings settings,
            Simulation simulation,
            List<SwitchExtensionFactory> factories) {
        this.id = id;
        this.type = type;
        this.settings = settings;
        this.simulation = simulation;
        learned = new AddressTable(settings.ageingNs(), settings.addressesMax());
        extensions = new Extensions(factories, this::extensionFailed);
    }

    public String id() {
        return id;
    }

    public SwitchType type() {
        return type;
    }

    public SwitchSettings settings() {
        return settings;
    }

    /// Connects an adapter of a virtual machine.
    ///
    /// @param name unique on this switch and stable, such as `vm/3/nic/0`
    public SwitchPort connect(String name, PortSettings rules, PortClient client) throws NetworkException {
        return connect(name, PortKind.ADAPTER, rules, client);
    }

    /// Connects an adapter of the management operating system.
    public SwitchPort connectManagement(String name, PortSettings rules, PortClient client) throws NetworkException {
        if (type == SwitchType.PRIVATE)
            throw new NetworkException(
                    "The management operating system cannot use '%s': it is a private switch, for virtual machines alone. Make it internal or external first."
                            .formatted(id));
        return connect(name, PortKind.MANAGEMENT, rules, client);
    }

    /// Leaves the host through a physical card, from now on the only one.
    ///
    /// @param line what lies between the switch and the card: usually [LineSettings#PERFECT]
    public SwitchPort connectUplink(String name, NetworkCard card, LineSettings line) throws NetworkException {
        if (type != SwitchType.EXTERNAL)
            throw new NetworkException(
                    "'%s' cannot use a physical adapter: only an external switch has one. Change its connection type first."
                            .formatted(id));
        if (uplink.isPresent())
            throw new NetworkException(
                    "'%s' uses a physical adapter already. Disconnect it before connecting another.".formatted(id));
        if (card.isTaken())
            throw new NetworkException(
                    "The adapter '%s' (%s) is in use by another switch. One adapter serves one external switch: choose another adapter."
                            .formatted(card.profile().name(), card.macAddress()));
        MacAddress address = MacAddress.parse(card.macAddress()).orElseThrow();
        Uplink next = new Uplink(card);
        PortSettings rules = new PortSettings(address, VlanMode.Trunk.ALL, true, line);
        SwitchPort port = connect(name, PortKind.UPLINK, rules, next);
        next.join(port);
        uplink = Optional.of(next);
        return port;
    }

    private SwitchPort connect(String name, PortKind kind, PortSettings rules, PortClient client)
            throws NetworkException {
        if (ports.named(name).isPresent())
            throw new NetworkException("'%s' has a port '%s' already.".formatted(id, name));
        SwitchPort port = new SwitchPort(this, simulation, nextNumber, name, kind, rules, client);
        try {
            checkAddress(rules.address(), port);
        } catch (NetworkException e) {
            port.close();
            throw e;
        }
        nextNumber++;
        ports.add(port);
        told(NetworkEvents.PORT_CONNECTED, port, 0);
        return port;
    }

    /// Pulls a port's plug: frames under way to and from it are lost, what was learned behind it is forgotten.
    public void disconnect(SwitchPort port) {
        if (!ports.contains(port)) return;
        ports.remove(port);
        learned.forget(port.number());
        port.close();
        if (port.kind() == PortKind.UPLINK) {
            uplink.ifPresent(Uplink::part);
            uplink = Optional.empty();
        }
        told(NetworkEvents.PORT_DISCONNECTED, port, 0);
    }

    /// Two adapters with one address on one switch would take each other's frames.
    private void checkAddress(MacAddress address, SwitchPort of) throws NetworkException {
        if (!address.isStation())
            throw new NetworkException("'%s' cannot be the address of an adapter: %s. Choose another."
                    .formatted(address, address.isGroup() ? "it stands for a group of stations" : "it is all zeros"));
        Optional<SwitchPort> owner = ports.owner(address);
        if (of.kind() == PortKind.UPLINK || owner.isEmpty() || owner.get() == of) return;
        throw new NetworkException(
                "The address %s is in use on '%s' by '%s'. Two adapters with one address would take each other's frames: give one of them another."
                        .formatted(address, id, owner.get().name()));
    }

    /// A port gets other rules.
    void change(SwitchPort port, PortSettings next) throws NetworkException {
        checkAddress(next.address(), port);
        if (!next.vlan().equals(port.settings().vlan()) || !next.spoofing()) learned.forget(port.number());
        ports.remove(port);
        port.adopt(next);
        ports.add(port);
    }

    /// A port took a frame in.
    void forward(SwitchPort from, SwitchedFrame frame) {
        if (!extensions.isEmpty() && extensions.entering(frame, from) == SwitchExtension.Verdict.DROP) {
            from.drop(frame.frame(), DropReason.EXTENSION);
            return;
        }
        learn(from, frame);
        Optional<List<PortInfo>> chosen = extensions.isEmpty()
                ? Optional.empty()
                : extensions.destinations(frame, from, List.copyOf(ports.list()));
        if (chosen.isPresent()) toChosen(from, frame, chosen.get());
        else if (frame.header().destination().isGroup()) flood(from, frame, true);
        else toOwner(from, frame);
    }

    private void learn(SwitchPort from, SwitchedFrame frame) {
        MacAddress source = frame.header().source();
        if (!from.learns() || !source.isStation() || owner(source, frame.vlan()).isPresent()) return;
        if (learned.learn(source, frame.vlan(), from.number(), simulation.now()))
            told(NetworkEvents.ADDRESS_LEARNED, from, source.bits());
    }

    /// The adapter that has an address by its settings.
    private Optional<SwitchPort> owner(MacAddress address, int vlan) {
        return ports.owner(address).filter(p -> p.carries(vlan));
    }

    private void toOwner(SwitchPort from, SwitchedFrame frame) {
        MacAddress destination = frame.header().destination();
        Optional<SwitchPort> to = owner(destination, frame.vlan());
        if (to.isEmpty()) to = heard(destination, frame.vlan());
        if (to.isPresent()) leave(from, frame, to.get());
        else flood(from, frame, false);
    }

    private Optional<SwitchPort> heard(MacAddress address, int vlan) {
        OptionalInt number = learned.find(address, vlan, simulation.now());
        return number.isEmpty() ? Optional.empty() : ports.numbered(number.getAsInt());
    }

    /// @param toAll or only to where addresses may be that the switch does not know
    private void flood(SwitchPort from, SwitchedFrame frame, boolean toAll) {
        for (SwitchPort to : ports.all())
            if ((toAll || to.learns()) && to.carries(frame.vlan())) leave(from, frame, to);
    }

    private void toChosen(SwitchPort from, SwitchedFrame frame, List<PortInfo> chosen) {
        for (PortInfo to : chosen)
            if (to instanceof SwitchPort port && ports.contains(port) && port.carries(frame.vlan()))
                leave(from, frame, port);
    }

    private void leave(SwitchPort from, SwitchedFrame frame, SwitchPort to) {
        if (to == from) return;
        if (!extensions.isEmpty() && extensions.leaving(frame, from, to) == SwitchExtension.Verdict.DROP)
            to.drop(frame.frame(), DropReason.EXTENSION);
        else to.leave(frame);
    }

    private void extensionFailed(int at) {
        simulation.trace().record(NetworkEvents.EXTENSION_FAILED, 0, -1, Mode.DEVICE, 0, at, 0);
    }

    /// Switches an extension on or off.
    public void enable(String extension, boolean on) throws NetworkException {
        extensions
                .find(extension)
                .orElseThrow(() -> new NetworkException(
                        "'%s' has no extension '%s'. Install the bundle that brings it.".formatted(id, extension)))
                .enable(on);
    }

    public Optional<SwitchPort> port(String name) {
        return ports.named(name);
    }

    public SwitchView view() {
        List<SwitchView.Port> views = new ArrayList<>();
        for (SwitchPort p : ports.all())
            views.add(new SwitchView.Port(p.number(), p.name(), p.kind(), p.settings(), p.counters()));
        List<SwitchView.Learned> heard = new ArrayList<>();
        for (AddressTable.Entry e : learned.known(simulation.now()))
            heard.add(new SwitchView.Learned(
                    e.address(),
                    e.vlan(),
                    ports.numbered(e.port()).orElseThrow().name(),
                    e.heardAtNs()));
        return new SwitchView(id, type, views, heard, extensions.views());
    }

    private void told(EventType event, SwitchPort port, long what) {
        simulation.trace().record(event, 0, -1, Mode.DEVICE, 0, port.number(), what);
    }

    /// Disconnects every port and takes the switch out of its simulation.
    public void close() {
        for (SwitchPort port : ports.list()) disconnect(port);
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(
                nextNumber, ports.list().stream().map(SwitchPort::save).toList(), learned.save(), extensions.save());
    }

    @Override
    public void restore(State s) {
        nextNumber = s.nextNumber();
        List<String> saved = s.ports().stream().map(SwitchPort.State::name).toList();
        if (!saved.equals(ports.names()))
            throw new IllegalStateException(
                    "the saved switch '%s' has the ports %s, this one %s".formatted(id, saved, ports.names()));
        for (SwitchPort.State p : s.ports()) restore(p);
        learned.restore(s.learned());
        extensions.restore(s.extensions());
    }

    private void restore(SwitchPort.State s) {
        SwitchPort port = ports.named(s.name()).orElseThrow();
        ports.remove(port);
        port.restore(s);
        ports.add(port);
    }
}
