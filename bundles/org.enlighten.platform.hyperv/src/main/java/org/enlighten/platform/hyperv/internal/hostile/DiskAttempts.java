// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.hostile;

import java.util.List;
import org.enlighten.machine.GuestMemory;
import org.enlighten.platform.hyperv.internal.hostile.Attempt.Sign;

/// What is tried on a synthetic disk: commands before the handshake, operations and CDBs that there are not, data
/// outside of its memory. Packets are written word by word, as the description of the interface has them.
final class DiskAttempts {
    private static final String FAMILY = "packets and CDBs of disks";
    private static final int IN_BAND = 6;
    private static final int GPA_DIRECT = 9;
    private static final int EXECUTE = 3;
    private static final int BEGIN = 7;
    private static final int END = 8;
    private static final int QUERY_VERSION = 9;
    private static final int QUERY_PROPERTIES = 10;
    /// Of Windows 8: the longer packets.
    private static final int VERSION = 0x0501;

    private static final int PAYLOAD_WORDS = 16;
    private static final int SRB_BYTES = 0x34;
    private static final int NO_DATA = 2;

    private DiskAttempts() {}

    static List<Attempt> all() {
        return List.of(
                BusAttempts.again(),
                tried("a command before the handshake", false, wire -> wire.send(command(6, 0x12))),
                BusAttempts.again(),
                tried("an operation that there is not", true, wire -> wire.send(operation(99))),
                BusAttempts.again(),
                tried("a CDB that no disk has", true, wire -> wire.send(command(6, 0xFF))),
                BusAttempts.again(),
                tried("read behind the disk's end", true, wire -> wire.send(farRead())),
                BusAttempts.again(),
                tried("a CDB longer than there is room", true, wire -> wire.send(command(200, 0x12))),
                BusAttempts.again(),
                tried("data outside of its memory", true, wire -> wire.sendDirect(farRead(), 0x7FFF_FFF0)));
    }

    /// What is done over an open channel.
    private interface Deed {
        void on(Wire wire);
    }

    private static Attempt tried(String what, boolean ready, Deed deed) {
        return new Attempt(FAMILY, what, Sign.TRACE, hands -> {
            if (!hands.hasDisk()) return;
            BusAttempts.open(hands);
            Wire wire = new Wire(hands);
            if (ready) wire.handshake();
            deed.on(wire);
        });
    }

    private static int[] operation(int number) {
        int[] words = new int[PAYLOAD_WORDS];
        words[0] = number;
        words[1] = 1;
        return words;
    }

    /// SRB: length u16@12, CDB length u8@20, direction u8@22, CDB@28.
    private static int[] command(int cdbBytes, int code) {
        int[] words = operation(EXECUTE);
        words[3] = SRB_BYTES;
        words[5] = cdbBytes | 0x14 << 8 | NO_DATA << 16;
        words[7] = code;
        return words;
    }

    /// READ(10) of one block at 0xFFFFFFF0: code@0, address@2 and blocks@7, each with its highest byte first.
    private static int[] farRead() {
        int[] words = command(10, 0x28 | 0xFFFF << 16);
        words[8] = 0xF0FF;
        words[9] = 1;
        return words;
    }

    /// The guest's ring of one channel, from its beginning.
    private static final class Wire {
        private static final int DESCRIPTOR_BYTES = 16;
        private static final int TRAILER_BYTES = 8;

        private final Hands hands;
        private int at;

        Wire(Hands hands) {
            this.hands = hands;
        }

        void handshake() {
            send(operation(BEGIN));
            int[] version = operation(QUERY_VERSION);
            version[3] = VERSION;
            send(version);
            send(operation(QUERY_PROPERTIES));
            send(operation(END));
        }

        void send(int[] words) {
            packet(IN_BAND, new int[0], words);
        }

        /// With one range of one block in that page.
        void sendDirect(int[] words, int page) {
            packet(GPA_DIRECT, new int[] {0, 1, 512, 0, page, 0}, words);
        }

        private void packet(int type, int[] extra, int[] words) {
            int head = DESCRIPTOR_BYTES + 4 * extra.length;
            int length = head + 4 * words.length;
            put(0, type | head / 8 << 16);
            put(4, length / 8 | 1 << 16);
            put(8, at + 1);
            put(12, 0);
            for (int i = 0; i < extra.length; i++) put(DESCRIPTOR_BYTES + 4 * i, extra[i]);
            for (int i = 0; i < words.length; i++) put(head + 4 * i, words[i]);
            at += length + TRAILER_BYTES;
            hands.put32(BusAttempts.IN, at);
            hands.signal();
            hands.pause(2_000_000);
        }

        private void put(int offset, int value) {
            hands.put32(Hands.RINGS + GuestMemory.PAGE_BYTES + at + offset, value);
        }
    }
}
