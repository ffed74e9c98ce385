// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.host;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Map<IntegrationService, Endpoint> endpoints = new EnumMap<>(IntegrationService.class);
    private boolean paused;

    MachineEnd(long partition) {
        this.partition = partition;
    }

    Set<IntegrationService> offered() {
        return endpoints.keySet();
    }

    void add(Endpoint endpoint) {
        endpoints.put(endpoint.service, endpoint);
    }

    Optional<Endpoint> endpoint(IntegrationService service) {
        return Optional.ofNullable(endpoints.get(service));
    }

    void remove(IntegrationService service) {
        Endpoint gone = endpoints.remove(service);
        if (gone != null) gone.end();
    }

    void paused() {
        paused = true;
    }

    void resumed() {
        paused = false;
        for (Endpoint e : endpoints.values()) if (e.stage() == Endpoint.Stage.READY) e.component.resumed();
    }

    void reset() {
        paused = false;
    }

    /// The component of a service that can be asked now.
    Optional<Endpoint> ready(IntegrationService service) {
        return endpoint(service).filter(e -> e.stage() == Endpoint.Stage.READY && !paused);
    }

    /// @param connected the guest's bus driver is at work
    ServiceView view(IntegrationService service, boolean connected) {
        Optional<Endpoint> e = endpoint(service);
        if (e.isEmpty()) return new ServiceView(service, false, Contact.DISABLED, "", service.text() + " is not offered to this machine.");
        Contact contact = contact(e.get());
        return new ServiceView(service, true, contact, e.get().versionText(), explanation(e.get(), contact, connected));
    }

    private Contact contact(Endpoint e) {
        if (paused) return Contact.PAUSED;
        return switch (e.stage()) {
            case OFFERED -> Contact.NO_CONTACT;
            case AGREEING -> e.stageNs() > Heartbeat.LOST_NS ? Contact.MISMATCH : Contact.NO_CONTACT;
            case MISMATCH -> Contact.MISMATCH;
            case READY -> e.component instanceof Heartbeat h && h.isLost() ? Contact.LOST : Contact.OK;
        };
    }

    private static String explanation(Endpoint e, Contact contact, boolean connected) {
        String name = e.service.text();
        return switch (contact) {
            case OK, DISABLED -> applications(e);
            case PAUSED -> "The machine is paused.";
            case NO_CONTACT -> noContact(e, connected);
            case MISMATCH ->
                e.stage() == Endpoint.Stage.MISMATCH
                        ? "The guest's %s service knows none of the versions that the host speaks: %s."
                                .formatted(name, e.service.versions())
                        : "The guest's driver has opened the channel of %s and gives no answer about versions for %d s: its program may not run."
                                .formatted(name, e.stageNs() / SECOND_NS);
            case LOST ->
                "The guest has answered before, but not for %d s."
                        .formatted(((Heartbeat) e.component).silentNs() / SECOND_NS);
        };
    }

    private static String noContact(Endpoint e, boolean connected) {
        if (!connected) return "There are no integration components at work in the guest.";
        return "The guest has integration components, but its %s service does not run."
                .formatted(e.service.text());
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
                partition, paused, endpoints.values().stream().map(Endpoint::save).toList());
    }

    /// Its endpoints are added before.
    void restore(State s) {
        paused = s.paused();
        for (Endpoint.State e : s.endpoints()) endpoints.get(e.service()).restore(e);
    }
}
