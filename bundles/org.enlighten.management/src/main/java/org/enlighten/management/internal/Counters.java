// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.enlighten.machine.Cost;
import org.enlighten.management.CounterRequest;
import org.enlighten.management.CounterView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.internal.counter.HypervisorCounters;
import org.enlighten.platform.MachineView;
import org.enlighten.simulation.TraceReader;
import org.enlighten.store.StoreException;

/// The performance counters of a host over the latest span of virtual time, out of the recorded trace: nothing has to
/// be
/// switched on before, and nothing is counted in a second place.
record Counters(HostNode host) {
    private static final String IDE = "Hyper-V Virtual IDE Controller";
    private static final String MEMORY = "Hyper-V VM Vid Partition";
    private static final String HYPERVISOR = "Hyper-V Hypervisor";
    private static final int SECTOR_BYTES = 512;
    private static final long PAGES_PER_MIB = 256;

    List<CounterView> views(CounterRequest request) throws ManagementException {
        host.installation();
        if (host.world().hosts().size() > 1)
            throw new ManagementException(
                    "The trace of several hosts does not tell their processors apart, so they have no counters. Ask in a "
                            + "workspace with one host.");
        if (request.overNs() <= 0)
            throw new ManagementException("Counters are over a span of time longer than nothing.");
        Map<Integer, VmNode> machines = machines(request.vm());
        long toNs = host.world().simulation().now();
        long fromNs = Math.max(0, toNs - request.overNs());
        HypervisorCounters hypervisor = new HypervisorCounters(fromNs, toNs, exitNs());
        DiskCounts disks = new DiskCounts(fromNs);
        replay(event -> {
            hypervisor.read(event);
            disks.read(event);
        });
        Map<Integer, String> names = new TreeMap<>();
        machines.forEach((number, node) -> names.put(number, node.name()));
        int processors = host.computer().hardware().profile().logicalProcessors();
        List<CounterView> views = new ArrayList<>(hypervisor.views(processors, names));
        double seconds = (toNs - fromNs) / 1e9;
        machines.forEach((number, node) -> machine(views, number, node, disks, seconds));
        whole(views, machines, processors);
        if (request.vm().isPresent())
            views.removeIf(view -> names.values().stream().noneMatch(name -> isOf(name, view)));
        return views;
    }

    private long exitNs() {
        return host.computer().hardware().machine().costs().ns(Cost.VM_EXIT);
    }

    private static boolean isOf(String machine, CounterView view) {
        return view.instance().equals(machine) || view.instance().startsWith(machine + ":");
    }

    private Map<Integer, VmNode> machines(Optional<UUID> only) throws ManagementException {
        Map<Integer, VmNode> machines = new TreeMap<>();
        if (only.isPresent()) host.machine(only.get());
        for (VmNode node : host.machines()) {
            int number = node.machine().traceNumber();
            if (number > 0 && only.map(node.id()::equals).orElse(true)) machines.put(number, node);
        }
        return machines;
    }

    private void replay(TraceReader to) throws ManagementException {
        try {
            host.world().recording().replay(to);
        } catch (StoreException e) {
            throw new ManagementException(e.getMessage());
        }
    }

    private static void machine(List<CounterView> to, int number, VmNode node, DiskCounts disks, double seconds) {
        String controller = node.name() + ":Ide Controller";
        double read = disks.readBytes(number) / seconds;
        double written = disks.writtenBytes(number) / seconds;
        to.add(new CounterView(IDE, controller, "Read Bytes/sec", read));
        to.add(new CounterView(IDE, controller, "Read Sectors/sec", read / SECTOR_BYTES));
        to.add(new CounterView(IDE, controller, "Write Bytes/sec", written));
        to.add(new CounterView(IDE, controller, "Written Sectors/sec", written / SECTOR_BYTES));
        to.add(new CounterView(MEMORY, node.name(), "Physical Pages Allocated", pages(node)));
    }

    private static long pages(VmNode node) {
        return node.looked().map(MachineView::assignedMemoryMib).orElse(0) * PAGES_PER_MIB;
    }

    private void whole(List<CounterView> to, Map<Integer, VmNode> machines, int processors) {
        long pages = machines.values().stream().mapToLong(Counters::pages).sum();
        long vps = machines.values().stream()
                .mapToLong(node -> node.definition().processors())
                .sum();
        to.add(new CounterView(HYPERVISOR, "", "Logical Processors", processors));
        to.add(new CounterView(HYPERVISOR, "", "Partitions", machines.size() + 1));
        to.add(new CounterView(HYPERVISOR, "", "Virtual Processors", vps + processors));
        to.add(new CounterView(HYPERVISOR, "", "Total Pages", pages));
    }
}
