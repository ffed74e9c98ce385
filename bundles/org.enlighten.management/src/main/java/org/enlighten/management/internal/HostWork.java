// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.HostOs;
import org.enlighten.host.HardwareProfile;
import org.enlighten.host.PhysicalMachine;
import org.enlighten.management.Change;
import org.enlighten.management.HardwareProfileView;
import org.enlighten.management.HostView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.NewHost;
import org.enlighten.platform.HostComputer;
import org.enlighten.platform.HostState;
import org.enlighten.simulation.Cause;
import org.enlighten.store.StoreException;

/// Adds hosts to the world, those of its definitions and new ones, and takes them away.
record HostWork(World world) {
    private static final Pattern NAME = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,14}");
    private static final long EVERY_NS = 1_000_000;
    private static final long BOOT_TIMEOUT_NS = 3_600_000_000_000L;

    static List<HardwareProfileView> profiles() {
        List<HardwareProfileView> views = new ArrayList<>();
        for (String id : HardwareProfile.builtIn()) {
            HardwareProfile profile = HardwareProfile.of(id);
            views.add(new HardwareProfileView(
                    id,
                    profile.name(),
                    profile.description(),
                    profile.logicalProcessors(),
                    profile.nodes().size(),
                    profile.memoryMib()));
        }
        return views;
    }

    void add(NewHost host, Work<HostView> work) throws ManagementException {
        String name = host.name().toUpperCase(Locale.ROOT);
        if (!NAME.matcher(name).matches())
            throw new ManagementException(
                    "A host's name has 1 to 15 letters, digits and hyphens; '%s' is not one.".formatted(host.name()));
        if (world.documents().host(name).isPresent())
            throw new ManagementException("There is a host '%s' already.".formatted(name));
        HostDefinition definition = HostDefinition.of(host.profile(), host.system());
        HostNode node = build(name, definition);
        world.documents().host(name, definition.tree());
        world.add(node);
        world.changes().tell(new Change.Host(name));
        start(node, work);
    }

    /// Turns a host on; ends when its system runs.
    void start(HostNode node, Work<HostView> work) {
        node.computer().powerOn();
        work.when(
                EVERY_NS,
                BOOT_TIMEOUT_NS,
                () -> node.computer().state() == HostState.RUNNING
                        || node.computer().state() == HostState.BUGCHECK,
                () -> work.done(HostViews.of(node)),
                () -> new Cause("%s did not start within an hour of virtual time.".formatted(node.name())));
    }

    /// A host from its definition, turned off.
    HostNode build(String name, HostDefinition definition) throws ManagementException {
        HardwareProfile profile = definition.profile();
        HostOs system = system(definition.system());
        String path = "host/" + name;
        try {
            PhysicalMachine hardware = new PhysicalMachine(
                    profile,
                    path,
                    world.simulation(),
                    world.memories(),
                    world.documents().workspace().folder("hosts/" + name));
            hardware.switches(definition.firmware(profile.firmware()));
            HostComputer computer = new HostComputer(
                    name,
                    hardware,
                    system,
                    world.providers().shelf(),
                    world.providers().platforms().get());
            return new HostNode(world, computer, definition);
        } catch (StoreException e) {
            throw new ManagementException(e.getMessage());
        }
    }

    private HostOs system(String id) throws ManagementException {
        List<GuestOs> systems = world.providers().shelf().systems();
        Optional<HostOs> system = systems.stream()
                .filter(os -> os.id().equals(id))
                .flatMap(os -> os.host().stream())
                .findFirst();
        List<String> there = systems.stream()
                .filter(os -> os.host().isPresent())
                .map(GuestOs::id)
                .toList();
        return system.orElseThrow(() ->
                new ManagementException("There is no operating system '%s' that runs a host. There %s."
                        .formatted(id, there.isEmpty() ? "is none at all" : "is " + String.join(", ", there))));
    }

    String remove(String name) throws ManagementException {
        HostNode node = world.host(name);
        node.computer().powerCut();
        node.wentDown(node.computer());
        world.documents().removeHost(node.name());
        world.remove(node);
        node.computer().hardware().close();
        return node.name();
    }
}
