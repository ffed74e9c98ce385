// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlighten.simulation.Chance;
import org.enlighten.vmbus.internal.ring.RingReader.Found;
import org.enlighten.vmbus.protocol.GpaRange;
import org.enlighten.vmbus.protocol.PacketType;
import org.enlighten.vmbus.protocol.RingLayout;
import org.junit.jupiter.api.Test;

/// The other end does what it likes with the ring: whatever lies there, each look at it ends, throws nothing, and
/// keeps
/// to the ring. More with `-Denlighten.mutations=N`.
class RingMutationTest {
    private static final int MUTATIONS = Integer.getInteger("enlighten.mutations", 20_000);
    private static final int[] WORDS = {
        RingLayout.IN, RingLayout.OUT, RingLayout.INTERRUPT_MASK, RingLayout.PENDING_SEND, RingLayout.FEATURES
    };

    private final long seed = Long.getLong("enlighten.seed", 19);
    private final Chance chance = new Chance(seed);
    private final byte[] extra = PacketEncoding.direct(List.of(GpaRange.of(0x1234, 12_000), GpaRange.of(0x8000, 4)));

    @Test
    void aReaderSurvivesAnythingInMemory() {
        int packets = 0;
        int broken = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            RingPair r = fresh(i);
            fill(r);
            mutate(r);
            Found found = Found.PACKET;
            int taken = 0;
            while (found == Found.PACKET) {
                found = r.reader.next(r.packet);
                if (found == Found.PACKET) look(r.packet);
                assertTrue(taken++ <= 4096 / 24, "it goes on for ever, -Denlighten.seed=" + seed + ", case " + i);
            }
            packets += taken - 1;
            if (found == Found.BROKEN) broken++;
            r.reader.finish();
            assertTrue(RingLayout.isIndex(r.reader.out(), r.reader.size()));
        }
        assertTrue(packets > MUTATIONS && broken > MUTATIONS / 10, packets + " packets, " + broken + " broken");
    }

    @Test
    void aWriterSurvivesAnythingInMemory() {
        int written = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            RingPair r = fresh(i);
            for (int n = 0; n < 6; n++) {
                mutate(r);
                byte[] payload = new byte[chance.nextInt(1500)];
                RingWriter.Sent sent = r.writer.write(
                        PacketType.GPA_DIRECT.code(), 1, n, extra, extra.length, payload, 0, payload.length);
                if (sent == RingWriter.Sent.WRITTEN || sent == RingWriter.Sent.SIGNAL) written++;
                r.writer.unblock();
                assertTrue(RingLayout.isIndex(r.writer.in(), r.writer.size()));
            }
            assertEquals(2, r.memory.residentPages(), "it writes nowhere else");
        }
        assertTrue(written > MUTATIONS / 2, written + " written");
    }

    /// Rings whose indices stand anywhere.
    private RingPair fresh(int i) {
        RingPair r = new RingPair(1);
        for (int n = i % 29; n > 0; n--) {
            r.send(n, new byte[chance.nextInt(900)]);
            r.reader.next(r.packet);
            r.reader.finish();
        }
        return r;
    }

    private void fill(RingPair r) {
        for (int n = 0; n < 4; n++) r.send(n, new byte[chance.nextInt(300)]);
        r.writer.write(PacketType.GPA_DIRECT.code(), 1, 9, extra, extra.length, new byte[8], 0, 8);
    }

    private void mutate(RingPair r) {
        switch (chance.nextInt(4)) {
            case 0 -> r.memory.put32(r.control(WORDS[chance.nextInt(WORDS.length)]), chance.nextInt(4100));
            case 1 -> r.memory.put32(r.control(WORDS[chance.nextInt(WORDS.length)]), (int) chance.nextLong());
            case 2 -> r.memory.put8(r.data(chance.nextInt(4096)), chance.nextInt(256));
            default -> r.memory.put16(r.data((r.reader.out() + 2 * chance.nextInt(16)) % 4096), chance.nextInt(600));
        }
    }

    private static void look(PacketBuffer p) {
        int bytes = p.bytes();
        assertTrue(bytes >= 0 && bytes <= 4096);
        assertEquals(bytes, p.payload().length);
        p.ranges().forEach(g -> assertTrue(g.pages().length <= 512));
        p.pieces().forEach(piece -> assertTrue(piece.bytes() >= 0 && piece.at() >= 0));
        assertTrue(p.copy().length <= 4096);
    }
}
