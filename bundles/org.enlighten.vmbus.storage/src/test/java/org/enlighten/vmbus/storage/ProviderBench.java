// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.enlighten.vmbus.client.GuestChannel;
import org.enlighten.vmbus.protocol.GpaRange;
import org.enlighten.vmbus.protocol.VmbusVersion;
import org.enlighten.vmbus.storage.protocol.Srb;
import org.enlighten.vmbus.storage.protocol.SrbAnswer;
import org.enlighten.vmbus.storage.protocol.StorageCodec;
import org.enlighten.vmbus.storage.protocol.StorageOperation;
import org.enlighten.vmbus.storage.protocol.StorageVersion;
import org.enlighten.vmbus.storage.world.RawDriver;
import org.enlighten.vmbus.storage.world.StorageWorld;

/// A guest that says single packets to the provider, over the real bus, and waits for each answer.
final class ProviderBench {
    final StorageWorld world;
    private long next = 1L << 40;

    ProviderBench(Path directory) {
        world = new StorageWorld(StorageWorld.Plan.raw(VmbusVersion.V5_3), directory);
        world.start();
        world.runUntil(() -> world.ide != null
                && world.scsi != null
                && world.ide.main().isOpen()
                && world.scsi.main().isOpen());
        world.runFor(100_000);
    }

    RawDriver scsi() {
        return world.scsi;
    }

    RawDriver ide() {
        return world.ide;
    }

    /// The answer's bytes.
    byte[] say(RawDriver by, byte[] packet, GpaRange... ranges) {
        return say(by, by.main(), packet, ranges);
    }

    byte[] say(RawDriver by, GuestChannel channel, byte[] packet, GpaRange... ranges) {
        long transaction = next++;
        assertTrue(by.send(channel, transaction, packet, List.of(ranges), true));
        world.runUntil(() -> by.answers.containsKey(transaction));
        return by.answers.remove(transaction);
    }

    int status(RawDriver by, byte[] packet) {
        byte[] answer = say(by, packet);
        assertEquals(packet.length, answer.length, "an answer is as long as its request");
        assertEquals(
                StorageOperation.COMPLETE_IO, StorageCodec.operation(answer).orElseThrow());
        return StorageCodec.status(answer);
    }

    /// The whole beginning, as it should be.
    void begin(RawDriver by, StorageVersion version) {
        assertEquals(0, status(by, StorageCodec.plain(StorageOperation.BEGIN_INITIALIZATION, version)));
        assertEquals(0, status(by, StorageCodec.queryVersion(version, version)));
        assertEquals(0, status(by, StorageCodec.plain(StorageOperation.QUERY_PROPERTIES, version)));
        assertEquals(0, status(by, StorageCodec.plain(StorageOperation.END_INITIALIZATION, version)));
    }

    static byte[] cdb(int... bytes) {
        byte[] cdb = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) cdb[i] = (byte) bytes[i];
        return cdb;
    }

    static Srb srb(StorageVersion version, int lun, int direction, int bytes, int... cdb) {
        return new Srb(version.srbBytes(), 0, 0, lun, cdb.length, 20, direction, bytes, cdb(cdb));
    }

    /// Executes a request whose data, if any, lies in one stretch from the driver's pages on.
    SrbAnswer execute(RawDriver by, StorageVersion version, Srb srb) {
        GpaRange[] ranges =
                srb.dataBytes() == 0 ? new GpaRange[0] : new GpaRange[] {GpaRange.of(by.data(), (int) srb.dataBytes())};
        return execute(by, version, srb, ranges);
    }

    SrbAnswer execute(RawDriver by, StorageVersion version, Srb srb, GpaRange... ranges) {
        byte[] answer = say(by, StorageCodec.execute(srb, 0, 60, version), ranges);
        assertEquals(version.packetBytes(), answer.length);
        return StorageCodec.srbAnswer(answer);
    }

    byte[] data(RawDriver of, int bytes) {
        byte[] copy = new byte[bytes];
        of.memory().read(of.data(), copy, 0, bytes);
        return copy;
    }

    static void sense(int key, int code, SrbAnswer answer) {
        assertTrue(answer.hasSense(), answer.toString());
        byte[] expected = new byte[18];
        expected[0] = 0x70;
        expected[2] = (byte) key;
        expected[7] = 10;
        expected[12] = (byte) code;
        assertArrayEquals(expected, answer.sense());
    }
}
