// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.enlighten.simulation.Chance;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.storage.protocol.ChannelProperties;
import org.enlighten.vmbus.storage.protocol.NtStatus;
import org.enlighten.vmbus.storage.protocol.Srb;
import org.enlighten.vmbus.storage.protocol.SrbAnswer;
import org.enlighten.vmbus.storage.protocol.SrbStatus;
import org.enlighten.vmbus.storage.protocol.StorageClass;
import org.enlighten.vmbus.storage.protocol.StorageCodec;
import org.enlighten.vmbus.storage.protocol.StorageOperation;
import org.enlighten.vmbus.storage.protocol.StorageRequest;
import org.enlighten.vmbus.storage.protocol.StorageVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Packets byte for byte, after Linux's `storvsc_drv.c` and OpenVMM's `storvsp_protocol`.
class StorageCodecTest {
    private static final long SEED = Long.getLong("enlighten.seed", 0x57);
    private static final byte[] READ_10 = cdb(0x28, 0, 0, 0, 0x12, 0x34, 0, 0, 8, 0);
    private static final byte[] SENSE =
            HexFormat.of().parseHex("70 00 05 00 00 00 00 0a 00 00 00 00 21 00 00 00 00 00".replace(" ", ""));

    private static byte[] cdb(int... bytes) {
        byte[] cdb = new byte[16];
        for (int i = 0; i < bytes.length; i++) cdb[i] = (byte) bytes[i];
        return cdb;
    }

    private static void is(String hex, byte[] packet) {
        byte[] expected = HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
        assertEquals(
                HexFormat.ofDelimiter(" ").formatHex(expected),
                HexFormat.ofDelimiter(" ").formatHex(packet));
    }

    private static Srb read(StorageVersion version) {
        return new Srb(version.srbBytes(), 1, 0, 3, 10, 20, Srb.IN, 4096, READ_10);
    }

    @Test
    void theBeginningOfALinuxGuest() {
        String rest = "00".repeat(48);
        is(
                "07000000 01000000 00000000 0000 0000" + rest,
                StorageCodec.plain(StorageOperation.BEGIN_INITIALIZATION, StorageVersion.WINDOWS_10));
        is(
                "09000000 01000000 00000000 0206 0000" + rest,
                StorageCodec.queryVersion(StorageVersion.WINDOWS_10, StorageVersion.WINDOWS_10));
        is(
                "09000000 01000000 00000000 0105 0000" + rest,
                StorageCodec.queryVersion(StorageVersion.WINDOWS_8, StorageVersion.WINDOWS_8));
        is(
                "0a000000 01000000 00000000 0000 0000" + rest,
                StorageCodec.plain(StorageOperation.QUERY_PROPERTIES, StorageVersion.WINDOWS_10));
        is("0d000000 01000000 00000000 0300 0000" + rest, StorageCodec.createSubChannels(3, StorageVersion.WINDOWS_10));
        is(
                "08000000 01000000 00000000 0000 0000" + rest,
                StorageCodec.plain(StorageOperation.END_INITIALIZATION, StorageVersion.WINDOWS_10));
    }

    @Test
    void theBeginningOfAWindowsGuestOf2008IsShorter() {
        is(
                "09000000 01000000 00000000 0002 0000" + "00".repeat(32),
                StorageCodec.queryVersion(StorageVersion.WINDOWS_2008, StorageVersion.WINDOWS_2008));
    }

    @Test
    void aReadIn2008() {
        byte[] packet = StorageCodec.execute(read(StorageVersion.WINDOWS_2008), 0x48, 60, StorageVersion.WINDOWS_2008);
        is("""
                03000000 01000000 00000000
                2400 00 00 00 01 00 03  0a 14 01 00  00100000
                28 00 00 00 12 34 00 00 08 00 00 00 00 00 00 00  00000000
                """, packet);
    }

    @Test
    void aReadFromWindows8On() {
        byte[] packet = StorageCodec.execute(read(StorageVersion.WINDOWS_8), 0x48, 60, StorageVersion.WINDOWS_8);
        is("""
                03000000 01000000 00000000
                3400 00 00 00 01 00 03  0a 14 01 00  00100000
                28 00 00 00 12 34 00 00 08 00 00 00 00 00 00 00  00000000
                0000 00 00  48000000 3c000000 00000000
                """, packet);
    }

    @Test
    void aGoodAnswerIsTheRequestWithItsStatus() {
        byte[] packet = StorageCodec.execute(read(StorageVersion.WINDOWS_8), 0x48, 60, StorageVersion.WINDOWS_8);
        StorageCodec.answer(packet, SrbAnswer.of(SrbStatus.SUCCESS, 4096), 20);
        is("""
                01000000 01000000 00000000
                3400 01 00 00 01 00 03  0a 00 01 00  00100000
                28 00 00 00 12 34 00 00 08 00 00 00 00 00 00 00  00000000
                0000 00 00  48000000 3c000000 00000000
                """, packet);
    }

    @Test
    void aCheckConditionHasItsSenseWhereTheCommandWas() {
        byte[] packet = StorageCodec.execute(read(StorageVersion.WINDOWS_2008), 0, 0, StorageVersion.WINDOWS_2008);
        StorageCodec.answer(packet, SrbAnswer.checkCondition(SrbStatus.INVALID_REQUEST, SENSE), 20);
        is("""
                01000000 01000000 850100c0
                2400 86 02 00 01 00 03  0a 12 01 00  00000000
                70 00 05 00 00 00 00 0a 00 00 00 00 21 00 00 00 00 00 00 00
                """, packet);
        SrbAnswer read = StorageCodec.srbAnswer(packet);
        assertTrue(read.hasSense());
        assertArrayEquals(SENSE, read.sense());
    }

    @Test
    void senseIsCutToTheRoomThatTheGuestLeft() {
        byte[] packet = StorageCodec.execute(read(StorageVersion.WINDOWS_8), 0, 0, StorageVersion.WINDOWS_8);
        StorageCodec.answer(packet, SrbAnswer.checkCondition(SrbStatus.ERROR, SENSE), 4);
        assertEquals(4, packet[21]);
        is("70000500 00000000 00000000 00000000 00000000", java.util.Arrays.copyOfRange(packet, 28, 48));
    }

    @Test
    void propertiesOfAControllerWithFurtherChannels() {
        byte[] packet = StorageCodec.plain(StorageOperation.QUERY_PROPERTIES, StorageVersion.WINDOWS_8_1);
        StorageCodec.answer(packet, new ChannelProperties(0, 0, 3, 0x40000));
        is("01000000 01000000 00000000 00000000 0300 0000 01000000 00000400" + "00".repeat(36), packet);
        assertEquals(new ChannelProperties(0, 0, 3, 0x40000), StorageCodec.properties(packet));
    }

    @Test
    void propertiesOfAnAcceleratedDiskIn2008NameItsPlace() {
        byte[] packet = StorageCodec.plain(StorageOperation.QUERY_PROPERTIES, StorageVersion.WINDOWS_2008);
        StorageCodec.answer(packet, new ChannelProperties(1, 0, 0, 0x40000));
        is("01000000 01000000 00000000 0000 01 00 0000 0000 00000000 00000400" + "00".repeat(20), packet);
    }

    @Test
    void aRefusedVersion() {
        byte[] packet = StorageCodec.queryVersion(StorageVersion.WINDOWS_10, StorageVersion.WINDOWS_10);
        StorageCodec.answer(packet, NtStatus.REVISION_MISMATCH);
        is("01000000 01000000 590000c0 0206 0000" + "00".repeat(48), packet);
    }

    @Test
    void offersSayWhichDiskTheyAre() {
        Offer slave = StorageClass.ide(1, 1);
        assertEquals(UUID.fromString("00000001-0001-8899-0000-000000000000"), slave.instance());
        assertEquals(UUID.fromString("32412632-86cb-44a2-9b5c-50d1417354f5"), slave.interfaceType());
        assertEquals(1, slave.flags());
        is("0000 01 01 00000000 02000000" + "00".repeat(108), slave.userData());
        assertEquals(
                List.of(1, 1),
                List.of(StorageClass.ideChannel(slave.instance()), StorageClass.ideDevice(slave.instance())));
    }

    @ParameterizedTest
    @EnumSource
    void requestsAreReadAsTheyWereWritten(StorageVersion version) {
        byte[] packet = StorageCodec.execute(read(version), 0, 0, version);
        assertEquals(version.packetBytes(), packet.length);
        assertEquals(
                new StorageRequest.Execute(read(version)),
                StorageCodec.request(packet, packet.length).orElseThrow());
        byte[] query = StorageCodec.queryVersion(version, version);
        assertEquals(
                new StorageRequest.QueryVersion(version.wire()),
                StorageCodec.request(query, query.length).orElseThrow());
    }

    @Test
    void anyBytesAreReadAsSomethingOrNothing() {
        Chance chance = new Chance(SEED);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[chance.nextInt(80)];
            chance.nextBytes(bytes);
            if (bytes.length >= 4 && chance.nextInt(2) == 0) {
                bytes[0] = (byte) chance.nextInt(16);
                bytes[1] = bytes[2] = bytes[3] = 0;
            }
            boolean packet = bytes.length >= 48 && bytes.length <= 64;
            assertEquals(packet, StorageCodec.request(bytes, bytes.length).isPresent(), "-Denlighten.seed=" + SEED);
            if (packet) StorageCodec.answer(bytes, SrbAnswer.checkCondition(SrbStatus.ERROR, SENSE), bytes[21] & 0xFF);
        }
    }
}
