// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.enlighten.management.AttackSurfaceView;
import org.enlighten.management.DriverView;
import org.enlighten.management.EventView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.PortView;
import org.enlighten.management.ProcessView;
import org.enlighten.management.ServiceView;
import org.enlighten.os.EventLog;
import org.enlighten.os.ServiceInfo;
import org.enlighten.os.SystemInfo;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.os.system.AttackSurface;

/// Pictures of a host's operating system.
final class SystemViews {
    private SystemViews() {}

    static List<ProcessView> processes(HostNode host) throws ManagementException {
        List<ProcessView> views = new ArrayList<>();
        for (SystemInfo.ProcessInfo process : host.kernel().info().processes()) views.add(view(host, process));
        return views;
    }

    static ProcessView process(HostNode host, int id) throws ManagementException {
        for (ProcessView process : processes(host)) if (process.processId() == id) return process;
        throw new ManagementException(
                "There is no process with the number %d on %s. Get-Process lists them.".formatted(id, host.name()));
    }

    private static ProcessView view(HostNode host, SystemInfo.ProcessInfo process) {
        return new ProcessView(
                process.processId(),
                process.parentId(),
                process.image(),
                process.arguments(),
                process.threads(),
                process.userNs(),
                process.kernelNs(),
                process.memoryBytes(),
                worksFor(host, process.processId()));
    }

    private static Optional<UUID> worksFor(HostNode host, int processId) {
        for (VmNode vm : host.machines())
            if (vm.looked().filter(view -> view.workerProcessId() == processId).isPresent())
                return Optional.of(vm.id());
        return Optional.empty();
    }

    static List<ServiceView> services(HostNode host) throws ManagementException {
        return host.kernel().info().services().stream().map(SystemViews::view).toList();
    }

    static ServiceView service(HostNode host, String name) throws ManagementException {
        for (ServiceView service : services(host)) if (service.name().equalsIgnoreCase(name)) return service;
        throw new ManagementException(
                "There is no service '%s' on %s. Get-Service lists them.".formatted(name, host.name()));
    }

    private static ServiceView view(ServiceInfo service) {
        return new ServiceView(
                service.name(),
                service.displayName(),
                service.running(),
                capitalized(service.start().name()),
                service.processId());
    }

    static List<DriverView> drivers(HostNode host) throws ManagementException {
        return host.kernel().info().drivers().stream()
                .map(d -> new DriverView(d.id(), d.version(), d.device(), d.deviceClass(), d.problem()))
                .toList();
    }

    static List<PortView> ports(HostNode host) throws ManagementException {
        List<PortView> ports = new ArrayList<>();
        for (ServiceInfo service : host.kernel().info().services())
            if (service.running())
                for (String port : service.ports()) ports.add(new PortView(port, service.name(), service.processId()));
        ports.sort(Comparator.comparing(PortView::port).thenComparing(PortView::service));
        return ports;
    }

    static AttackSurfaceView attackSurface(HostNode host) throws ManagementException {
        Kernel kernel = host.kernel();
        AttackSurface surface = kernel.attackSurface();
        return new AttackSurfaceView(
                host.name(),
                kernel.info().displayName(),
                surface.processes(),
                surface.services(),
                surface.runningServices(),
                surface.openPorts(),
                surface.drivers(),
                surface.packages());
    }

    static List<EventView> events(HostNode host) throws ManagementException {
        EventLog log = host.computer()
                .kernel()
                .orElseThrow(() -> new ManagementException(Sentences.notRunning(host)))
                .events();
        return log.entries().stream()
                .map(e -> new EventView(
                        e.atNs(),
                        Dates.at(e.atNs()),
                        capitalized(e.level().name()),
                        e.eventId(),
                        e.source(),
                        e.message()))
                .toList();
    }

    private static String capitalized(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
