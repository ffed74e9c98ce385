// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlighten.os.EventLog;
import org.enlighten.os.OsEvents;
import org.enlighten.os.Result;
import org.enlighten.os.ServiceInfo;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.system.ServiceEntry;
import org.enlighten.simulation.Mode;

/// The services of this system: one process each while they run.
final class Services {
    /// What is saved.
    record State(List<ServiceEntry> entries, Map<String, Integer> running, List<String> stopping) {}

    private final Executive x;
    private final Map<String, ServiceEntry> entries = new LinkedHashMap<>();
    private final TreeMap<String, Integer> running = new TreeMap<>();
    private final TreeSet<String> stopping = new TreeSet<>();

    Services(Executive x) {
        this.x = x;
    }

    void add(List<ServiceEntry> more) {
        for (ServiceEntry e : more) entries.put(key(e.name()), e);
    }

    /// Those that start with the system, in the order of the system file.
    List<ServiceEntry> automatic() {
        return entries.values().stream()
                .filter(e -> e.start() == ServiceInfo.Start.BOOT || e.start() == ServiceInfo.Start.AUTOMATIC)
                .toList();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    long call(KernelThread t, SystemCall.Service call) {
        ServiceEntry e = entries.get(key(call.name()));
        if (e == null) {
            t.result = Result.failed(Status.NOT_FOUND, "There is no service '" + call.name() + "'.");
            return 0;
        }
        return switch (call.action()) {
            case QUERY -> answer(t, info(e));
            case START -> start(t, call, e);
            case STOP -> stop(t, e);
        };
    }

    private static long answer(KernelThread t, ServiceInfo info) {
        t.result = Result.of(info.processId(), info);
        return 0;
    }

    private long start(KernelThread t, SystemCall call, ServiceEntry e) {
        if (running.containsKey(key(e.name()))) return answer(t, info(e));
        if (e.start() == ServiceInfo.Start.DISABLED) {
            t.result = Result.failed(Status.ACCESS_DENIED, "The service '" + e.name() + "' is disabled.");
            return 0;
        }
        return x.launcher.start(t, call, e.path(), e.arguments(), e.name());
    }

    private long stop(KernelThread t, ServiceEntry e) {
        Integer pid = running.get(key(e.name()));
        if (pid != null) {
            stopping.add(key(e.name()));
            x.processes.find(pid).ifPresent(p -> x.processes.end(p, 0));
        }
        return answer(t, info(e));
    }

    /// Its process is there.
    Result started(String name, int pid) {
        ServiceEntry e = entries.get(key(name));
        running.put(key(name), pid);
        x.tell(OsEvents.SERVICE_STARTED, Mode.KERNEL, 0, pid, 0);
        return Result.of(pid, info(e));
    }

    /// A process has ended: was it a service, and was it told to?
    void processEnded(Process p) {
        if (p.service.isEmpty()) return;
        String key = key(p.service);
        if (!running.remove(key, p.id)) return;
        boolean told = stopping.remove(key) || x.power.isGoingDown();
        if (told || p.exitCode == 0) return;
        x.log.report(
                EventLog.Level.ERROR,
                7034,
                "Service Control Manager",
                "The service '%s' terminated unexpectedly."
                        .formatted(entries.get(key).displayName()));
    }

    boolean isRunning(String name) {
        return running.containsKey(key(name));
    }

    private ServiceInfo info(ServiceEntry e) {
        Integer pid = running.get(key(e.name()));
        String image =
                e.path().substring(Math.max(e.path().lastIndexOf('\\'), e.path().lastIndexOf('/')) + 1);
        return new ServiceInfo(
                e.name(), e.displayName(), image, e.start(), pid != null, pid == null ? 0 : pid, e.ports());
    }

    List<ServiceInfo> infos() {
        List<ServiceInfo> infos = new ArrayList<>();
        for (ServiceEntry e : entries.values()) infos.add(info(e));
        return infos;
    }

    List<String> openPorts() {
        TreeSet<String> ports = new TreeSet<>();
        for (String key : running.keySet())
            Optional.ofNullable(entries.get(key)).ifPresent(e -> ports.addAll(e.ports()));
        return List.copyOf(ports);
    }

    State save() {
        return new State(List.copyOf(entries.values()), new TreeMap<>(running), List.copyOf(stopping));
    }

    void restore(State s) {
        add(s.entries());
        running.putAll(s.running());
        stopping.addAll(s.stopping());
    }
}
