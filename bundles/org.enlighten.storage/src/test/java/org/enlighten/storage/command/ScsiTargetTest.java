// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.enlighten.block.Outcome;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Saved;
import org.enlighten.storage.command.CommandResult.CheckCondition;
import org.enlighten.storage.command.CommandResult.Way;
import org.junit.jupiter.api.Test;

class ScsiTargetTest {
    private static final long SEED = Long.getLong("enlighten.seed", 0xC0DEL);
    private static final DeviceIdentity IDENTITY = new DeviceIdentity("Msft", "Virtual Disk", "1.0", "serial-7");
    private static final long DISK_BYTES = 1000 * 512;
    private static final long DISC_BYTES = 300 * 2048;
    private final ScsiTarget disk = new ScsiTarget(ScsiTarget.Kind.DISK, IDENTITY, DISK_BYTES, false);
    private final ScsiTarget dvd = new ScsiTarget(ScsiTarget.Kind.DVD, IDENTITY, DISC_BYTES, true);

    private static byte[] cdb(int... bytes) {
        byte[] cdb = new byte[bytes.length <= 6 ? 6 : bytes.length <= 12 ? 12 : 16];
        for (int i = 0; i < bytes.length; i++) cdb[i] = (byte) bytes[i];
        return cdb;
    }

    private static byte[] data(CommandResult result) {
        return assertInstanceOf(CommandResult.Data.class, result).bytes();
    }

    private static void fails(int key, int code, CommandResult result) {
        CheckCondition check = assertInstanceOf(CheckCondition.class, result);
        assertEquals(key, check.key());
        assertEquals(code, check.code());
    }

    private static long u32(byte[] b, int at) {
        return (b[at] & 0xFFL) << 24 | (b[at + 1] & 0xFF) << 16 | (b[at + 2] & 0xFF) << 8 | b[at + 3] & 0xFF;
    }

    @Test
    void inquiryNamesTheDevice() {
        byte[] data = data(disk.execute(cdb(0x12, 0, 0, 0, 255)));
        assertEquals(104, data.length);
        assertEquals(99, data[4], "bytes that follow the fifth");
        assertEquals(0x02, data[7], "several commands at once");
        assertEquals(0x00, data[0]);
        assertEquals(36, data(dvd.execute(cdb(0x12, 0, 0, 0, 255))).length);
        assertEquals("Msft    Virtual Disk    1.0 ", new String(data, 8, 28, StandardCharsets.US_ASCII));
        assertEquals((byte) 0x80, data(dvd.execute(cdb(0x12, 0, 0, 0, 96)))[1], "removable");
        assertEquals(5, data(dvd.execute(cdb(0x12, 0, 0, 0, 96)))[0]);
        assertEquals(3, data(disk.execute(cdb(0x12, 0, 0, 0, 3))).length, "cut to what was allowed");
    }

    @Test
    void vitalProductDataListsItsPages() {
        byte[] list = data(disk.execute(cdb(0x12, 1, 0, 0, 255)));
        for (int i = 0; i < list[3]; i++) {
            byte[] page = data(disk.execute(cdb(0x12, 1, list[4 + i], 0, 255)));
            assertEquals(list[4 + i], page[1]);
            assertEquals(page.length - 4, page[3]);
        }
        fails(5, 0x24, disk.execute(cdb(0x12, 1, 0x44, 0, 255)));
        fails(5, 0x24, disk.execute(cdb(0x12, 0, 0x80, 0, 255)));
    }

    @Test
    void capacityIsTheLastBlockAndTheBlocksSize() {
        byte[] ten = data(disk.execute(cdb(0x25)));
        assertEquals(999, u32(ten, 0));
        assertEquals(512, u32(ten, 4));
        byte[] sixteen = data(disk.execute(cdb(0x9E, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 32)));
        assertEquals(999, u32(sixteen, 4));
        assertEquals(512, u32(sixteen, 8));
        ScsiTarget huge = new ScsiTarget(ScsiTarget.Kind.DISK, IDENTITY, 3L << 41, false);
        assertEquals(0xFFFFFFFFL, u32(data(huge.execute(cdb(0x25))), 0));
        assertEquals(2048, u32(data(dvd.execute(cdb(0x25))), 4));
    }

    @Test
    void readsAndWritesOfEveryLengthNameTheSameBytes() {
        CommandResult read = new CommandResult.Transfer(Way.READ, 0x123 * 512, 5 * 512);
        assertEquals(read, disk.execute(cdb(0x08, 0, 0x01, 0x23, 5)));
        assertEquals(read, disk.execute(cdb(0x28, 0, 0, 0, 1, 0x23, 0, 0, 5)));
        assertEquals(read, disk.execute(cdb(0xA8, 0, 0, 0, 1, 0x23, 0, 0, 0, 5)));
        assertEquals(read, disk.execute(cdb(0x88, 0, 0, 0, 0, 0, 0, 0, 1, 0x23, 0, 0, 0, 5)));
        CommandResult write = new CommandResult.Transfer(Way.WRITE, 0x123 * 512, 5 * 512);
        assertEquals(write, disk.execute(cdb(0x0A, 0, 0x01, 0x23, 5)));
        assertEquals(write, disk.execute(cdb(0x2A, 0, 0, 0, 1, 0x23, 0, 0, 5)));
        assertEquals(write, disk.execute(cdb(0xAA, 0, 0, 0, 1, 0x23, 0, 0, 0, 5)));
        assertEquals(write, disk.execute(cdb(0x8A, 0, 0, 0, 0, 0, 0, 0, 1, 0x23, 0, 0, 0, 5)));
        assertEquals(new CommandResult.Transfer(Way.READ, 0, 256 * 512), disk.execute(cdb(0x08, 0, 0, 0, 0)));
    }

    @Test
    void nothingOutsideOfTheMediumIsEverMeant() {
        fails(5, 0x21, disk.execute(cdb(0x28, 0, 0, 0, 3, 0xE8, 0, 0, 1)));
        fails(5, 0x21, disk.execute(cdb(0x28, 0, 0, 0, 3, 0xE7, 0, 0, 2)));
        fails(5, 0x21, disk.execute(cdb(0x88, 0, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)));
        fails(5, 0x21, disk.execute(cdb(0x88, 0, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 2)));
        assertEquals(
                new CommandResult.Good(), disk.execute(cdb(0x28, 0, 0, 0, 3, 0xE8, 0, 0, 0)), "no block at the end");
        assertEquals(new CommandResult.Good(), disk.execute(cdb(0x2F, 0, 0, 0, 0, 0, 0, 3, 0xE8)));
        fails(5, 0x21, disk.execute(cdb(0x2F, 0, 0, 0, 0, 0, 0, 3, 0xE9)));
    }

    @Test
    void whatCannotBeWrittenSaysSo() {
        ScsiTarget readOnly = new ScsiTarget(ScsiTarget.Kind.DISK, IDENTITY, DISK_BYTES, true);
        fails(7, 0x27, readOnly.execute(cdb(0x2A, 0, 0, 0, 0, 0, 0, 0, 1)));
        fails(5, 0x20, dvd.execute(cdb(0x2A, 0, 0, 0, 0, 0, 0, 0, 1)));
        assertEquals((byte) 0x80, data(readOnly.execute(cdb(0x1A, 0, 0x3F, 0, 255)))[2], "device-specific parameter");
    }

    @Test
    void flushingAsksForDurability() {
        assertEquals(new CommandResult.Flush(), disk.execute(cdb(0x35)));
        assertEquals(new CommandResult.Flush(), disk.execute(cdb(0x91)));
    }

    @Test
    void senseIsKeptUntilItIsTakenOrAnotherCommandRuns() {
        fails(5, 0x20, disk.execute(cdb(0xEE)));
        byte[] sense = data(disk.execute(cdb(0x03, 0, 0, 0, 18)));
        assertEquals(0x70, sense[0]);
        assertEquals(5, sense[2]);
        assertEquals(0x20, sense[12]);
        assertEquals(0, data(disk.execute(cdb(0x03, 0, 0, 0, 18)))[2]);
        disk.execute(cdb(0xEE));
        disk.execute(cdb(0x00));
        assertEquals(0, disk.senseData()[2]);
    }

    @Test
    void aChangedMediumIsAttendedToOnce() {
        dvd.remove();
        fails(2, 0x3A, dvd.execute(cdb(0x00)));
        dvd.insert(100 * 2048);
        assertEquals(36, data(dvd.execute(cdb(0x12, 0, 0, 0, 36))).length, "inquiry does not mind");
        fails(6, 0x28, dvd.execute(cdb(0x28, 0, 0, 0, 0, 0, 0, 0, 1)));
        assertEquals(new CommandResult.Good(), dvd.execute(cdb(0x00)));
        assertEquals(99, u32(data(dvd.execute(cdb(0x25))), 0));
    }

    @Test
    void theTrayObeysUnlessItIsLocked() {
        dvd.execute(cdb(0x1E, 0, 0, 0, 1));
        assertTrue(dvd.removalPrevented());
        fails(5, 0x53, dvd.execute(cdb(0x1B, 0, 0, 0, 2)));
        dvd.execute(cdb(0x1E, 0, 0, 0, 0));
        assertEquals(new CommandResult.Ejected(), dvd.execute(cdb(0x1B, 0, 0, 0, 2)));
        assertFalse(dvd.hasMedium());
        assertEquals(new CommandResult.Good(), dvd.execute(cdb(0x1B, 0, 0, 0, 2)));
        assertEquals(new CommandResult.Good(), disk.execute(cdb(0x1B, 0, 0, 0, 2)), "a disk has no tray");
    }

    @Test
    void theTableOfContentsHasOneDataTrackAndItsEnd() {
        byte[] toc = data(dvd.execute(cdb(0x43, 0, 0, 0, 0, 0, 0, 0, 100)));
        assertEquals(20, toc.length);
        assertEquals(18, toc[1]);
        assertEquals(0x14, toc[5]);
        assertEquals((byte) 0xAA, toc[14]);
        assertEquals(300, u32(toc, 16));
        byte[] minutes = data(dvd.execute(cdb(0x43, 2, 0, 0, 0, 0, 0xAA, 0, 100)));
        assertEquals(12, minutes.length);
        assertEquals(0x000600L, u32(minutes, 8), "six seconds: 300 frames and the two seconds before them");
        assertEquals(12, data(dvd.execute(cdb(0x43, 0, 1, 0, 0, 0, 0, 0, 100))).length);
        fails(5, 0x24, dvd.execute(cdb(0x43, 0, 2, 0, 0, 0, 0, 0, 100)));
        fails(5, 0x20, disk.execute(cdb(0x43, 0, 0, 0, 0, 0, 0, 0, 100)));
    }

    @Test
    void featuresFollowTheDisc() {
        byte[] all = data(dvd.execute(cdb(0x46, 0, 0, 0, 0, 0, 0, 1, 0)));
        assertEquals(all.length - 4, u32(all, 0));
        assertEquals(0x08, all[7], "a CD is in");
        dvd.insert(4L << 30);
        assertEquals(0x10, data(dvd.execute(cdb(0x46, 0, 0, 0, 0, 0, 0, 1, 0)))[7], "a DVD is in");
        byte[] one = data(dvd.execute(cdb(0x46, 2, 0, 3, 0, 0, 0, 1, 0)));
        assertEquals(8 + 8, one.length);
        assertEquals(3, one[9]);
    }

    @Test
    void mediaEventsAreToldOnce() {
        dvd.insert(DISC_BYTES);
        byte[] event = data(dvd.execute(cdb(0x4A, 1, 0, 0, 0x10, 0, 0, 0, 8)));
        assertEquals(4, event[2]);
        assertEquals(2, event[4]);
        assertEquals(2, event[5]);
        assertEquals(0, data(dvd.execute(cdb(0x4A, 1, 0, 0, 0x10, 0, 0, 0, 8)))[4]);
        assertEquals((byte) 0x80, data(dvd.execute(cdb(0x4A, 1, 0, 0, 0x02, 0, 0, 0, 8)))[2], "no such class");
        fails(5, 0x24, dvd.execute(cdb(0x4A, 0, 0, 0, 0x10, 0, 0, 0, 8)));
    }

    @Test
    void modePagesComeAloneOrTogether() {
        byte[] six = data(disk.execute(cdb(0x1A, 0, 0x08, 0, 255)));
        assertEquals(six.length - 1, six[0]);
        assertEquals(8, six[3], "a block descriptor");
        assertEquals(0x08, six[12]);
        byte[] ten = data(disk.execute(cdb(0x5A, 8, 0x3F, 0, 0, 0, 0, 1, 0)));
        assertEquals(ten.length - 2, ten[1]);
        assertEquals(0x01, ten[8]);
        assertEquals(0x2A, data(dvd.execute(cdb(0x5A, 0, 0x2A, 0, 0, 0, 0, 1, 0)))[8]);
        fails(5, 0x24, disk.execute(cdb(0x1A, 0, 0x2A, 0, 255)));
        fails(5, 0x39, disk.execute(cdb(0x1A, 0, 0xC8, 0, 255)));
    }

    @Test
    void thereIsOneLogicalUnit() {
        byte[] luns = data(disk.execute(cdb(0xA0, 0, 0, 0, 0, 0, 0, 0, 0, 16)));
        assertEquals(16, luns.length);
        assertEquals(8, u32(luns, 0));
    }

    @Test
    void unitsOfATargetAreListedAsManyAsFit() {
        byte[] all = data(ReportedLuns.answer(cdb(0xA0, 0, 0, 0, 0, 0, 0, 0, 1, 0), List.of(0, 3, 63)));
        assertEquals(8 + 3 * 8, all.length);
        assertEquals(24, u32(all, 0));
        assertEquals(63, all[8 + 2 * 8 + 1]);
        assertEquals(12, data(ReportedLuns.answer(cdb(0xA0, 0, 0, 0, 0, 0, 0, 0, 0, 12), List.of(0, 3))).length);
        assertEquals(0, u32(data(ReportedLuns.answer(cdb(0xA0, 0, 0, 0, 0, 0, 0, 0, 1, 0), List.of())), 0));
    }

    @Test
    void whereThereIsNoUnitInquirySaysSoAndNothingElseIsAnswered() {
        byte[] data = data(AbsentUnit.answer(cdb(0x12, 0, 0, 0, 96)).orElseThrow());
        assertEquals(0x7F, data[0]);
        assertEquals("Msft    Virtual Disk    1.0 ", new String(data, 8, 28, StandardCharsets.US_ASCII));
        fails(5, 0x24, AbsentUnit.answer(cdb(0x12, 1, 0x83, 0, 96)).orElseThrow());
        assertTrue(AbsentUnit.answer(cdb(0x00)).isEmpty());
        assertTrue(AbsentUnit.answer(cdb(0x28, 0, 0, 0, 0, 0, 0, 0, 1, 0)).isEmpty());
    }

    @Test
    void failuresOfTheMediumHaveTheirOwnSense() {
        assertEquals(
                3,
                disk.failed(Way.READ, new Outcome.Failed(Outcome.Failure.MEDIUM_ERROR, ""))
                        .key());
        assertEquals(
                0x0C,
                disk.failed(Way.WRITE, new Outcome.Failed(Outcome.Failure.CORRUPT, ""))
                        .code());
        assertEquals(
                7,
                disk.failed(Way.WRITE, new Outcome.Failed(Outcome.Failure.NO_SPACE, ""))
                        .key());
        assertEquals(7, disk.senseData()[2]);
        for (Outcome.Failure failure : Outcome.Failure.values()) {
            assertTrue(disk.failed(Way.READ, new Outcome.Failed(failure, "")).key() > 0, failure.name());
        }
    }

    @Test
    void anyBytesAreAnsweredAndNothingLeavesTheMedium() {
        Chance chance = new Chance(SEED);
        for (int n = 0; n < 200_000; n++) {
            ScsiTarget target = n % 2 == 0 ? disk : dvd;
            byte[] cdb = new byte[chance.nextInt(20)];
            chance.nextBytes(cdb);
            if (cdb.length > 0 && chance.nextInt(2) == 0) cdb[0] = known(chance);
            if (chance.nextInt(200) == 0) dvd.insert(chance.nextLong(DISC_BYTES));
            CommandResult result = target.execute(cdb);
            target.senseData();
            long size = target == disk ? DISK_BYTES : DISC_BYTES;
            if (result instanceof CommandResult.Transfer(Way _, long at, long length)) {
                String what = "seed 0x%x, command %d".formatted(SEED, n);
                assertTrue(at >= 0 && length > 0 && at <= size - length && length % 512 == 0, what);
            }
            if (result instanceof CommandResult.Ejected) dvd.insert(DISC_BYTES);
        }
    }

    private static byte known(Chance chance) {
        int[] known = {
            0x00, 0x03, 0x08, 0x0A, 0x12, 0x1A, 0x1B, 0x1E, 0x25, 0x28, 0x2A, 0x2F, 0x35, 0x43, 0x46, 0x4A, 0x51, 0x5A,
            0x88, 0x8A, 0x8F, 0x91, 0x9E, 0xA0, 0xA8, 0xAA, 0xAF
        };
        return (byte) known[chance.nextInt(known.length)];
    }

    @Test
    void savedAnywhereItAnswersTheSame() {
        Chance chance = new Chance(SEED + 1);
        for (int n = 0; n < 2000; n++) {
            byte[] cdb = new byte[12];
            chance.nextBytes(cdb);
            cdb[0] = known(chance);
            ScsiTarget copy = new ScsiTarget(ScsiTarget.Kind.DVD, IDENTITY, 0, true);
            Saved.parse(Saved.of(dvd).text()).into(copy);
            assertEquals(describe(dvd.execute(cdb)), describe(copy.execute(cdb)));
            assertEquals(Saved.of(dvd).text(), Saved.of(copy).text());
            if (n % 50 == 0) dvd.insert(DISC_BYTES);
        }
    }

    private static String describe(CommandResult result) {
        return result instanceof CommandResult.Data(byte[] bytes)
                ? java.util.HexFormat.of().formatHex(bytes)
                : result.toString();
    }
}
