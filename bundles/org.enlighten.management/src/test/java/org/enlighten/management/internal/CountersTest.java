// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.enlighten.host.LogicalProcessor;
import org.enlighten.host.LogicalProcessor.Use;
import org.enlighten.management.CounterRequest;
import org.enlighten.management.CounterView;
import org.enlighten.management.JobExplanation;
import org.enlighten.management.ManagementException;
import org.enlighten.management.MemorySettings;
import org.enlighten.management.Operation;
import org.enlighten.management.PowerAction;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmView;
import org.enlighten.simulation.Job;
import org.enlighten.simulation.TraceEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountersTest {
    private static final long SECOND_NS = 1_000_000_000;
    private static final String LOGICAL = "Hyper-V Hypervisor Logical Processor";
    private static final String VIRTUAL = "Hyper-V Hypervisor Virtual Processor";
    private static final String ROOT = "Hyper-V Hypervisor Root Virtual Processor";

    private TestWorkspace workspace;
    private VmView vm;

    @BeforeEach
    void open() throws ManagementException {
        workspace = TestWorkspace.withRole(5);
        vm = workspace.define("a");
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private HostNode host() {
        return ((ManagementDoor) workspace.management).world().hosts().getFirst();
    }

    private void start() throws ManagementException {
        workspace.await(workspace.host().vms().power(vm.id(), PowerAction.START));
    }

    private List<CounterView> counters(long overNs) throws ManagementException {
        return workspace.get(workspace.host().counters(new CounterRequest(Optional.empty(), overNs)));
    }

    private static double value(List<CounterView> views, String object, String instance, String counter) {
        return views.stream()
                .filter(v -> v.object().equals(object)
                        && v.instance().equals(instance)
                        && v.counter().equals(counter))
                .mapToDouble(CounterView::value)
                .findFirst()
                .orElseThrow(() -> new AssertionError(object + " " + instance + " " + counter + " of " + views));
    }

    private long used(Use... uses) {
        long sum = 0;
        for (LogicalProcessor lp : host().computer().hardware().processors())
            for (Use use : uses) sum += lp.usedNs(use);
        return sum;
    }

    @Test
    void timesReadFromTheTraceAreThoseThatTheProcessorsBooked() throws ManagementException {
        workspace.get(workspace.management.simulation().runFor(SECOND_NS));
        long fromNs = workspace.get(workspace.management.simulation().view()).nowNs();
        long software = used(Use.ROOT, Use.GUEST);
        long hypervisor = used(Use.HYPERVISOR);
        start();
        workspace.get(workspace.management.simulation().runFor(3 * SECOND_NS));
        long tookNs = workspace.get(workspace.management.simulation().view()).nowNs() - fromNs;
        int lps = host().computer().hardware().processors().size();
        List<CounterView> views = counters(tookNs);
        double percentNs = tookNs / 100.0 * lps;
        assertEquals(
                used(Use.ROOT, Use.GUEST) - software,
                value(views, LOGICAL, "_Total", "% Guest Run Time") * percentNs,
                1_000,
                "nanoseconds of software");
        assertEquals(
                used(Use.HYPERVISOR) - hypervisor,
                value(views, LOGICAL, "_Total", "% Hypervisor Run Time") * percentNs,
                1_000,
                "nanoseconds of the hypervisor");
        assertTrue(used(Use.HYPERVISOR) > hypervisor);
        double guest = value(views, VIRTUAL, "a:Hv VP 0", "% Guest Run Time");
        double root = value(views, ROOT, "_Total", "% Guest Run Time") * lps;
        assertEquals(value(views, LOGICAL, "_Total", "% Guest Run Time") * lps, guest + root, 1e-6);
    }

    @Test
    void exitsAreCountedOnceAndByKind() throws Exception {
        start();
        workspace.get(workspace.management.simulation().runFor(SECOND_NS));
        long[] exits = {0};
        int number = host().machines().getFirst().machine().traceNumber();
        long nowNs = host().world().simulation().now();
        host().world().recording().replay(event -> {
            if (isExit(event, number)) exits[0]++;
        });
        List<CounterView> views = counters(nowNs);
        double seconds = nowNs / 1e9;
        String instance = "a:Hv VP 0";
        assertEquals(exits[0], value(views, VIRTUAL, instance, "Total Intercepts/sec") * seconds, 1e-3);
        double kinds = 0;
        for (String kind : List.of(
                "Hypercalls/sec",
                "IO Instructions/sec",
                "HLT Instructions/sec",
                "CPUID Instructions/sec",
                "MSR Accesses/sec",
                "External Interrupts/sec",
                "Other Intercepts/sec")) kinds += value(views, VIRTUAL, instance, kind) * seconds;
        assertEquals(exits[0], kinds, 1e-3);
        assertTrue(exits[0] > 50, () -> "exits " + exits[0]);
        assertTrue(value(views, "Hyper-V Virtual IDE Controller", "a:Ide Controller", "Read Bytes/sec") >= 0);
        assertEquals(512 * 256, value(views, "Hyper-V VM Vid Partition", "a", "Physical Pages Allocated"));
        assertEquals(2, value(views, "Hyper-V Hypervisor", "", "Partitions"));
    }

    private static boolean isExit(TraceEvent event, int partition) {
        return event.partition() == partition && event.type().crossing().equals("guest→hypervisor");
    }

    @Test
    void withoutTheRoleThereIsNothingToCount() throws ManagementException {
        try (TestWorkspace bare = TestWorkspace.temporary(1)) {
            ManagementException refused = assertThrows(
                    ManagementException.class,
                    () -> bare.get(bare.host().counters(new CounterRequest(Optional.empty(), SECOND_NS))));
            assertTrue(refused.getMessage().contains("Hyper-V"), refused.getMessage());
        }
    }

    @Test
    void aJobIsExplainedByItsCausesItsTimeAndWhatHappened() throws ManagementException {
        Operation<VmView> starting = workspace.host().vms().power(vm.id(), PowerAction.START);
        workspace.await(starting);
        JobExplanation told = workspace.get(workspace.management.jobs().explain(workspace.get(starting.job())));
        assertEquals(Job.State.COMPLETED, told.job().state());
        assertEquals(List.of(), told.causes());
        assertTrue(
                told.happenings().stream().anyMatch(h -> h.what().startsWith("partition created")),
                told.happenings()::toString);
        long took = told.job().endedNs() - told.job().startedNs();
        long root = told.spent().stream()
                .filter(spent -> spent.who().equals("root, VP 0"))
                .mapToLong(JobExplanation.Spent::ns)
                .sum();
        assertEquals(took, root, "all of a processor's time went somewhere, once");
        workspace.await(workspace
                .host()
                .vms()
                .modify(workspace.define("big").id(), List.of(new VmChange.Memory(new MemorySettings(60_000)))));
        VmView big = workspace.get(workspace.host().vms().list()).getLast();
        Operation<VmView> refused = workspace.host().vms().power(big.id(), PowerAction.START);
        assertThrows(ManagementException.class, () -> workspace.await(refused));
        JobExplanation why = workspace.get(workspace.management.jobs().explain(workspace.get(refused.job())));
        assertEquals(Job.State.FAILED, why.job().state());
        assertTrue(!why.causes().isEmpty() && why.causes().getLast().contains("MB"), why.causes()::toString);
        assertThrows(
                ManagementException.class,
                () -> workspace.get(workspace.management.jobs().explain(99_999)));
    }
}
