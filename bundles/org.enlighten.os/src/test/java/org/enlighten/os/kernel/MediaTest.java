// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.enlighten.os.Listing;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.os.fake.Programs;
import org.enlighten.os.fake.Script;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.fake.TinyImage;
import org.enlighten.os.system.DiskCodes;
import org.enlighten.os.system.VolumeView;
import org.junit.jupiter.api.Test;

/// Disks as a whole, partitions that are made, and media that change.
class MediaTest {
    private final List<Result> results = new ArrayList<>();

    private static byte[] cd(String content) {
        return TinyImage.volume(Map.of("\\READ.ME", content.getBytes()));
    }

    private static List<String> roots(TestSystem s) {
        return s.kernel.volumes().stream().map(VolumeView::root).toList();
    }

    @Test
    void theSystemVolumeIsCAndTheCdIsD() {
        TestSystem s = TestSystem.plan().cd(cd("one")).build().boot();
        s.runFor(10_000_000);
        assertEquals(List.of("C:", "D:"), roots(s));
        assertEquals("PhysicalDrive0", s.kernel.volumes().getFirst().device());
        assertEquals(1, s.kernel.volumes().getFirst().partition());
        assertTrue(s.kernel.volumes().getFirst().system());
        assertEquals("CdRom0", s.kernel.volumes().get(1).device());
    }

    private ProgramFactory reader() {
        return Script.factory(
                "reader.exe",
                (arguments, self) -> (step, of, memory) ->
                        step % 2 == 0 ? new SystemCall.Sleep(100_000_000) : new SystemCall.Stat("D:\\READ.ME"),
                (step, result) -> {
                    if (step % 2 == 1) results.add(result);
                });
    }

    @Test
    void aMediumThatIsChangedIsSeenByTheNextPathOnIt() {
        TestSystem s =
                TestSystem.plan().cd(cd("one")).boots(reader(), "").build().boot();
        s.runUntil(() -> results.size() == 2);
        s.insert(cd("another"));
        s.runUntil(() -> results.size() == 4);
        s.insert(new byte[0]);
        s.runUntil(() -> results.size() == 6);
        s.insert(cd("third"));
        s.runUntil(() -> results.size() == 8);
        assertEquals(3, results.get(1).detail(Listing.Entry.class).sizeBytes());
        assertEquals(7, results.get(3).detail(Listing.Entry.class).sizeBytes());
        assertEquals(Status.NOT_READY, results.get(5).status());
        assertEquals(5, results.get(7).detail(Listing.Entry.class).sizeBytes());
        assertTrue(s.kernel.bugcheck().isEmpty());
    }

    @Test
    void setupMakesAPartitionAndUsesItWithoutARestart() {
        byte[] volume = TinyImage.volume(Map.of());
        byte[] table = Arrays.copyOf(TinyImage.disk(volume), 512);
        ProgramFactory setup = Script.factory(
                "setup.exe",
                (arguments, self) -> (step, of, memory) -> switch (step) {
                    case 0 -> new SystemCall.Open("\\\\.\\PhysicalDrive0", Access.READ_WRITE);
                    case 1 -> new SystemCall.Device(2, DiskCodes.LENGTH, 0, 0, 0, 0);
                    case 2 -> {
                        memory.put(0, table);
                        yield new SystemCall.Write(2, 0, 0, 512);
                    }
                    case 3 -> {
                        memory.put(0, Arrays.copyOf(volume, 16_384));
                        yield new SystemCall.Write(2, 63 * 512, 0, 16_384);
                    }
                    case 4 -> new SystemCall.Device(2, DiskCodes.UPDATE, 0, 0, 0, 0);
                    case 5 -> new SystemCall.Open("C:\\HELLO.TXT", Access.CREATE);
                    case 6 -> {
                        memory.put(0, "made by setup".getBytes());
                        yield new SystemCall.Write(3, 0, 0, 13);
                    }
                    case 7 -> new SystemCall.Flush(3);
                    case 8 -> new SystemCall.Write(2, 100, 0, 512);
                    case 9 -> new SystemCall.Device(2, DiskCodes.SECTOR_BYTES, 0, 0, 0, 0);
                    default -> new SystemCall.Exit(0);
                },
                (step, result) -> results.add(result));
        TestSystem s = TestSystem.plan()
                .disk(v -> new byte[63 * 512 + volume.length])
                .cd(TinyImage.volume(Map.of("\\SETUP.EXE", "setup".getBytes())))
                .program(setup)
                .description(d -> d.systemVolume("CdRom0", 0)
                        .systemFile("")
                        .driverDirectory("")
                        .bootDrivers("screen")
                        .programs(List.of(new org.enlighten.os.system.BootProgram("D:\\SETUP.EXE", ""))))
                .build()
                .boot();
        s.runUntil(() -> results.size() == 10);
        assertEquals(63 * 512 + volume.length, results.get(1).value());
        assertEquals(1, results.get(4).value(), "volumes on the disk");
        assertEquals(13, results.get(6).value());
        assertEquals(Status.INVALID_PARAMETER, results.get(8).status());
        assertEquals(512, results.get(9).value());
        assertEquals(List.of("D:", "C:"), roots(s));
        byte[] disk = s.diskBytes();
        int data = (63 + 25) * 512;
        assertArrayEquals("made by setup".getBytes(), Arrays.copyOfRange(disk, data, data + 13));
    }

    @Test
    void aVolumeThatIsFormattedAnewIsMountedAnew() {
        byte[] empty = Arrays.copyOf(TinyImage.volume(Map.of()), 16_384);
        ProgramFactory format = Script.factory(
                "format.exe",
                (arguments, self) -> (step, of, memory) -> switch (step) {
                    case 0 -> new SystemCall.Open("\\\\.\\PhysicalDrive1", Access.READ_WRITE);
                    case 1 -> new SystemCall.Stat("D:\\OLD.TXT");
                    case 2 -> {
                        memory.put(0, empty);
                        yield new SystemCall.Write(2, 63 * 512, 0, empty.length);
                    }
                    case 3 -> new SystemCall.Device(2, DiskCodes.UPDATE, 0, 0, 0, 0);
                    case 4 -> new SystemCall.Stat("D:\\OLD.TXT");
                    default -> new SystemCall.Exit(0);
                },
                (step, result) -> results.add(result));
        TestSystem s = TestSystem.plan()
                .secondDisk(TinyImage.disk(TinyImage.volume(Map.of("\\OLD.TXT", new byte[5]))))
                .boots(format, "")
                .build()
                .boot();
        s.runUntil(() -> results.size() == 5);
        assertEquals(5, results.get(1).detail(Listing.Entry.class).sizeBytes());
        assertEquals(1, results.get(3).value());
        assertEquals(Status.NOT_FOUND, results.get(4).status());
    }

    @Test
    void aCdIsReadInWholeSectorsOfItsOwn() {
        TestSystem s = TestSystem.plan()
                .cd(cd("0123456789".repeat(300)))
                .boots(
                        Programs.calls(
                                "calls.exe",
                                results,
                                new SystemCall.Open("D:\\READ.ME", Access.READ),
                                new SystemCall.Read(2, 0, 0, 3000),
                                new SystemCall.Read(2, 512, 4096, 700)),
                        "")
                .build()
                .boot();
        s.runUntil(() -> results.size() == 3);
        assertEquals(3000, results.get(1).value());
        assertEquals(700, results.get(2).value());
    }
}
