// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.os.OsEvents;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.os.fake.FakeFactory;
import org.enlighten.os.fake.Programs;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.system.DriverFile;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.TraceEvent;
import org.junit.jupiter.api.Test;

/// Files of a host's volume as drivers use them.
class KernelFilesTest {
    /// Copies the first sector of a file to its second, and counts; two holders at once.
    private static final class Copier extends Driver {
        record State(long thread, int step, List<String> outcomes) {}

        private static final String PATH = "C:\\IMAGE.VHD";
        private long page;
        private long thread;
        private int step;
        private final List<String> outcomes = new ArrayList<>();

        Copier(DeviceNode node, DriverContext kernel) {
            super(node, kernel);
        }

        @Override
        protected void initialize() {
            page = kernel.allocatePages(1);
        }

        @Override
        protected void start(IoRequest request) {}

        @Override
        protected void call(long threadId, SystemCall.Device call, Slice memory) {
            thread = threadId;
            if (kernel.openFile("C:\\NONE.VHD").isPresent())
                throw new IllegalStateException("opened what is not there");
            open("a").submit(1, new BlockRequest.Read(0, sector()), call.a());
            open("b").submit(1, new BlockRequest.Read(100_000, sector()), call.a());
        }

        private BlockLayer open(String holder) {
            BlockLayer file = kernel.openFile(PATH, holder).orElseThrow();
            file.attach((tag, outcome) -> completed(holder, outcome));
            return file;
        }

        private Slice sector() {
            return new Slice(kernel.memory(), page, 512);
        }

        private void completed(String holder, Outcome outcome) {
            outcomes.add(holder + (outcome.isDone() ? ":done" : ":failed"));
            if (holder.equals("b")) return;
            switch (step++) {
                case 0 -> open("a").submit(2, new BlockRequest.Write(512, sector()), 55);
                case 1 -> open("a").submit(3, new BlockRequest.Flush(), 55);
                default -> kernel.wake(thread, Result.of(open("a").sizeBytes()));
            }
        }

        @Override
        public Saved save() {
            return Saved.of(new State(thread, step, List.copyOf(outcomes)));
        }

        @Override
        public void restore(Saved saved) {
            State s = saved.as(State.class);
            page = kernel.allocatePages(1);
            thread = s.thread();
            step = s.step();
            outcomes.addAll(s.outcomes());
            open("a");
            open("b");
        }
    }

    private final List<Result> results = new ArrayList<>();

    static TestSystem.Plan plan(List<Result> results) {
        return TestSystem.plan()
                .host()
                .file("\\IMAGE.VHD", "A".repeat(512) + "B".repeat(512))
                .driver(new FakeFactory("copier", "1.0", Set.of(), Copier::new))
                .file("\\SYS\\DRIVERS\\COPIER.SYS", new DriverFile("copier", "1.0", List.of()).bytes())
                .boots(
                        Programs.calls(
                                "calls.exe",
                                results,
                                new SystemCall.Open("\\\\.\\COPIER", SystemCall.Access.READ),
                                new SystemCall.Device(2, 1, 55, 0, 0, 0)),
                        "");
    }

    @Test
    void requestsPassTheVolumesQueueAndKeepTheirCause() {
        List<TraceEvent> events = new ArrayList<>();
        TestSystem s = plan(results).build();
        s.simulation.trace().attach(events::add);
        s.boot();
        s.runUntil(() -> results.size() == 2);
        assertEquals(1024, results.get(1).value());
        assertEquals("A".repeat(1024), new String(s.hostFile("IMAGE.VHD")));
        assertEquals(
                4,
                events.stream()
                        .filter(e -> e.cause() == 55 && e.type() == OsEvents.REQUEST_STARTED)
                        .count());
    }
}
