// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.enlighten.vmbus.storage.protocol.ChannelProperties;
import org.enlighten.vmbus.storage.protocol.NtStatus;
import org.enlighten.vmbus.storage.protocol.Srb;
import org.enlighten.vmbus.storage.protocol.SrbStatus;
import org.enlighten.vmbus.storage.protocol.StorageCodec;
import org.enlighten.vmbus.storage.protocol.StorageOperation;
import org.enlighten.vmbus.storage.protocol.StorageVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The beginning of a channel, by packets over the real bus.
class HandshakeTest {
    private static final StorageVersion NEW = StorageVersion.WINDOWS_8_1;
    private static final StorageVersion OLD = StorageVersion.WINDOWS_2008;

    @TempDir
    Path directory;

    private ProviderBench bench;

    @BeforeEach
    void build() {
        bench = new ProviderBench(directory);
    }

    private int status(StorageOperation operation, StorageVersion version) {
        return bench.status(bench.scsi(), StorageCodec.plain(operation, version));
    }

    @ParameterizedTest
    @EnumSource
    void everyVersionIsAgreed(StorageVersion version) {
        bench.begin(bench.scsi(), version);
        bench.begin(bench.ide(), version);
        Srb ready = ProviderBench.srb(version, 0, Srb.NONE, 0, 0, 0, 0, 0, 0, 0);
        assertEquals(
                SrbStatus.SUCCESS.code(),
                bench.execute(bench.scsi(), version, ready).code());
        assertEquals(
                SrbStatus.SUCCESS.code(),
                bench.execute(bench.ide(), version, ready).code());
    }

    @Test
    void aVersionThatNobodySpeaksIsRefusedAndAnotherCanBeAskedFor() {
        assertEquals(0, status(StorageOperation.BEGIN_INITIALIZATION, NEW));
        byte[] query = StorageCodec.queryVersion(NEW, NEW);
        query[12] = 0x7F;
        assertEquals(NtStatus.REVISION_MISMATCH, bench.status(bench.scsi(), query));
        assertEquals(0, bench.status(bench.scsi(), StorageCodec.queryVersion(OLD, NEW)));
        assertEquals(0, status(StorageOperation.QUERY_PROPERTIES, OLD));
    }

    @Test
    void whatComesOutOfOrderIsRefusedAndChangesNothing() {
        int later = NtStatus.INVALID_DEVICE_STATE;
        assertEquals(later, status(StorageOperation.END_INITIALIZATION, NEW));
        assertEquals(later, status(StorageOperation.QUERY_PROPERTIES, NEW));
        assertEquals(later, bench.status(bench.scsi(), StorageCodec.queryVersion(NEW, NEW)));
        Srb ready = ProviderBench.srb(NEW, 0, Srb.NONE, 0, 0, 0, 0, 0, 0, 0);
        assertEquals(later, bench.status(bench.scsi(), StorageCodec.execute(ready, 0, 0, NEW)));
        assertEquals(later, status(StorageOperation.RESET_BUS, NEW));
        bench.begin(bench.scsi(), NEW);
        assertEquals(later, status(StorageOperation.BEGIN_INITIALIZATION, NEW));
        assertEquals(0, status(StorageOperation.RESET_BUS, NEW));
        assertEquals(NtStatus.INVALID_DEVICE_REQUEST, status(StorageOperation.FIBRE_CHANNEL_DATA, NEW));
        assertEquals(NtStatus.INVALID_DEVICE_REQUEST, status(StorageOperation.COMPLETE_IO, NEW));
    }

    @Test
    void aPacketOfAnotherLengthThanTheVersionsIsRefused() {
        bench.begin(bench.scsi(), NEW);
        assertEquals(NtStatus.INVALID_PARAMETER, status(StorageOperation.RESET_BUS, OLD));
        byte[] tiny = new byte[8];
        bench.scsi().send(bench.scsi().main(), 500, tiny, java.util.List.of(), true);
        bench.world.runFor(5_000_000);
        assertTrue(bench.scsi().answers.isEmpty(), "too short for a status");
        assertEquals(0, status(StorageOperation.RESET_BUS, NEW));
    }

    @Test
    void propertiesSayHowMuchAndHowManyChannels() {
        bench.world.disks.furtherMost(2);
        assertEquals(0, status(StorageOperation.BEGIN_INITIALIZATION, NEW));
        assertEquals(0, bench.status(bench.scsi(), StorageCodec.queryVersion(NEW, NEW)));
        byte[] answer = bench.say(bench.scsi(), StorageCodec.plain(StorageOperation.QUERY_PROPERTIES, NEW));
        assertEquals(new ChannelProperties(0, 0, 2, 0x40000), StorageCodec.properties(answer));
    }

    @Test
    void aChannelThatIsOpenedAgainBeginsAnew() {
        bench.begin(bench.scsi(), NEW);
        bench.scsi().tell(0);
        bench.world.runUntil(() -> bench.scsi().closings == 1);
        bench.scsi().tell(1);
        bench.world.runUntil(() -> bench.scsi().main().isOpen());
        bench.world.runFor(100_000);
        bench.begin(bench.scsi(), OLD);
    }
}
