// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.enlighten.host.HostEvents;
import org.enlighten.hypervisor.HypervisorEvents;
import org.enlighten.machine.Exit;
import org.enlighten.machine.MachineEvents;
import org.enlighten.os.OsEvents;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.TraceEvent;
import org.enlighten.simulation.TraceReader;
import org.enlighten.vmbus.storage.StorageEvents;

/// All that one write of a guest's program made happen, counted.
final class OneWrite {
    private static final Map<String, Exit.Reason> ACCESSES =
            Map.of("in", Exit.Reason.IN, "out", Exit.Reason.OUT, "ins", Exit.Reason.INS, "outs", Exit.Reason.OUTS);

    private static final int WRITE_10 = 0x2A;

    private final List<TraceEvent> events;
    private final int guest;

    private OneWrite(List<TraceEvent> events, int guest) {
        this.events = events;
        this.guest = guest;
    }

    /// Three writes of the same block: the first makes room in the file system, and the clock may change the file's
    /// date at one of the others; that with the fewest register accesses does nothing but write.
    static OneWrite trace(World world, VirtualMachine vm) {
        return trace(world, vm, OneWrite::isToRegisters);
    }

    /// The same to a disk behind a channel.
    static OneWrite traceSynthetic(World world, VirtualMachine vm, String file) {
        return trace(world, vm, file, OneWrite::isCommand);
    }

    private static OneWrite trace(World world, VirtualMachine vm, Predicate<OneWrite> wanted) {
        return trace(world, vm, "trace.dat", wanted);
    }

    private static OneWrite trace(World world, VirtualMachine vm, String file, Predicate<OneWrite> wanted) {
        int guest = vm.traceNumber();
        Map<Long, List<TraceEvent>> byCause = new TreeMap<>();
        TraceReader reader = event ->
                byCause.computeIfAbsent(event.cause(), _ -> new ArrayList<>()).add(event);
        world.simulation.trace().attach(reader);
        FirstVm.type(world, vm, "iotest write " + file + " 3");
        world.simulation.trace().detach(reader);
        byCause.remove(0L);
        return byCause.values().stream()
                .map(events -> new OneWrite(events, guest))
                .filter(OneWrite::isProgramsWrite)
                .filter(wanted)
                .min(Comparator.comparingInt(OneWrite::accesses).thenComparingInt(OneWrite::size))
                .orElseThrow();
    }

    private boolean isProgramsWrite() {
        return events.stream()
                .anyMatch(e -> e.type() == OsEvents.SYSTEM_CALL
                        && e.partition() == guest
                        && OsEvents.systemCall(e.b()).equals("Write"));
    }

    private boolean isToRegisters() {
        return count("out 1f7") > 0;
    }

    private boolean isCommand() {
        return events.stream().anyMatch(e -> e.type() == StorageEvents.COMMAND && e.a() == WRITE_10);
    }

    private int size() {
        return events.size();
    }

    /// How often something was told.
    int told(EventType type) {
        return (int) events.stream().filter(e -> e.type().equals(type)).count();
    }

    /// How often a register was touched, such as `out 1f7`.
    int count(String access) {
        String[] words = access.split(" ");
        Exit.Reason reason = ACCESSES.get(words[0]);
        long port = Long.parseLong(words[1], 16);
        return (int) events.stream()
                .filter(e -> e.type().equals(HypervisorEvents.exit(reason, false)) && e.a() == port)
                .count();
    }

    int accesses() {
        return (int) events.stream()
                .filter(e -> ACCESSES.values().stream()
                        .anyMatch(reason -> e.type().equals(HypervisorEvents.exit(reason, false))))
                .count();
    }

    /// Taken by the guest.
    int interrupts() {
        return (int) events.stream()
                .filter(e -> e.type().equals(MachineEvents.INTERRUPT_TAKEN) && e.partition() == guest)
                .count();
    }

    /// Requests to the host's disk.
    int transfers() {
        return (int) events.stream()
                .filter(e -> e.type().equals(HostEvents.VOLUME_SUBMITTED))
                .count();
    }

    int guest(String crossing) {
        return crossings(guest, crossing);
    }

    int root(String crossing) {
        return crossings(0, crossing);
    }

    int crossings() {
        return (int) events.stream().filter(e -> e.type().isCrossing()).count();
    }

    private int crossings(int partition, String crossing) {
        return (int) events.stream()
                .filter(e -> e.partition() == partition && e.type().crossing().equals(crossing))
                .count();
    }
}
