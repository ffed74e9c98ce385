// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal.perfetto;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.simulation.TraceEvent;

/// What events mean to the lanes of processors. Software goes on in the mode in which it was left.
final class ProcessorLanes {
    private static final String KERNEL = "kernel";
    private static final String USER = "user";
    private static final String PREFIX = "hypervisor.";

    private final Lanes lanes;
    /// The mode of each virtual processor's software.
    private final Map<Long, String> modes = new TreeMap<>();
    /// On which logical processor each virtual one is.
    private final Map<Long, Integer> places = new TreeMap<>();

    ProcessorLanes(Lanes lanes) {
        this.lanes = lanes;
    }

    /// False when it says nothing about who runs where, or how.
    boolean shows(TraceEvent event) throws IOException {
        String name = event.type().name();
        switch (name) {
            case "hypervisor.vp-switched" -> switched(event);
            case "hypervisor.guest-entered", "hypervisor.root-entered" -> entered(event);
            case "hypervisor.intercept-message" -> intercepted(event);
            case "hypervisor.vp-halted", "hypervisor.vp-suspended" -> left(event);
            case "hypervisor.guest-preempted", "hypervisor.root-preempted" -> preempted(event);
            case "machine.halted" -> lane(event).end(event.atNs());
            case "host.power-off", "host.reset", "host.power-cut" -> {
                lanes.close(event.atNs());
                places.clear();
                return false;
            }
            case "machine.woken" -> lane(event).become(event.atNs(), KERNEL);
            default -> {
                return crossed(event, name);
            }
        }
        return true;
    }

    private boolean crossed(TraceEvent event, String name) throws IOException {
        String crossing = event.type().crossing();
        if (crossing.endsWith("→hypervisor")) {
            lane(event).become(event.atNs(), name.substring(PREFIX.length()));
            return true;
        }
        if (!crossing.endsWith("→" + USER) && !crossing.endsWith("→" + KERNEL)) return false;
        String mode = crossing.endsWith(USER) ? USER : KERNEL;
        modes.put(key(event.partition(), event.processor()), mode);
        lane(event).become(event.atNs(), mode);
        return true;
    }

    private void switched(TraceEvent event) throws IOException {
        places.put(key(event.partition(), event.processor()), (int) event.a());
        String who = lanes.partition(event.partition()) + ", VP " + event.processor();
        lanes.logical((int) event.a()).become(event.atNs(), who);
    }

    private void entered(TraceEvent event) throws IOException {
        long key = key(event.partition(), event.processor());
        if (!places.containsKey(key)) switched(event);
        lane(event).becomeLater(event.atNs(), event.atNs() + event.b(), modes.getOrDefault(key, KERNEL));
    }

    /// The parent's processor gets the message; the child's is the one that waits.
    private void intercepted(TraceEvent event) throws IOException {
        int partition = (int) event.a();
        int processor = (int) event.b();
        lanes.virtual(partition, processor).become(event.atNs(), "intercepted");
        vacate(partition, processor, event.atNs());
    }

    private void left(TraceEvent event) throws IOException {
        lane(event).end(event.atNs());
        vacate(event.partition(), event.processor(), event.atNs());
    }

    private void preempted(TraceEvent event) throws IOException {
        lane(event).become(event.atNs(), "waiting for a logical processor");
        vacate(event.partition(), event.processor(), event.atNs());
    }

    private void vacate(int partition, int processor, long atNs) throws IOException {
        Integer lp = places.remove(key(partition, processor));
        if (lp != null) lanes.logical(lp).end(atNs);
    }

    private Lane lane(TraceEvent event) throws IOException {
        return lanes.virtual(event.partition(), event.processor());
    }

    private static long key(int partition, int processor) {
        return (long) partition << 32 | processor;
    }
}
