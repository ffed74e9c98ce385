// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.network;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.enlighten.host.NicDevice;
import org.enlighten.network.LineSettings;
import org.enlighten.network.MacAddressRange;
import org.enlighten.network.NetworkException;
import org.enlighten.network.SwitchPort;
import org.enlighten.network.SwitchSettings;
import org.enlighten.network.SwitchType;
import org.enlighten.network.SwitchView;
import org.enlighten.network.VirtualSwitch;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.HostSystem;
import org.enlighten.platform.SwitchDefinition;
import org.enlighten.platform.VirtualNetworks;
import org.enlighten.simulation.Snapshottable;

/// The virtual switches of one host, and the adapters of running machines that are connected to them.
public final class Switches implements VirtualNetworks, Snapshottable<Switches.State> {
    /// What is saved of one switch.
    public record SwitchState(String definition, VirtualSwitch.State content) {}

    /// What is saved. Adapters come before switches: their ports must be there.
    public record State(Adapters.State adapters, List<SwitchState> switches) {}

    private static final String UPLINK = "uplink";

    /// A switch with its definition.
    private record Defined(SwitchDefinition definition, VirtualSwitch at) {}

    private final HostSystem host;
    private final Adapters adapters;
    /// By name in small letters.
    private final TreeMap<String, Defined> switches = new TreeMap<>();

    /// @param emulated takes frames for emulated adapters
    public Switches(HostSystem host, Adapters.Emulated emulated) {
        this.host = host;
        adapters = new Adapters(this, MacAddressRange.ofHost(low16(host)), emulated);
    }

    /// A host without an address of its own has its adapter's to tell its range from others'.
    private static int low16(HostSystem host) {
        return host.hardware().nics().stream()
                .findFirst()
                .map(nic ->
                        Integer.parseInt(nic.macAddress().replaceAll("[-:]", "").substring(8), 16))
                .orElse(0);
    }

    public Adapters adapters() {
        return adapters;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public List<SwitchDefinition> switches() {
        return switches.values().stream().map(Defined::definition).toList();
    }

    @Override
    public Optional<SwitchView> view(String name) {
        return Optional.ofNullable(switches.get(key(name))).map(d -> d.at().view());
    }

    @Override
    public MacAddressRange addresses() {
        return adapters.range();
    }

    @Override
    public Optional<SwitchPort> port(UUID adapter) {
        return adapters.port(adapter);
    }

    Optional<VirtualSwitch> named(String name) {
        return Optional.ofNullable(switches.get(key(name))).map(Defined::at);
    }

    @Override
    public void define(SwitchDefinition definition) throws FittingException {
        definition.checked();
        Optional<Defined> same = withId(definition.id());
        Defined there = switches.get(key(definition.name()));
        if (there != null && !there.definition().id().equals(definition.id()))
            throw new FittingException(
                    "There is a switch '%s' already. Give the new one another name, or remove that one with Remove-VMSwitch."
                            .formatted(there.definition().name()));
        if (same.isPresent() && same.get().definition().equals(definition)) return;
        VirtualSwitch made = made(definition, same);
        same.ifPresent(this::close);
        try {
            if (definition.type() == SwitchType.EXTERNAL) uplink(made, card(definition));
        } catch (NetworkException e) {
            throw new FittingException(e.getMessage());
        }
        switches.put(key(definition.name()), new Defined(definition, made));
        adapters.connect(definition.name());
    }

    private Optional<Defined> withId(UUID id) {
        return switches.values().stream()
                .filter(d -> d.definition().id().equals(id))
                .findFirst();
    }

    /// What can be refused is refused before anything is changed.
    private VirtualSwitch made(SwitchDefinition definition, Optional<Defined> before) throws FittingException {
        if (definition.type() == SwitchType.EXTERNAL) {
            NicDevice card = card(definition);
            boolean own = before.filter(d -> d.definition().adapter().equalsIgnoreCase(definition.adapter()))
                    .isPresent();
            if (card.card().isTaken() && !own)
                throw new FittingException(
                        "The adapter '%s' (%s) is in use by another switch. One adapter serves one external switch: choose another adapter."
                                .formatted(card.description(), card.macAddress()));
        }
        String id = host.hardware().machine().name() + "/switch/" + definition.id();
        return new VirtualSwitch(id, definition.type(), SwitchSettings.USUAL, host.simulation(), List.of());
    }

    private NicDevice card(SwitchDefinition definition) throws FittingException {
        List<NicDevice> nics = host.hardware().nics();
        for (NicDevice nic : nics)
            if (nic.description().equalsIgnoreCase(definition.adapter())
                    || nic.path().equalsIgnoreCase(definition.adapter())
                    || nic.macAddress().equalsIgnoreCase(definition.adapter())) return nic;
        List<String> names = nics.stream()
                .map(n -> "'%s' (%s)".formatted(n.description(), n.path()))
                .toList();
        throw new FittingException("%s has no network adapter '%s'. It has %s."
                .formatted(host.name(), definition.adapter(), names.isEmpty() ? "none" : String.join(", ", names)));
    }

    private static void uplink(VirtualSwitch on, NicDevice nic) throws NetworkException {
        on.connectUplink(UPLINK, nic.card(), LineSettings.PERFECT);
    }

    @Override
    public void remove(String name) throws FittingException {
        Defined there = switches.get(key(name));
        if (there == null) throw new FittingException(unknown(name));
        close(there);
    }

    private String unknown(String name) {
        List<String> names = switches().stream().map(SwitchDefinition::name).toList();
        return "There is no virtual switch '%s' on %s. There %s."
                .formatted(
                        name,
                        host.name(),
                        names.isEmpty() ? "is none; New-VMSwitch makes one" : "is " + String.join(", ", names));
    }

    private void close(Defined there) {
        switches.remove(key(there.definition().name()));
        adapters.disconnect(there.definition().name());
        there.at().close();
    }

    /// The host is gone: nothing is connected to anything.
    public void hostGone() {
        List.copyOf(switches.values()).forEach(this::close);
        adapters.clear();
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        List<SwitchState> states = new ArrayList<>();
        for (Defined d : switches.values())
            states.add(new SwitchState(d.definition().tree().toString(), d.at().save()));
        return new State(adapters.save(), states);
    }

    @Override
    public void restore(State s) {
        adapters.restore(s.adapters());
        try {
            for (SwitchState each : s.switches()) {
                JsonObject tree = JsonParser.parseString(each.definition()).getAsJsonObject();
                SwitchDefinition definition = SwitchDefinition.of(tree);
                define(definition);
                named(definition.name()).orElseThrow().restore(each.content());
            }
        } catch (FittingException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
