// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.os.Listing;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.os.VolumeInfo;
import org.enlighten.os.fake.Programs;
import org.enlighten.os.fake.Script;
import org.enlighten.os.fake.TestSystem;
import org.junit.jupiter.api.Test;

/// System calls on files, on a disk and on a host's volume.
class FilesTest {
    private final List<Result> results = new ArrayList<>();

    private TestSystem run(TestSystem.Plan plan, SystemCall... calls) {
        results.clear();
        TestSystem s = plan.boots(Programs.calls("calls.exe", results, calls), "")
                .build()
                .boot();
        s.runUntil(() -> results.size() == calls.length);
        return s;
    }

    private static TestSystem.Plan[] plans() {
        return new TestSystem.Plan[] {
            TestSystem.plan().file("\\A.TXT", "hello, file"),
            TestSystem.plan().host().file("\\A.TXT", "hello, file")
        };
    }

    private Status status(int call) {
        return results.get(call).status();
    }

    @Test
    void whatIsWrittenCanBeRead() {
        for (TestSystem.Plan plan : plans()) {
            byte[][] read = new byte[1][];
            TestSystem s = plan.boots(
                            Script.factory(
                                    "rw.exe",
                                    (arguments, self) -> (step, of, memory) -> switch (step) {
                                        case 0 -> {
                                            memory.put(100, "some bytes, written".getBytes());
                                            yield new SystemCall.Open("C:\\NEW.TXT", Access.CREATE);
                                        }
                                        case 1 -> new SystemCall.Write(2, -1, 100, 10);
                                        case 2 -> new SystemCall.Write(2, -1, 110, 9);
                                        case 3 -> new SystemCall.Flush(2);
                                        case 4 -> new SystemCall.Read(2, 0, 1000, 512);
                                        case 5 -> {
                                            read[0] = memory.bytes(1000, 19);
                                            yield new SystemCall.Read(2, 19, 2000, 512);
                                        }
                                        default -> new SystemCall.Exit(0);
                                    },
                                    (step, result) -> results.add(result)),
                            "")
                    .build()
                    .boot();
            s.runUntil(() -> results.size() == 6);
            assertArrayEquals("some bytes, written".getBytes(), read[0]);
            assertEquals(
                    List.of(2L, 10L, 9L, 0L, 19L, 0L),
                    results.stream().map(Result::value).toList());
            results.clear();
        }
    }

    @Test
    void eachWayOfOpeningKeepsItsPromise() {
        for (TestSystem.Plan plan : plans()) {
            run(
                    plan,
                    new SystemCall.Open("C:\\NONE.TXT", Access.READ),
                    new SystemCall.Open("C:\\A.TXT", Access.CREATE),
                    new SystemCall.Open("C:\\A.TXT", Access.READ),
                    new SystemCall.Write(2, 0, 0, 5),
                    new SystemCall.Open("C:\\A.TXT", Access.REPLACE),
                    new SystemCall.Stat("C:\\A.TXT"),
                    new SystemCall.Open("C:\\", Access.READ),
                    new SystemCall.Open("Q:\\A.TXT", Access.READ));
            assertEquals(Status.NOT_FOUND, status(0));
            assertEquals(Status.EXISTS, status(1));
            assertEquals(Status.SUCCESS, status(2));
            assertEquals(Status.ACCESS_DENIED, status(3));
            assertEquals(3, results.get(4).value());
            assertEquals(0, results.get(5).detail(Listing.Entry.class).sizeBytes());
            assertEquals(Status.ACCESS_DENIED, status(6));
            assertEquals(Status.NOT_FOUND, status(7));
        }
    }

    @Test
    void namesComeAndGo() {
        for (TestSystem.Plan plan : plans()) {
            run(
                    plan,
                    new SystemCall.Rename("C:\\A.TXT", "C:\\B.TXT"),
                    new SystemCall.Stat("C:\\A.TXT"),
                    new SystemCall.Stat("c:/b.txt"),
                    new SystemCall.Open("C:\\B.TXT", Access.READ_WRITE),
                    new SystemCall.Delete("C:\\B.TXT"),
                    new SystemCall.Close(2),
                    new SystemCall.Delete("C:\\B.TXT"),
                    new SystemCall.Stat("C:\\B.TXT"),
                    new SystemCall.MakeDirectory("C:\\DIR"),
                    new SystemCall.Stat("C:\\DIR"),
                    new SystemCall.Rename("C:\\DIR", "D:\\DIR"));
            assertEquals(Status.SUCCESS, status(0));
            assertEquals(Status.NOT_FOUND, status(1));
            assertEquals(11, results.get(2).detail(Listing.Entry.class).sizeBytes());
            assertEquals(Status.SHARING_VIOLATION, status(4));
            assertTrue(results.get(4).message().contains("calls.exe"));
            assertEquals(Status.SUCCESS, status(6));
            assertEquals(Status.NOT_FOUND, status(7));
            assertTrue(results.get(9).detail(Listing.Entry.class).directory());
            assertEquals(Status.INVALID_PARAMETER, status(10));
        }
    }

    @Test
    void directoriesAndVolumesCanBeAsked() {
        for (TestSystem.Plan plan : plans()) {
            run(
                    plan,
                    new SystemCall.List("C:\\SYS\\DRIVERS"),
                    new SystemCall.Volume("C:\\"),
                    new SystemCall.List("\\SYS"));
            assertEquals(
                    "screen.sys",
                    results.getFirst()
                            .detail(Listing.class)
                            .entries()
                            .getFirst()
                            .name()
                            .toLowerCase());
            assertTrue(results.get(1).detail(VolumeInfo.class).capacityBytes() > 0);
            assertTrue(results.get(2).detail(Listing.class).entries().size() > 1);
        }
    }

    @Test
    void whatAProgramMayNotDoIsRefusedInWords() {
        run(
                TestSystem.plan(),
                new SystemCall.Read(17, 0, 0, 10),
                new SystemCall.Read(-1, 0, 0, 10),
                new SystemCall.Close(99),
                new SystemCall.Write(1, 0, 60_000, 60_000),
                new SystemCall.Read(0, 0, -5, 10),
                new SystemCall.Resize(1, 10),
                new SystemCall.Device(1, 1, 0, 0, 0, 0),
                new SystemCall.StartProcess("C:\\NONE.EXE", ""),
                new SystemCall.StartProcess("C:\\SYS\\SYSTEM.JSON", ""),
                new SystemCall.WaitProcess(777),
                new SystemCall.EndProcess(4),
                new SystemCall.EndProcess(777),
                new SystemCall.Service("none", SystemCall.ServiceAction.QUERY));
        for (int i = 0; i < results.size(); i++) {
            assertTrue(!results.get(i).isSuccess(), "call " + i + ": " + results.get(i));
            assertTrue(
                    results.get(i).message().endsWith(".")
                            || results.get(i).message().contains(":"),
                    "call " + i);
        }
        assertEquals(Status.INVALID_IMAGE, status(8));
        assertEquals(Status.ACCESS_DENIED, status(10));
    }

    @Test
    void aBadSectorIsADeviceErrorAndNoBugcheck() {
        TestSystem s = TestSystem.plan()
                .file("\\A.TXT", "x".repeat(1024))
                .boots(
                        Programs.calls(
                                "calls.exe",
                                results,
                                new SystemCall.Open("C:\\A.TXT", Access.READ),
                                new SystemCall.Sleep(50_000_000),
                                new SystemCall.Read(2, 0, 0, 1024)),
                        "")
                .build()
                .boot();
        s.runUntil(() -> results.size() == 1);
        s.breakDisk();
        s.runUntil(() -> results.size() == 3);
        assertEquals(Status.DEVICE_ERROR, status(2));
        assertTrue(s.kernel.bugcheck().isEmpty());
    }

    @Test
    void largeTransfersAreSplitForTheDriver() {
        byte[][] read = new byte[1][];
        TestSystem s = TestSystem.plan()
                .file("\\BIG.DAT", "0123456789abcdef".repeat(3072))
                .boots(
                        Script.factory(
                                "big.exe",
                                (arguments, self) -> (step, of, memory) -> switch (step) {
                                    case 0 -> new SystemCall.Open("C:\\BIG.DAT", Access.READ);
                                    case 1 -> new SystemCall.Read(2, 0, 0, 49152);
                                    default -> {
                                        read[0] = memory.bytes(0, 49152);
                                        yield new SystemCall.Exit(0);
                                    }
                                },
                                (step, result) -> results.add(result)),
                        "")
                .build()
                .boot();
        s.runUntil(() -> results.size() == 2);
        assertArrayEquals("0123456789abcdef".repeat(3072).getBytes(), read[0]);
    }
}
