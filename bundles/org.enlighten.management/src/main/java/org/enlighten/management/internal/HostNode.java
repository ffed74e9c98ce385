// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.enlighten.host.Firmware;
import org.enlighten.management.Change;
import org.enlighten.management.ManagementException;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.HostComputer;
import org.enlighten.platform.HostListener;
import org.enlighten.platform.HostState;
import org.enlighten.platform.Installation;
import org.enlighten.platform.Platform;
import org.enlighten.platform.SwitchDefinition;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VirtualNetworks;
import org.enlighten.platform.VmDefinition;
import org.enlighten.simulation.Cause;

/// One host of the world, with the definitions of its machines, which outlive its boots.
final class HostNode implements HostListener {
    private final World world;
    private final HostComputer computer;
    private final Map<UUID, VmNode> machines = new LinkedHashMap<>();
    private final Set<String> pendingFeatures = new LinkedHashSet<>();
    /// Machines that may change by themselves; those that are off do not.
    private final Set<VmNode> active = new LinkedHashSet<>();

    private final List<Work<?>> running = new ArrayList<>();
    private final Captures captures = new Captures(this);
    private HostDefinition definition;
    private HostState lastState = HostState.OFF;

    HostNode(World world, HostComputer computer, HostDefinition definition) {
        this.world = world;
        this.computer = computer;
        this.definition = definition;
        computer.listen(this);
        load();
    }

    private void load() {
        for (JsonObject tree : world.documents().vms(name())) {
            try {
                VmDefinition vm = VmDefinition.of(tree);
                machines.put(vm.id(), new VmNode(this, vm));
            } catch (FittingException e) {
                world.notices().add(e.getMessage() + " It was left as it is.");
            }
        }
    }

    World world() {
        return world;
    }

    HostComputer computer() {
        return computer;
    }

    String name() {
        return computer.name();
    }

    HostDefinition definition() {
        return definition;
    }

    void turn(Firmware switches) throws ManagementException {
        HostDefinition next = definition.with(switches);
        world.documents().host(name(), next.tree());
        definition = next;
        computer.hardware().switches(switches);
    }

    /// Makes the host's switches durable.
    void store(List<SwitchDefinition> switches) throws ManagementException {
        HostDefinition next = definition.withSwitches(
                switches.stream().map(SwitchDefinition::tree).toList());
        world.documents().host(name(), next.tree());
        definition = next;
        world.changes().tell(new Change.Host(name()));
    }

    Captures captures() {
        return captures;
    }

    /// Features that were put on the volume or taken from it in this boot.
    Set<String> pendingFeatures() {
        return pendingFeatures;
    }

    /// The kernel, while the system runs.
    Kernel kernel() throws ManagementException {
        Optional<Kernel> kernel = computer.state() == HostState.RUNNING ? computer.kernel() : Optional.empty();
        return kernel.orElseThrow(() -> new ManagementException(Sentences.notRunning(this)));
    }

    /// The platform at work, when machines can be managed.
    Installation installation() throws ManagementException {
        Optional<String> unmanageable = Sentences.unmanageable(this);
        if (unmanageable.isPresent()) throw new ManagementException(unmanageable.get());
        return atWork();
    }

    /// The platform, for a command that has asked for [#installation] before.
    private Installation atWork() {
        return computer.installation().orElseThrow();
    }

    /// The platform whose feature somebody names.
    Platform platform(String feature) throws ManagementException {
        for (Platform platform : computer.platforms())
            if (platform.info().feature().equalsIgnoreCase(feature)) return platform;
        List<String> names =
                computer.platforms().stream().map(p -> p.info().feature()).toList();
        throw new ManagementException("There is no feature '%s'. There is %s. Get-WindowsFeature lists them."
                .formatted(feature, String.join(", ", names)));
    }

    List<VmNode> machines() {
        return List.copyOf(machines.values());
    }

    /// A machine that a command is about: fails when machines cannot be managed now.
    VmNode machine(UUID id) throws ManagementException {
        installation();
        VmNode machine = machines.get(id);
        if (machine == null)
            throw new ManagementException("There is no virtual machine with the id %s on %s.".formatted(id, name()));
        return machine;
    }

    /// Takes a new definition into its care, when it is durable.
    VmNode add(VmDefinition definitionOfNew) throws ManagementException {
        Installation at = atWork();
        world.documents().vm(name(), definitionOfNew.id(), definitionOfNew.tree());
        VmNode node = new VmNode(this, definitionOfNew);
        node.attach(at.define(definitionOfNew));
        machines.put(definitionOfNew.id(), node);
        if (!node.definition().equals(definitionOfNew)) node.store(node.definition());
        world.changes().tell(new Change.VmList(name()));
        return node;
    }

    void remove(VmNode node) throws ManagementException {
        Installation at = atWork();
        VirtualMachine machine = node.machine();
        world.documents().removeVm(name(), node.id());
        at.forget(machine);
        machines.remove(node.id());
        active.remove(node);
        world.changes().tell(new Change.VmList(name()));
    }

    /// What fails when the host goes down in the middle of it.
    void during(Work<?> work) {
        running.removeIf(Work::isEnded);
        running.add(work);
    }

    @Override
    public void launched(HostComputer host) {
        wentDown(host);
        pendingFeatures.clear();
        computer.installation().ifPresent(at -> {
            at.networks().ifPresent(this::defineSwitches);
            for (VmNode node : machines.values()) node.attach(at.define(node.definition()));
        });
    }

    private void defineSwitches(VirtualNetworks networks) {
        for (JsonObject tree : definition.switches()) {
            try {
                networks.define(SwitchDefinition.of(tree));
            } catch (FittingException e) {
                world.notices().add(e.getMessage() + " It was left as it is.");
            }
        }
    }

    @Override
    public void wentDown(HostComputer host) {
        captures.close();
        for (VmNode node : machines.values()) node.detach();
        active.clear();
        Cause why = new Cause(name() + " went down in the middle of it.");
        for (Work<?> work : List.copyOf(running)) work.failed(why);
        running.clear();
    }

    /// Notices what happened without a command.
    void settle() {
        computer.noticeStop();
        computer.noticeSystems();
        HostState state = computer.state();
        if (state != lastState) world.changes().tell(new Change.Host(name()));
        lastState = state;
        active.removeIf(node -> !node.settle());
    }

    /// A machine was asked for something: from now on it is looked at, until it is off.
    void activate(VmNode node) {
        active.add(node);
    }

    /// Those that run, or are on their way.
    List<VmNode> active() {
        return List.copyOf(active);
    }
}
