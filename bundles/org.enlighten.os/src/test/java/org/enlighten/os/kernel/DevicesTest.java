// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.os.fake.FakeFactory;
import org.enlighten.os.fake.Programs;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.system.DeviceView;
import org.enlighten.os.system.DriverFile;
import org.junit.jupiter.api.Test;

/// Which driver is bound to which device, and what is said when none is.
class DevicesTest {
    private static final DeviceNode CARD = DeviceNode.registers("card/0", "TEST\\CARD", "Strange card", Map.of());

    private static class Quiet extends Driver {
        Quiet(DeviceNode node, DriverContext kernel) {
            super(node, kernel);
        }

        @Override
        protected void start(IoRequest request) {}
    }

    /// Finds two devices behind its own, and loses one when told to.
    private static final class Bus extends Quiet {
        Bus(DeviceNode node, DriverContext kernel) {
            super(node, kernel);
        }

        @Override
        protected void initialize() {
            for (int i = 0; i < 2; i++)
                kernel.found(DeviceNode.registers(node.path() + "/" + i, "TEST\\CHILD", "Child " + i, Map.of()));
        }

        @Override
        protected void call(long threadId, SystemCall.Device call, org.enlighten.block.Slice memory) {
            kernel.lost(node.path() + "/1");
            kernel.wake(threadId, Result.of(1));
        }
    }

    private static FakeFactory quiet(String id, String version, String... binds) {
        return new FakeFactory(id, version, Set.of(binds), Quiet::new);
    }

    private static DeviceView view(TestSystem s, String path) {
        return s.kernel.devices().stream()
                .filter(d -> d.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static TestSystem.Plan withFile(DriverFile file) {
        return TestSystem.plan().device(CARD).file("\\SYS\\DRIVERS\\CARD.SYS", file.bytes());
    }

    @Test
    void aDeviceWithoutAnyDriverHasProblem28() {
        DeviceView card = view(TestSystem.plan().device(CARD).build().boot(), "card/0");
        assertEquals(DeviceView.NO_DRIVER, card.problem());
        assertEquals("Strange card", card.name());
        assertTrue(card.problemText().contains("28"));
    }

    @Test
    void codeWithoutAFileOnTheVolumeIsNotBound() {
        TestSystem s = TestSystem.plan()
                .device(CARD)
                .driver(quiet("card", "1.0", "TEST\\CARD"))
                .build()
                .boot();
        assertEquals(DeviceView.NO_DRIVER, view(s, "card/0").problem());
    }

    @Test
    void fileAndCodeTogetherAreBound() {
        TestSystem s = withFile(new DriverFile("card", "1.0", List.of()))
                .driver(quiet("card", "1.0", "TEST\\CARD"))
                .build()
                .boot();
        DeviceView card = view(s, "card/0");
        assertEquals(0, card.problem());
        assertEquals("card", card.driver());
        assertEquals("Driver card", card.name());
        assertTrue(s.kernel.info().drivers().stream().anyMatch(d -> d.id().equals("card")));
    }

    @Test
    void aFileWithoutCodeHasProblem39() {
        TestSystem s = withFile(new DriverFile("card", "1.0", List.of("TEST\\CARD")))
                .build()
                .boot();
        assertEquals(DeviceView.NOT_LOADABLE, view(s, "card/0").problem());
        assertTrue(s.kernel.events().entries().stream().anyMatch(e -> e.eventId() == 7026));
    }

    @Test
    void codeOlderThanTheFileCannotBeLoaded() {
        TestSystem s = withFile(new DriverFile("card", "1.10", List.of("TEST\\CARD")))
                .driver(quiet("card", "1.9", "TEST\\CARD"))
                .build()
                .boot();
        assertEquals(DeviceView.NOT_LOADABLE, view(s, "card/0").problem());
    }

    @Test
    void aDriverThatRefusesItsDeviceHasProblem31() {
        FakeFactory refusing = new FakeFactory("card", "1.0", Set.of("TEST\\CARD"), (node, kernel) -> {
            throw new IllegalStateException("this card is too strange");
        });
        TestSystem s = withFile(new DriverFile("card", "1.0", List.of()))
                .driver(refusing)
                .build()
                .boot();
        assertEquals(DeviceView.NOT_STARTED, view(s, "card/0").problem());
    }

    @Test
    void aDriverWithoutADeviceIsLoadedWhenItsFileIsThere() {
        TestSystem.Plan plan = TestSystem.plan()
                .driver(quiet("filter", "1.0"))
                .driver(quiet("other", "1.0"))
                .file("\\SYS\\DRIVERS\\FILTER.SYS", new DriverFile("filter", "1.0", List.of()).bytes());
        List<String> ids = plan.build().boot().kernel.info().drivers().stream()
                .map(d -> d.id() + ":" + d.device())
                .toList();
        assertTrue(ids.contains("filter:"), ids.toString());
        assertTrue(ids.stream().noneMatch(id -> id.startsWith("other")), ids.toString());
    }

    @Test
    void devicesBehindABusComeAndGo() {
        List<Result> results = new ArrayList<>();
        TestSystem s = TestSystem.plan()
                .device(DeviceNode.registers("bus/0", "TEST\\BUS", "A bus", Map.of()))
                .driver(new FakeFactory("bus", "1.0", Set.of("TEST\\BUS"), Bus::new))
                .driver(quiet("child", "1.0", "TEST\\CHILD"))
                .file("\\SYS\\DRIVERS\\BUS.SYS", new DriverFile("bus", "1.0", List.of()).bytes())
                .file("\\SYS\\DRIVERS\\CHILD.SYS", new DriverFile("child", "1.0", List.of()).bytes())
                .boots(
                        Programs.calls(
                                "calls.exe",
                                results,
                                new SystemCall.Open("\\\\.\\BUS", SystemCall.Access.READ),
                                new SystemCall.Device(2, 5, 0, 0, 0, 0)),
                        "")
                .build()
                .boot();
        assertEquals("child", view(s, "bus/0/0").driver());
        s.runUntil(() -> results.size() == 2);
        assertEquals(0, view(s, "bus/0/0").problem());
        assertTrue(s.kernel.devices().stream().noneMatch(d -> d.path().equals("bus/0/1")));
    }

    @Test
    void aDriversOwnCallsAnswerAtOnceOrLater() {
        List<Result> results = new ArrayList<>();
        TestSystem s = TestSystem.plan()
                .boots(Programs.writer("writer.exe", 100_000), "C:\\W.DAT")
                .boots(
                        Programs.calls(
                                "calls.exe",
                                results,
                                new SystemCall.Open("\\\\.\\testdisk", SystemCall.Access.READ),
                                new SystemCall.Device(2, 1, 0, 0, 0, 0),
                                new SystemCall.Device(2, 2, 0, 0, 0, 0),
                                new SystemCall.Device(2, 77, 0, 0, 0, 0),
                                new SystemCall.Open("\\\\.\\nothing", SystemCall.Access.READ)),
                        "")
                .build()
                .boot();
        s.runUntil(() -> results.size() == 5);
        assertTrue(results.get(2).value() > results.get(1).value(), "a later completion");
        assertEquals(Status.INVALID_REQUEST, results.get(3).status());
        assertEquals(Status.NOT_FOUND, results.get(4).status());
    }
}
