// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal.perfetto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.enlighten.management.internal.perfetto.TraceEventFormat.Slice;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.TraceEvent;
import org.junit.jupiter.api.Test;

class PerfettoTraceTest {
    private static final long SEED = Long.getLong("enlighten.seed", 31);
    private static final String IN = "hypervisor→guest";
    private static final EventType SWITCHED = EventType.of("hypervisor.vp-switched", "logical processor", "");
    private static final EventType ENTERED =
            EventType.crossing("hypervisor.guest-entered", IN, "logical processor", "in ns");
    private static final EventType CPUID = EventType.crossing("hypervisor.exit-cpuid", "guest→hypervisor", "leaf", "b");
    private static final EventType OUT = EventType.crossing("hypervisor.exit-out", "guest→hypervisor", "port", "value");
    private static final EventType MESSAGE =
            EventType.crossing("hypervisor.intercept-message", "hypervisor→root", "partition", "processor");
    private static final EventType HALTED = EventType.of("hypervisor.vp-halted", "logical processor", "");
    private static final EventType PREEMPTED =
            EventType.crossing("hypervisor.guest-preempted", "guest→hypervisor", "logical processor", "burst left ns");
    private static final EventType CALL = EventType.crossing("os.system-call", "user→kernel", "thread", "call");
    private static final EventType RETURN = EventType.crossing("os.system-return", "kernel→user", "thread", "value");
    private static final EventType MARK = EventType.of("os.\"file\" request", "volume", "tag");
    private static final EventType OPENED = EventType.of("vmbus.channel-opened", "channel", "ring bytes");
    private static final EventType CLOSED = EventType.of("vmbus.channel-closed", "channel", "");
    private static final EventType ASK = EventType.of("vmbus.packet-to-host-gpa-direct", "channel", "transaction");
    private static final EventType ANSWER = EventType.of("vmbus.packet-to-guest-completion", "channel", "transaction");

    private final StringBuilder out = new StringBuilder();
    private final PerfettoTrace perfetto = new PerfettoTrace(out, Map.of(3, "web \"01\""));

    private static TraceEvent event(long atNs, EventType type, int partition, int processor, long a, long b) {
        return new TraceEvent(atNs, type, partition, processor, Mode.KERNEL, 7, a, b);
    }

    private void tell(long atNs, EventType type, int partition, int processor, long a, long b) {
        perfetto.read(event(atNs, type, partition, processor, a, b));
    }

    private TraceEventFormat shown() throws IOException {
        perfetto.close();
        return TraceEventFormat.read(out.toString());
    }

    @Test
    void lanesShowWhoRunsWhereAndInWhichMode() throws IOException {
        perfetto.head(1, 9, "00ff", 0);
        tell(1_000, SWITCHED, 3, 0, 1, 0);
        tell(1_000, ENTERED, 3, 0, 1, 500);
        tell(2_001, RETURN, 3, 0, 4, 0);
        tell(3_000, CALL, 3, 0, 4, 2);
        tell(3_100, MARK, 3, 0, 1, 2);
        tell(4_000, CPUID, 3, 0, 1, 0);
        tell(4_000, ENTERED, 3, 0, 1, 250);
        tell(5_000, OUT, 3, 0, 0x1F0, 1);
        tell(5_000, MESSAGE, 0, 0, 3, 0);
        tell(9_000, SWITCHED, 3, 0, 0, 0);
        tell(9_000, ENTERED, 3, 0, 0, 100);
        tell(9_500, HALTED, 3, 0, 0, 0);
        String vp = "web \"01\" (partition 3) / VP 0";
        String who = "web \"01\" (partition 3), VP 0";
        TraceEventFormat shown = shown();
        assertEquals(
                List.of(
                        new Slice(vp, "kernel", 1_500, 2_001),
                        new Slice(vp, "user", 2_001, 3_000),
                        new Slice(vp, "kernel", 3_000, 4_000),
                        new Slice(vp, "exit-cpuid", 4_000, 4_250),
                        new Slice(vp, "kernel", 4_250, 5_000),
                        new Slice(vp, "exit-out", 5_000, 5_000),
                        new Slice(vp, "intercepted", 5_000, 9_100),
                        new Slice(vp, "kernel", 9_100, 9_500)),
                shown.slices.stream().filter(s -> s.lane().equals(vp)).toList());
        assertEquals(
                List.of(
                        new Slice("Logical processors / LP 1", who, 1_000, 5_000),
                        new Slice("Logical processors / LP 0", who, 9_000, 9_500)),
                shown.slices.stream()
                        .filter(s -> s.lane().startsWith("Logical"))
                        .toList());
        assertEquals(Map.of(vp + ": os.\"file\" request", 1), shown.marks);
    }

    @Test
    void aProcessorThatIsThrownOffBeforeItActedNeverRan() throws IOException {
        perfetto.head(1, 3, "00ff", 0);
        tell(1_000, SWITCHED, 3, 0, 1, 0);
        tell(1_000, ENTERED, 3, 0, 1, 500);
        tell(1_200, PREEMPTED, 3, 0, 1, 0);
        tell(2_000, SWITCHED, 3, 0, 1, 0);
        tell(2_000, ENTERED, 3, 0, 1, 500);
        List<String> names = shown().slices.stream()
                .filter(s -> s.lane().contains("VP"))
                .map(Slice::name)
                .toList();
        assertEquals(List.of("waiting for a logical processor"), names);
    }

    @Test
    void channelsAreLanesWithTheirRequestsFromPacketToCompletion() throws IOException {
        byte[] wants = new byte[32];
        wants[6] = 1;
        perfetto.head(1, 6, "00ff", 0);
        tell(10, OPENED, 3, -1, 2, 8192);
        perfetto.read(event(20, ASK, 3, -1, 2, 77), () -> wants);
        perfetto.read(event(21, ASK, 3, -1, 2, 78), () -> wants);
        perfetto.read(event(22, ASK, 3, -1, 2, 79), () -> new byte[32]);
        perfetto.read(event(30, ANSWER, 3, -1, 2, 77), () -> new byte[16]);
        tell(40, CLOSED, 3, -1, 2, 0);
        TraceEventFormat shown = shown();
        String lane = "web \"01\" (partition 3) / Channel 2";
        assertEquals(List.of(lane), shown.lanes);
        assertEquals(List.of(new Slice(lane, "open", 10, 40)), shown.slices);
        assertEquals(2, shown.requests, "the third asks for no answer");
        assertEquals(Map.of(lane + ": " + ASK.name(), 3, lane + ": " + ANSWER.name(), 1), shown.marks);
    }

    @Test
    void anyOrderOfEventsGivesAFileThatIsOne() throws IOException {
        Chance chance = new Chance(SEED);
        List<EventType> all = List.of(
                SWITCHED, ENTERED, CPUID, OUT, MESSAGE, HALTED, PREEMPTED, CALL, RETURN, MARK, OPENED, CLOSED, ASK,
                ANSWER);
        byte[] wants = {0, 0, 0, 0, 0, 0, 1, 0};
        perfetto.head(1, 20_000, "00ff", 0);
        long ns = 0;
        for (int i = 0; i < 20_000; i++) {
            ns += chance.nextInt(4) == 0 ? 0 : chance.nextInt(900);
            EventType type = all.get(chance.nextInt(all.size()));
            perfetto.read(
                    event(ns, type, chance.nextInt(3), chance.nextInt(3), chance.nextInt(4), chance.nextInt(1000)),
                    () -> wants);
        }
        TraceEventFormat shown = shown();
        assertTrue(shown.slices.size() > 5_000 && shown.requests > 300, "seed " + SEED);
        assertEquals(20_000, perfetto.events());
    }
}
