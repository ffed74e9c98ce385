// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.host;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlighten.vmbus.integration.ServiceView;
import org.enlighten.vmbus.integration.ServiceView.Contact;
import org.enlighten.vmbus.integration.protocol.HeartbeatBody;
import org.enlighten.vmbus.integration.protocol.IntegrationService;

/// The components that are offered to one machine.
final class MachineEnd {
    /// What is saved.
    record State(long partition, boolean paused, List<Endpoint.State> endpoints) {}

    private static final long SECOND_NS = Component.SECOND_NS;

    final long partition;
    private final Surroundings around;
    private final Map<IntegrationService, Endpoint> endpoints = new EnumMap<>(IntegrationService.class);
    private boolean paused;

    MachineEnd(long partition, Surroundings around) {
        this.partition = partition;
        this.around = around;
    }

    /// The guest opens a channel.
    void opened(IntegrationService service, int channel) {
        endpoint(service).ifPresent(Endpoint::end);
        endpoints.put(service, new Endpoint(partition, service, channel, around));
    }

    void closed(int channel) {
        at(channel).ifPresent(e -> {
            endpoints.remove(e.service);
            e.end();
        });
    }

    void end() {
        for (Endpoint e : List.copyOf(endpoints.values())) closed(e.channel);
    }

    Optional<Endpoint> at(int channel) {
        return endpoints.values().stream().filter(e -> e.channel == channel).findFirst();
    }

    Optional<Endpoint> endpoint(IntegrationService service) {
        return Optional.ofNullable(endpoints.get(service));
    }

    void paused() {
        paused = true;
    }

    void resumed() {
        paused = false;
        for (Endpoint e : endpoints.values()) if (e.stage() == Endpoint.Stage.READY) e.component.resumed();
    }

    /// The component of a service that can be asked now.
    Optional<Endpoint> ready(IntegrationService service) {
        return endpoint(service).filter(e -> e.stage() == Endpoint.Stage.READY && !paused);
    }

    /// @param connected the guest's bus driver is at work
    ServiceView view(IntegrationService service, boolean offered, boolean connected) {
        if (!offered) {
            String why = service.text() + " is not offered to this machine.";
            return new ServiceView(service, false, Contact.DISABLED, "", why);
        }
        Optional<Endpoint> e = endpoint(service);
        Contact contact = paused ? Contact.PAUSED : e.map(MachineEnd::contact).orElse(Contact.NO_CONTACT);
        String version = e.map(Endpoint::versionText).orElse("");
        String why = switch (contact) {
            case PAUSED -> "The machine is paused.";
            case NO_CONTACT -> noContact(service, connected);
            default -> explanation(e.orElseThrow(), contact);
        };
        return new ServiceView(service, true, contact, version, why);
    }

    private static Contact contact(Endpoint e) {
        return switch (e.stage()) {
            case OPENED, AGREEING -> e.stageNs() > Heartbeat.LOST_NS ? Contact.MISMATCH : Contact.NO_CONTACT;
            case MISMATCH -> Contact.MISMATCH;
            case READY -> e.component instanceof Heartbeat h && h.isLost() ? Contact.LOST : Contact.OK;
        };
    }

    private static String explanation(Endpoint e, Contact contact) {
        return switch (contact) {
            case MISMATCH -> mismatch(e);
            case LOST ->
                "The guest has answered before, but not for the last %d s."
                        .formatted(((Heartbeat) e.component).silentNs() / SECOND_NS);
            default -> applications(e);
        };
    }

    private static String mismatch(Endpoint e) {
        String name = e.service.text();
        if (e.stage() == Endpoint.Stage.MISMATCH)
            return "The guest's end of %s knows none of the versions that the host speaks: %s."
                    .formatted(name, e.service.versions());
        return "The guest's driver has opened the channel of %s and has not agreed on a version for %d s: its program may not run."
                .formatted(name, e.stageNs() / SECOND_NS);
    }

    private static String noContact(IntegrationService service, boolean connected) {
        if (!connected) return "There are no integration components at work in the guest.";
        return "The guest has integration components, but its end of %s does not run.".formatted(service.text());
    }

    private static String applications(Endpoint e) {
        if (!(e.component instanceof Heartbeat h)) return "";
        return switch (h.applications()) {
            case HeartbeatBody.HEALTHY -> "Applications Healthy";
            case HeartbeatBody.CRITICAL -> "Applications Critical";
            case HeartbeatBody.STOPPED -> "Applications Stopped";
            default -> "No Application Data";
        };
    }

    State save() {
        return new State(
                partition,
                paused,
                endpoints.values().stream().map(Endpoint::save).toList());
    }

    void restore(State s) {
        paused = s.paused();
        for (Endpoint.State e : s.endpoints()) {
            opened(e.service(), e.channel());
            endpoints.get(e.service()).restore(e);
        }
    }
}
