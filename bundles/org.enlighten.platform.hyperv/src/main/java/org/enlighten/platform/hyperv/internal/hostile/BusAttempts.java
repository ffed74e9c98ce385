// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.hostile;

import java.util.List;
import java.util.function.Consumer;
import org.enlighten.machine.GuestMemory;
import org.enlighten.platform.hyperv.internal.hostile.Attempt.Sign;
import org.enlighten.vmbus.protocol.ConnectionIds;
import org.enlighten.vmbus.protocol.ControlMessage;
import org.enlighten.vmbus.protocol.RingLayout;
import org.enlighten.vmbus.protocol.VmbusVersion;

/// What is tried on the bus: messages before there is a connection, lists of pages that are not its own,
/// channels that were never offered; and, when a device was offered, rings and packets that break their rules.
final class BusAttempts {
    private static final String MESSAGE = "messages of the bus";
    private static final String PAGES = "lists of pages (GPADL)";
    private static final String RING = "rings and packets";
    private static final int OVER = 1;
    private static final int NOBODY = 0x6A6A;
    private static final long IN = Hands.RINGS + RingLayout.IN;
    private static final long PACKET = Hands.RINGS + GuestMemory.PAGE_BYTES;

    private BusAttempts() {}

    static List<Attempt> all() {
        return List.of(
                told(
                        MESSAGE,
                        "ask for offers without a connection",
                        h -> h.say(OVER, new ControlMessage.RequestOffers().encode())),
                told(MESSAGE, "a message that there is not", BusAttempts::unknown),
                told(MESSAGE, "half a message", h -> h.say(OVER, new byte[] {5, 0, 0, 0, 0, 0, 0, 0, 1, 0})),
                again(),
                told(
                        MESSAGE,
                        "open a channel that was never offered",
                        h -> h.say(OVER, new ControlMessage.OpenChannel(2000, 7, 1, 0, 1, new byte[120]).encode())),
                told(
                        MESSAGE,
                        "give back a channel that was never offered",
                        h -> h.say(OVER, new ControlMessage.RelIdReleased(2000).encode())),
                told(
                        MESSAGE,
                        "say what only a host says",
                        h -> h.say(OVER, new ControlMessage.OpenResult(1, 1, 0).encode())),
                told(PAGES, "pages behind the end of its memory", h -> list(h, 0xA1, 0x7FFF_FFFFL)),
                told(
                        PAGES,
                        "tear down a list that is nobody's",
                        h -> h.say(OVER, new ControlMessage.GpadlTeardown(1, NOBODY).encode())),
                told(
                        PAGES,
                        "more pages for a list that is nobody's",
                        h -> h.say(OVER, new ControlMessage.GpadlBody(NOBODY, new long[] {1}).encode())),
                again(),
                told(RING, "an index behind the ring's end", h -> broken(h, () -> h.put32(IN, 0x10_0000))),
                again(),
                told(
                        RING,
                        "a packet longer than what was written",
                        h -> broken(h, () -> {
                            h.put32(PACKET, 6 | 2 << 16);
                            h.put32(PACKET + 4, 200);
                            h.put32(IN, 32);
                        })),
                again(),
                told(
                        RING,
                        "a packet with a list of ranges that does not fit",
                        h -> broken(h, () -> {
                            h.put32(PACKET, 9 | 4 << 16);
                            h.put32(PACKET + 4, 4 | 1 << 16);
                            h.put32(PACKET + 20, 0x7FFF_FFFF);
                            h.put32(IN, 40);
                        })));
    }

    /// Opens the way to what follows, and is no attempt: a broken channel is offered again to who connects anew.
    private static Attempt again() {
        return new Attempt("", "connect again", Sign.TRACE, BusAttempts::connect);
    }

    private static Attempt told(String family, String what, Consumer<Hands> deed) {
        return new Attempt(family, what, Sign.TRACE, deed);
    }

    private static void unknown(Hands hands) {
        byte[] bytes = new byte[16];
        bytes[0] = 99;
        hands.say(OVER, bytes);
    }

    private static void connect(Hands hands) {
        hands.forgetChannel();
        hands.say(
                ConnectionIds.FIRST_MESSAGES,
                new ControlMessage.InitiateContact(VmbusVersion.V5_3.wire(), 0, ConnectionIds.SINT, 0, 0).encode());
        hands.take(2);
        hands.say(OVER, new ControlMessage.RequestOffers().encode());
        hands.take(40);
    }

    private static void list(Hands hands, int number, long firstPage) {
        long[] words = new long[1 + 2 * Hands.RING_PAGES];
        words[0] = 2L * Hands.RING_PAGES * GuestMemory.PAGE_BYTES;
        for (int i = 1; i < words.length; i++) words[i] = firstPage + i - 1;
        int channel = hands.channel() == 0 ? 1 : (int) hands.channel();
        hands.say(OVER, new ControlMessage.GpadlHeader(channel, number, words.length * 8, 1, words).encode());
    }

    /// A channel is opened over clean rings, then its ring is written as no driver writes it.
    private static void broken(Hands hands, Runnable harm) {
        if (hands.channel() == 0) return;
        for (long at = 0; at < 2L * Hands.RING_PAGES * GuestMemory.PAGE_BYTES; at += 8)
            hands.memory().put64(Hands.RINGS + at, 0);
        list(hands, 0xB0, Hands.RINGS / GuestMemory.PAGE_BYTES);
        byte[] open = new ControlMessage.OpenChannel((int) hands.channel(), 7, 0xB0, 0, Hands.RING_PAGES, new byte[120])
                .encode();
        hands.say(OVER, open);
        hands.take(6);
        harm.run();
        hands.signal();
    }
}
