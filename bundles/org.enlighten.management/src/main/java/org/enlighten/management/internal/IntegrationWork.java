// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.enlighten.management.GuestClockView;
import org.enlighten.management.GuestFile;
import org.enlighten.management.IntegrationServiceView;
import org.enlighten.management.KvpView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmView;
import org.enlighten.platform.Completion;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.GuestClock;
import org.enlighten.platform.GuestServiceView;
import org.enlighten.platform.GuestServices;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;
import org.enlighten.simulation.Cause;

/// What is asked of machines' integration services.
final class IntegrationWork {
    private static final long PATIENCE_NS = 600_000_000_000L;
    private static final String REASON = "The host's management service has asked for it.";

    private final HostNode host;

    IntegrationWork(HostNode host) {
        this.host = host;
    }

    static GuestServices of(VmNode node) throws ManagementException {
        return of(node.machine(), node.name());
    }

    private static GuestServices of(VirtualMachine machine, String name) throws ManagementException {
        return machine.services()
                .orElseThrow(() -> new ManagementException(
                        "The platform that '%s' runs on has no integration services.".formatted(name)));
    }

    /// A service's name as the platform writes it.
    static String known(VirtualMachine machine, String name) throws FittingException, ManagementException {
        List<GuestServiceView> services =
                of(machine, machine.definition().name()).services();
        for (GuestServiceView s : services) if (s.name().equalsIgnoreCase(name)) return s.name();
        List<String> names = services.stream().map(GuestServiceView::name).toList();
        throw new FittingException(
                "There is no integration service '%s'. There are: %s.".formatted(name, String.join(", ", names)));
    }

    List<IntegrationServiceView> services(UUID id) throws ManagementException {
        VmNode node = host.machine(id);
        List<IntegrationServiceView> views = new ArrayList<>();
        for (GuestServiceView s : of(node).services())
            views.add(new IntegrationServiceView(
                    node.name(), s.name(), s.enabled(), s.status(), s.version(), s.explanation()));
        return views;
    }

    GuestClockView clock(UUID id) throws ManagementException {
        VmNode node = host.machine(id);
        GuestClock clock = of(node).clock();
        if (!clock.known())
            throw new ManagementException("No operating system with a clock runs in '%s'.".formatted(node.name()));
        return new GuestClockView(node.name(), Dates.at(clock.guestNs()), Dates.at(clock.hostNs()), clock.aheadNs());
    }

    void shutDown(UUID id, boolean force, Work<VmView> work) throws ManagementException {
        VmNode node = host.machine(id);
        MachineState state = node.view().state();
        if (state != MachineState.RUNNING)
            throw new ManagementException("Cannot shut down '%s': it is %s.".formatted(node.name(), state.text()));
        GuestServices services = of(node);
        host.during(work);
        host.activate(node);
        work.atMost(PATIENCE_NS, () -> late(node));
        String hint =
                "'%s' was not shut down. Shut it down inside (Invoke-VMCommand), or turn it off (Stop-VM -TurnOff)."
                        .formatted(node.name());
        services.shutdown(force, REASON, explained(work, hint, () -> {
            node.settle();
            work.done(VmViews.of(node));
        }));
    }

    private static Cause late(VmNode node) {
        return new Cause("The guest in '%s' gave no answer within ten minutes of virtual time.".formatted(node.name()));
    }

    /// What a platform answers to; a failure is told under a sentence of ours.
    static Completion explained(Work<?> work, String sentence, Work.Step then) {
        Completion plain = work.completion(then);
        return new Completion() {
            @Override
            public void progress(int percent) {
                plain.progress(percent);
            }

            @Override
            public void done() {
                plain.done();
            }

            @Override
            public void failed(Cause why) {
                plain.failed(new Cause(sentence, why));
            }
        };
    }

    void items(UUID id, Work<List<KvpView>> work) throws ManagementException {
        VmNode node = host.machine(id);
        GuestServices services = of(node);
        host.during(work);
        work.atMost(PATIENCE_NS, () -> late(node));
        String sentence = "Keys and values of '%s' cannot be read.".formatted(node.name());
        services.refreshItems(explained(work, sentence, () -> work.done(views(node))));
    }

    private static List<KvpView> views(VmNode node) throws ManagementException {
        return of(node).items().stream()
                .map(i -> new KvpView(node.name(), i.pool(), i.key(), i.value()))
                .toList();
    }

    void setItem(UUID id, String key, String value, Work<List<KvpView>> work) throws ManagementException {
        VmNode node = host.machine(id);
        VmDefinition next = fitted(() -> node.definition().withItem(key, value));
        remember(node, next, work);
        if (node.view().state() != MachineState.RUNNING) work.done(own(node));
        else tell(node, work, done -> of(node).setItem(key, value, done));
    }

    void removeItem(UUID id, String key, Work<List<KvpView>> work) throws ManagementException {
        VmNode node = host.machine(id);
        if (!node.definition().items().containsKey(key))
            throw new ManagementException("'%s' has no item '%s' of its host's.".formatted(node.name(), key));
        remember(node, node.definition().withoutItem(key), work);
        if (node.view().state() != MachineState.RUNNING) work.done(own(node));
        else tell(node, work, done -> of(node).removeItem(key, done));
    }

    /// Something that is done to a guest.
    private interface Telling {
        void to(Completion done) throws ManagementException;
    }

    private void tell(VmNode node, Work<List<KvpView>> work, Telling telling) throws ManagementException {
        host.during(work);
        work.atMost(PATIENCE_NS, () -> late(node));
        String sentence = "It is kept with the settings of '%s' and told at its next start; now its guest was not told."
                .formatted(node.name());
        telling.to(explained(work, sentence, () -> work.done(own(node))));
    }

    private void remember(VmNode node, VmDefinition next, Work<?> work) throws ManagementException {
        fitted(() -> {
            node.machine().define(next);
            return true;
        });
        node.store(next);
    }

    /// What the host has for the guest.
    private static List<KvpView> own(VmNode node) {
        List<KvpView> views = new ArrayList<>();
        for (Map.Entry<String, String> e : node.definition().items().entrySet())
            views.add(new KvpView(node.name(), "External", e.getKey(), e.getValue()));
        return views;
    }

    /// Something that does not fit now and then.
    private interface Fitting<T> {
        T get() throws FittingException, ManagementException;
    }

    private static <T> T fitted(Fitting<T> what) throws ManagementException {
        try {
            return what.get();
        } catch (FittingException e) {
            throw new ManagementException(e.getMessage());
        }
    }

    void copyFile(UUID id, GuestFile file, Work<VmView> work) throws ManagementException {
        VmNode node = host.machine(id);
        HostPaths.Place source = new Disks(host).existing(file.source());
        GuestServices services = of(node);
        host.during(work);
        String sentence = "'%s' was not copied into '%s'.".formatted(source.written(), node.name());
        services.copyFile(
                source.written(),
                file.target(),
                file.overwrite(),
                file.createPath(),
                explained(work, sentence, () -> work.done(VmViews.of(node))));
    }
}
