// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.ring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.enlighten.simulation.Chance;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.internal.ring.RingReader.Found;
import org.enlighten.vmbus.internal.ring.RingWriter.Sent;
import org.enlighten.vmbus.protocol.GpaRange;
import org.enlighten.vmbus.protocol.PacketLayout;
import org.enlighten.vmbus.protocol.PacketType;
import org.enlighten.vmbus.protocol.RingLayout;
import org.junit.jupiter.api.Test;

class RingTest {
    @Test
    void layoutIsHyperVsToTheByte() {
        RingPair r = new RingPair(1);
        assertEquals(Sent.SIGNAL, r.send(0x1122334455667788L, new byte[] {1, 2, 3, 4, 5}));
        byte[] raw = new byte[32];
        r.memory.read(r.data(0), raw, 0, raw.length);
        assertArrayEquals(
                new byte[] {
                    6,
                    0,
                    2,
                    0,
                    3,
                    0,
                    0,
                    0,
                    (byte) 0x88,
                    0x77,
                    0x66,
                    0x55,
                    0x44,
                    0x33,
                    0x22,
                    0x11,
                    1,
                    2,
                    3,
                    4,
                    5,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0
                },
                raw);
        assertEquals(32, r.memory.i32(r.control(RingLayout.IN)));
        r.send(1, new byte[8]);
        assertEquals(32L << 32, r.memory.i64(r.data(32 + 24)), "the trailer says where its packet began");
        assertEquals(1, r.memory.i32(r.control(RingLayout.FEATURES)));
    }

    @Test
    void everythingSentComesOutInOrderWhateverTheSizesAndThePlaceOfTheEnd() {
        long seed = Long.getLong("enlighten.seed", 11);
        Chance chance = new Chance(seed);
        for (int pages : new int[] {1, 3, 16}) {
            RingPair r = new RingPair(pages);
            Deque<byte[]> model = new ArrayDeque<>();
            Deque<Long> transactions = new ArrayDeque<>();
            for (int i = 0; i < 60_000; i++) {
                if (chance.nextInt(5) < 3) {
                    byte[] payload = new byte[chance.nextInt(chance.nextInt(3) == 0 ? pages * 4096 - 40 : 200)];
                    chance.nextBytes(payload);
                    Sent sent = r.send(i, payload);
                    if (sent == Sent.FULL) continue;
                    assertNotEquals(Sent.BROKEN, sent, "-Denlighten.seed=" + seed);
                    model.add(Arrays.copyOf(payload, PacketLayout.aligned(payload.length)));
                    transactions.add((long) i);
                } else {
                    Found found = r.reader.next(r.packet);
                    assertEquals(model.isEmpty() ? Found.NOTHING : Found.PACKET, found, "-Denlighten.seed=" + seed);
                    if (found == Found.NOTHING) continue;
                    assertEquals(transactions.remove(), r.packet.transaction());
                    assertArrayEquals(model.remove(), r.packet.payload(), "-Denlighten.seed=" + seed);
                    r.reader.finish();
                }
            }
        }
    }

    @Test
    void isFullWithEightBytesFree() {
        RingPair r = new RingPair(1);
        assertEquals(Sent.SIGNAL, r.send(1, new byte[4096 - 8 - 24]), "the longest there is");
        assertEquals(Sent.FULL, r.send(2, new byte[0]));
        assertEquals(Sent.BROKEN, r.send(3, new byte[4096 - 24]), "never fits");
        assertEquals(RingFault.RING_TOO_SMALL, r.writer.fault());
    }

    @Test
    void signalsOnlyWhoFoundItEmptyAndAskedForIt() {
        RingPair r = new RingPair(2);
        assertEquals(Sent.SIGNAL, r.send(1, new byte[8]));
        assertEquals(Sent.WRITTEN, r.send(2, new byte[8]), "it was not empty");
        assertEquals(Found.PACKET, r.reader.next(r.packet));
        assertEquals(Sent.WRITTEN, r.send(3, new byte[8]));
        while (r.reader.next(r.packet) == Found.PACKET) {}
        assertEquals(Sent.WRITTEN, r.send(4, new byte[8]), "the reader has not said yet what it took");
        while (r.reader.next(r.packet) == Found.PACKET) {}
        r.reader.finish();
        assertFalse(r.reader.hasMore());
        r.reader.mask(true);
        assertEquals(Sent.WRITTEN, r.send(5, new byte[8]), "nobody wants to know");
        r.reader.mask(false);
        assertTrue(r.reader.hasMore(), "so it has to look again");
        r.reader.next(r.packet);
        r.reader.finish();
        assertEquals(Sent.SIGNAL, r.send(6, new byte[8]));
    }

    @Test
    void tellsABlockedWriterOnceAsSoonAsThereIsRoom() {
        RingPair r = new RingPair(1);
        int sent = 0;
        while (r.send(sent, new byte[232]) != Sent.FULL) sent++;
        assertEquals(256, r.memory.i32(r.control(RingLayout.PENDING_SEND)));
        assertTrue(r.writer.isBlocked());
        assertFalse(r.writer.unblock());
        r.reader.next(r.packet);
        assertTrue(r.reader.finish(), "one packet's room is what it waits for");
        r.reader.next(r.packet);
        assertFalse(r.reader.finish(), "it was told");
        assertTrue(r.writer.unblock());
        assertEquals(0, r.memory.i32(r.control(RingLayout.PENDING_SEND)));
        r.reader.next(r.packet);
        assertFalse(r.reader.finish(), "nobody waits");
    }

    @Test
    void tellsNobodyWhoDoesNotKnowThatRule() {
        RingPair r = new RingPair(1);
        while (r.send(1, new byte[232]) != Sent.FULL) {}
        r.memory.put32(r.control(RingLayout.FEATURES), 0);
        r.reader.next(r.packet);
        assertFalse(r.reader.finish());
    }

    @Test
    void acceptsAWaiterThatWantsAlmostTheWholeRing() {
        RingPair r = new RingPair(1);
        for (int i = 0; i < 4; i++) r.send(i, new byte[232]);
        r.memory.put32(r.control(RingLayout.PENDING_SEND), 4095);
        for (int i = 0; i < 4; i++) r.reader.next(r.packet);
        assertTrue(r.reader.finish(), "4095 means 4088");
    }

    @Test
    void carriesRangesOfMemoryAndPiecesOfBuffers() {
        RingPair r = new RingPair(1);
        List<GpaRange> ranges = List.of(GpaRange.of(0x12345, 9000), new GpaRange(16, 4090, new long[] {5, 99}));
        byte[] extra = PacketEncoding.direct(ranges);
        r.writer.write(PacketType.GPA_DIRECT.code(), 1, 7, extra, extra.length, new byte[] {9}, 0, 1);
        byte[] pieces = PacketEncoding.transfer(0xCAFE, List.of(new Packet.Piece(8, 100), new Packet.Piece(4096, 1)));
        r.writer.write(PacketType.TRANSFER_PAGES.code(), 0, 8, pieces, pieces.length, new byte[0], 0, 0);
        assertEquals(Found.PACKET, r.reader.next(r.packet));
        assertEquals(PacketType.GPA_DIRECT, r.packet.type());
        assertEquals(ranges, r.packet.ranges());
        assertTrue(r.packet.wantsCompletion());
        assertArrayEquals(new byte[] {9, 0, 0, 0, 0, 0, 0, 0}, r.packet.payload());
        assertEquals(Found.PACKET, r.reader.next(r.packet));
        assertEquals(0xCAFE, r.packet.set());
        assertEquals(List.of(new Packet.Piece(8, 100), new Packet.Piece(4096, 1)), r.packet.pieces());
        assertEquals(0, r.packet.bytes());
    }

    @Test
    void refusesEveryIndexThatIsNone() {
        for (int wrong : new int[] {-8, -1, 4, 4096, 4097, 1 << 20, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            RingPair r = new RingPair(1);
            r.memory.put32(r.control(RingLayout.IN), wrong);
            assertEquals(Found.BROKEN, r.reader.next(r.packet));
            assertEquals(RingFault.INDEX_OUT_OF_RANGE, r.reader.fault());
            r.memory.put32(r.control(RingLayout.OUT), wrong);
            assertEquals(Sent.BROKEN, r.send(1, new byte[8]));
            assertFalse(r.writer.unblock());
        }
    }

    @Test
    void keepsItsOwnIndexWhateverTheOtherEndWritesThere() {
        RingPair r = new RingPair(1);
        r.send(1, new byte[8]);
        r.memory.put32(r.control(RingLayout.OUT), 512);
        assertEquals(Found.PACKET, r.reader.next(r.packet));
        assertEquals(1, r.packet.transaction());
        r.reader.finish();
        assertEquals(32, r.memory.i32(r.control(RingLayout.OUT)));
        r.memory.put32(r.control(RingLayout.IN), 0);
        r.send(2, new byte[8]);
        assertEquals(64, r.memory.i32(r.control(RingLayout.IN)));
    }

    @Test
    void goesOnFromASavedState() {
        RingPair r = new RingPair(1);
        for (int i = 0; i < 40; i++) {
            r.send(i, new byte[100]);
            r.reader.next(r.packet);
            r.reader.finish();
        }
        r.send(77, new byte[100]);
        RingWriter writer = new RingWriter(RingPages.map(r.memory, r.numbers).orElseThrow(), 0, 1);
        RingReader reader = new RingReader(RingPages.map(r.memory, r.numbers).orElseThrow(), 0, 1);
        writer.restore(r.writer.save());
        reader.restore(r.reader.save());
        assertEquals(Found.PACKET, reader.next(r.packet));
        assertEquals(77, r.packet.transaction());
        writer.write(PacketType.IN_BAND.code(), 0, 78, new byte[0], 0, new byte[8], 0, 8);
        assertEquals(Found.PACKET, reader.next(r.packet));
        assertEquals(78, r.packet.transaction());
    }
}
