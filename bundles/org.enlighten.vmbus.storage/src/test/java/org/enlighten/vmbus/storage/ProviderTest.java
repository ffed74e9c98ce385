// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage;

import static org.enlighten.vmbus.storage.ProviderBench.sense;
import static org.enlighten.vmbus.storage.ProviderBench.srb;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.enlighten.machine.GuestMemory;
import org.enlighten.simulation.Chance;
import org.enlighten.vmbus.protocol.GpaRange;
import org.enlighten.vmbus.storage.protocol.NtStatus;
import org.enlighten.vmbus.storage.protocol.Srb;
import org.enlighten.vmbus.storage.protocol.SrbAnswer;
import org.enlighten.vmbus.storage.protocol.SrbStatus;
import org.enlighten.vmbus.storage.protocol.StorageCodec;
import org.enlighten.vmbus.storage.protocol.StorageVersion;
import org.enlighten.vmbus.storage.world.RawDriver;
import org.enlighten.vmbus.storage.world.TestDisks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the provider answers to single commands, over the real bus.
class ProviderTest {
    private static final StorageVersion V = StorageVersion.WINDOWS_8_1;
    private static final int PAGE = GuestMemory.PAGE_BYTES;

    @TempDir
    Path directory;

    private ProviderBench bench;
    private RawDriver scsi;

    @BeforeEach
    void build() {
        bench = new ProviderBench(directory);
        scsi = bench.scsi();
        bench.begin(scsi, V);
    }

    private SrbAnswer execute(Srb srb, GpaRange... ranges) {
        return ranges.length == 0 ? bench.execute(scsi, V, srb) : bench.execute(scsi, V, srb, ranges);
    }

    private static void good(long bytes, SrbAnswer answer) {
        assertEquals(SrbAnswer.of(SrbStatus.SUCCESS, bytes), answer);
    }

    private static Srb transfer(int operation, int lun, long block, int blocks) {
        int direction = operation == 0x28 ? Srb.IN : Srb.OUT;
        return srb(
                V,
                lun,
                direction,
                blocks * 512,
                operation,
                0,
                (int) (block >>> 24),
                (int) (block >>> 16),
                (int) (block >>> 8),
                (int) block,
                0,
                blocks >>> 8,
                blocks,
                0);
    }

    private byte[] random(int bytes) {
        byte[] data = new byte[bytes];
        new Chance(5).nextBytes(data);
        return data;
    }

    @Test
    void inquiryNamesTheDiskAndIsCutToItsBuffer() {
        good(36, execute(srb(V, 0, Srb.IN, 36, 0x12, 0, 0, 0, 36, 0)));
        byte[] data = bench.data(scsi, 36);
        assertEquals("Msft    Virtual Disk    1.0 ", new String(data, 8, 28, StandardCharsets.US_ASCII));
        good(16, execute(srb(V, 0, Srb.IN, 16, 0x12, 0, 0, 0, 255, 0)));
    }

    @Test
    void whereThereIsNoDiskOnlyInquiryAndTheListOfUnitsAreAnswered() {
        good(36, execute(srb(V, 1, Srb.IN, 36, 0x12, 0, 0, 0, 36, 0)));
        assertEquals(0x7F, bench.data(scsi, 1)[0]);
        SrbAnswer ready = execute(srb(V, 1, Srb.NONE, 0, 0, 0, 0, 0, 0, 0));
        assertEquals(SrbStatus.NO_UNIT.code(), ready.srbStatus(), "without sense");
        sense(5, 0x24, execute(srb(V, 1, Srb.IN, 255, 0x12, 1, 0x80, 0, 255, 0)));
        good(24, execute(srb(V, 1, Srb.IN, 4096, 0xA0, 0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 0)));
        byte[] luns = bench.data(scsi, 24);
        assertEquals(16, luns[3]);
        assertEquals(List.of(0, 3), List.of((int) luns[9], (int) luns[17]));
    }

    @Test
    void anotherTargetHasNoUnits() {
        Srb other = new Srb(
                V.srbBytes(), 3, 1, 0, 12, 20, Srb.IN, 4096, ProviderBench.cdb(0xA0, 0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 0));
        good(8, execute(other));
        assertArrayEquals(new byte[8], bench.data(scsi, 8));
    }

    @Test
    void writtenBlocksAreReadAgainAndLieOnTheirDiskAlone() {
        byte[] data = random(2 * PAGE);
        scsi.memory().write(scsi.data(), data, 0, data.length);
        good(data.length, execute(transfer(0x2A, 3, 10, 16)));
        assertArrayEquals(data, bench.world.disks.layer(2).peek(10 * 512, data.length));
        assertArrayEquals(new byte[512], bench.world.disks.layer(1).peek(10 * 512, 512));
        scsi.memory().write(scsi.data(), new byte[data.length], 0, data.length);
        good(data.length, execute(transfer(0x28, 3, 10, 16)));
        assertArrayEquals(data, bench.data(scsi, data.length));
    }

    @Test
    void pagesThatDoNotLieSideBySideAreOneTransferWithoutACopy() {
        byte[] data = random(3 * PAGE);
        long first = scsi.data() / PAGE;
        long[] pages = {first + 7, first + 2, first + 9, first + 3};
        GpaRange range = new GpaRange(data.length, 1000, pages);
        int done = 0;
        for (int i = 0; i < pages.length; i++) {
            int at = i == 0 ? 1000 : 0;
            int n = Math.min(PAGE - at, data.length - done);
            scsi.memory().write(pages[i] * PAGE + at, data, done, n);
            done += n;
        }
        long before = bench.world.disks.submitted;
        good(data.length, execute(transfer(0x2A, 0, 100, 24), range));
        assertEquals(before + 1, bench.world.disks.submitted);
        assertArrayEquals(data, bench.world.disks.layer(1).peek(100 * 512, data.length));
        for (long page : pages) scsi.memory().write(page * PAGE, new byte[PAGE], 0, PAGE);
        good(data.length, execute(transfer(0x28, 0, 100, 24), range));
        byte[] back = new byte[PAGE - 1000];
        scsi.memory().read(pages[0] * PAGE + 1000, back, 0, back.length);
        assertArrayEquals(Arrays.copyOf(data, back.length), back);
        byte[] untouched = new byte[1000];
        scsi.memory().read(pages[0] * PAGE, untouched, 0, 1000);
        assertArrayEquals(new byte[1000], untouched, "what lies before the buffer");
    }

    @Test
    void anAcceleratedDiskAnswersWhateverAddressItIsGiven() {
        bench.begin(bench.ide(), V);
        Srb read = new Srb(
                V.srbBytes(), 5, 77, 9, 10, 20, Srb.IN, 512, ProviderBench.cdb(0x28, 0, 0, 0, 0, 0, 0, 0, 1, 0));
        bench.world.disks.layer(0).poke(0, new byte[] {42});
        assertEquals(SrbAnswer.of(SrbStatus.SUCCESS, 512), bench.execute(bench.ide(), V, read));
        assertEquals(42, bench.data(bench.ide(), 1)[0]);
    }

    @Test
    void whatIsWrongHasItsOwnSense() {
        sense(5, 0x20, execute(srb(V, 0, Srb.NONE, 0, 0x4D, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
        sense(5, 0x21, execute(transfer(0x28, 0, TestDisks.BYTES / 512, 1)));
        sense(3, 0x11, execute(transfer(0x28, 0, TestDisks.BAD_AT / 512, 1)));
        sense(3, 0x0C, execute(transfer(0x2A, 0, TestDisks.BAD_AT / 512, 1)));
        sense(5, 0x39, execute(srb(V, 0, Srb.IN, 192, 0x1A, 0, 0xC8, 0, 192, 0)));
        good(18, execute(srb(V, 0, Srb.IN, 18, 0x03, 0, 0, 0, 18, 0)));
        assertEquals(5, bench.data(scsi, 3)[2], "the last one can be asked for too");
    }

    @Test
    void dataThatDoesNotFitItsCommandIsNotMoved() {
        Srb more = srb(V, 0, Srb.IN, 512, 0x28, 0, 0, 0, 0, 0, 0, 0, 2, 0);
        assertEquals(SrbAnswer.of(SrbStatus.DATA_OVERRUN, 0), execute(more));
        Srb wrongWay = srb(V, 0, Srb.OUT, 512, 0x28, 0, 0, 0, 0, 0, 0, 0, 1, 0);
        assertEquals(SrbStatus.INVALID_REQUEST.code(), execute(wrongWay).srbStatus());
        Srb noData = srb(V, 0, Srb.IN, 512, 0x28, 0, 0, 0, 0, 0, 0, 0, 1, 0);
        byte[] answer = bench.say(scsi, StorageCodec.execute(noData, 0, 0, V));
        assertEquals(
                SrbStatus.DATA_OVERRUN.code(), StorageCodec.srbAnswer(answer).code());
        long outside = scsi.memory().sizeBytes();
        assertEquals(
                SrbStatus.INVALID_REQUEST.code(),
                execute(noData, GpaRange.of(outside - 256, 512)).srbStatus(),
                "memory that is not the guest's");
        GpaRange half = GpaRange.of(scsi.data(), 256);
        assertEquals(
                SrbStatus.INVALID_REQUEST.code(), execute(noData, half, half).srbStatus(), "two stretches");
        assertEquals(0, bench.world.disks.submitted);
    }

    @Test
    void arequestOfAnotherLengthOrWithoutACommandIsRefused() {
        Srb old = new Srb(0x24, 0, 0, 0, 6, 20, Srb.NONE, 0, new byte[6]);
        assertEquals(SrbStatus.BAD_SRB_LENGTH.code(), execute(old).srbStatus());
        for (int bytes : new int[] {0, 17, 255}) {
            Srb srb = new Srb(V.srbBytes(), 0, 0, 0, bytes, 20, Srb.NONE, 0, new byte[16]);
            assertEquals(SrbStatus.INVALID_REQUEST.code(), execute(srb).srbStatus());
        }
    }

    @Test
    void furtherChannelsOfAControllerServeItsDisks() {
        bench.world.disks.furtherMost(2);
        byte[] three = StorageCodec.createSubChannels(3, V);
        assertEquals(NtStatus.INVALID_PARAMETER, bench.status(scsi, three));
        assertEquals(0, bench.status(scsi, StorageCodec.createSubChannels(2, V)));
        bench.world.runUntil(
                () -> scsi.further.size() == 2 && scsi.further.stream().allMatch(c -> c.isOpen()));
        bench.world.runFor(100_000);
        bench.world.disks.layer(2).poke(512, new byte[] {7});
        byte[] packet = StorageCodec.execute(transfer(0x28, 3, 1, 1), 0, 0, V);
        byte[] answer = bench.say(scsi, scsi.further.get(1), packet, GpaRange.of(scsi.data(), 512));
        good(512, StorageCodec.srbAnswer(answer));
        assertEquals(7, bench.data(scsi, 1)[0]);
        scsi.tell(0);
        bench.world.runUntil(() -> scsi.closings >= 1);
        bench.world.runUntil(() -> bench.world.bus.channels(bench.world.partition()).stream()
                .noneMatch(c -> c.offer().subChannel() != 0));
        assertFalse(bench.world.root().bugcheck().isPresent());
    }

    @Test
    void answersThatHaveNoRoomComeWhenThereIsSome() {
        Srb ready = srb(V, 0, Srb.NONE, 0, 0, 0, 0, 0, 0, 0);
        byte[] packet = StorageCodec.execute(ready, 0, 0, V);
        int sent = 0;
        long before = scsi.answered;
        for (int i = 0; i < 3_000; i++) {
            if (scsi.send(scsi.main(), 10_000 + i, packet, List.of(), true)) sent++;
            if (i % 50 == 0) bench.world.runFor(20_000);
        }
        int all = sent;
        assertTrue(all > 300, all + " were sent");
        bench.world.runUntil(() -> scsi.answered == before + all);
    }

    @Test
    void aChannelIsClosedWhenWhatIsUnderWayHasEnded() {
        byte[] data = random(512);
        scsi.memory().write(scsi.data(), data, 0, data.length);
        byte[] packet = StorageCodec.execute(transfer(0x2A, 0, 5, 1), 0, 0, V);
        for (int i = 0; i < 20; i++)
            scsi.send(scsi.main(), 900 + i, packet, List.of(GpaRange.of(scsi.data(), 512)), true);
        bench.world.runUntil(() -> bench.world.disks.submitted > 5);
        scsi.tell(0);
        bench.world.runUntil(() -> scsi.closings == 1);
        scsi.tell(1);
        bench.world.runUntil(() -> scsi.main().isOpen());
        bench.world.runFor(100_000);
        bench.begin(scsi, V);
        assertArrayEquals(data, bench.world.disks.layer(1).peek(5 * 512, 512));
    }
}
