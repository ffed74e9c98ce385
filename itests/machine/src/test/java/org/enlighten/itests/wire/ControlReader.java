// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Reads the control messages of one connection from the table of the public description alone: sizes, fields, and
/// who may
/// say what when. Shares nothing with the product's own codecs.
final class ControlReader {
    /// An offer as it was read.
    record Offered(UUID kind, UUID instance, long channel, long connection) {}

    /// Pages of a list as its messages came.
    private static final class PageList {
        final long channel;
        final int needed;
        final List<Long> words = new ArrayList<>();
        boolean accepted;

        PageList(long channel, int needed) {
            this.channel = channel;
            this.needed = needed;
        }

        boolean isWhole() {
            return words.size() == needed;
        }
    }

    private static final long CONTACT_5_0 = 0x0005_0000;

    final Map<Long, Offered> offers = new TreeMap<>();
    final List<Long> opened = new ArrayList<>();
    final List<Long> closed = new ArrayList<>();
    final Map<Integer, Integer> seen = new TreeMap<>();
    private final Map<Long, PageList> lists = new TreeMap<>();
    private final Map<Long, Long> opening = new TreeMap<>();
    private long asked;
    private long version = -1;
    private boolean offersAsked;
    private boolean offersDone;

    long version() {
        return version;
    }

    /// How many pages a channel's lists had together.
    long pages(long channel) {
        return lists.values().stream()
                .filter(list -> list.channel == channel)
                .mapToLong(list -> list.words.size() - 1)
                .sum();
    }

    void read(boolean toHost, byte[] bytes) {
        Fields f = new Fields(bytes);
        check(f.length() >= 8, "a message of " + f.length() + " bytes has no header");
        int type = (int) f.u32(0);
        check(f.u32(4) == 0, "the padding of message " + type + " is not zero");
        seen.merge(type, 1, Integer::sum);
        if (toHost) fromGuest(type, f);
        else fromHost(type, f);
    }

    private void fromGuest(int type, Fields f) {
        switch (type) {
            case 3 -> {
                size(f, 8);
                check(version >= 0, "offers are asked for without a connection");
                offersAsked = true;
            }
            case 5 -> open(f);
            case 7 -> {
                size(f, 12);
                closed.add(f.u32(8));
            }
            case 8 -> header(f);
            case 9 -> body(f);
            case 11 -> {
                size(f, 16);
                check(lists.containsKey(f.u32(12)), "a list that nobody made is torn down: " + f.u32(12));
            }
            case 13 -> {
                size(f, 12);
                offers.remove(f.u32(8));
            }
            case 14 -> {
                check(f.length() == 40 || f.length() == 56, "InitiateContact has " + f.length() + " bytes");
                asked = f.u32(8);
                check((f.u64(24) == 0) == (f.u64(32) == 0), "one monitor page of two");
                if (asked >= CONTACT_5_0) check(f.u8(16) == 2, "the interrupt source is " + f.u8(16));
            }
            case 16 -> size(f, 8);
            case 22 -> size(f, 16);
            default -> throw new Misread("a guest does not send message " + type);
        }
    }

    private void fromHost(int type, Fields f) {
        switch (type) {
            case 1 -> offer(f);
            case 2 -> {
                size(f, 12);
                known(f.u32(8));
            }
            case 4 -> {
                size(f, 8);
                check(offersAsked, "offers end that nobody asked for");
                offersDone = true;
            }
            case 6 -> {
                size(f, 20);
                Long id = opening.remove(f.u32(8));
                check(id != null && id == f.u32(12), "an answer to no open request: " + f.u32(12));
                if (f.u32(16) == 0) opened.add(f.u32(8));
            }
            case 10 -> created(f);
            case 12 -> {
                size(f, 12);
                check(lists.remove(f.u32(8)) != null, "a list that was none is torn down: " + f.u32(8));
            }
            case 15 -> response(f);
            case 17 -> {
                size(f, 8);
                version = -1;
            }
            case 24 -> size(f, 16);
            default -> throw new Misread("a host does not send message " + type);
        }
    }

    private void response(Fields f) {
        check(f.length() == 16 || f.length() == 20 || f.length() == 40, "VersionResponse has " + f.length() + " bytes");
        check(f.u8(8) <= 1 && f.u8(9) <= 2 && f.u16(10) == 0, "VersionResponse is neither yes nor no");
        if (f.u8(8) == 0) return;
        version = asked;
        if (asked < CONTACT_5_0) check(f.u32(12) == asked, "another version than was asked for: " + f.u32(12));
        else check(f.u32(12) != 0, "no connection for messages is named");
        offersAsked = false;
        offersDone = false;
    }

    private void offer(Fields f) {
        size(f, 196);
        check(offersAsked, "an offer before offers were asked for");
        check(f.isZero(40, 56), "reserved bytes of an offer are not zero");
        long channel = f.u32(184);
        check(channel >= 1 && channel <= 2047, "channel " + channel);
        check(!offers.containsKey(channel), "channel " + channel + " is offered twice");
        check(f.u8(189) == 0 || f.u8(188) < 128, "monitor " + f.u8(188));
        offers.put(channel, new Offered(f.guid(8), f.guid(24), channel, f.u32(192)));
    }

    private void open(Fields f) {
        check(f.length() == 148 || f.length() == 156, "OpenChannel has " + f.length() + " bytes");
        long channel = f.u32(8);
        known(channel);
        PageList list = lists.get(f.u32(16));
        check(list != null && list.accepted && list.channel == channel, "a ring of no accepted list: " + f.u32(16));
        check(f.u32(24) < list.words.size() - 1, "the host's ring begins behind the list, at page " + f.u32(24));
        opening.put(channel, f.u32(12));
    }

    private void header(Fields f) {
        check(
                f.length() >= 20 && (f.length() - 20) % 8 == 0 && f.length() <= 20 + 8 * 27,
                "GpadlHeader: " + f.length());
        known(f.u32(8));
        check(f.u32(12) != 0 && !lists.containsKey(f.u32(12)), "list " + f.u32(12) + " is there or is none");
        check(f.u16(18) == 1, "ranges: " + f.u16(18));
        PageList list = new PageList(f.u32(8), f.u16(16) / 8);
        words(f, 20, list);
        lists.put(f.u32(12), list);
    }

    private void body(Fields f) {
        check((f.length() - 16) % 8 == 0 && f.length() <= 16 + 8 * 28, "GpadlBody: " + f.length());
        PageList list = lists.get(f.u32(12));
        check(list != null && !list.isWhole(), "a body for no list: " + f.u32(12));
        words(f, 16, list);
    }

    private static void words(Fields f, int from, PageList list) {
        for (int at = from; at + 8 <= f.length() && !list.isWhole(); at += 8) list.words.add(f.u64(at));
    }

    private void created(Fields f) {
        size(f, 20);
        PageList list = lists.get(f.u32(12));
        check(list != null && list.channel == f.u32(8), "a list that was none is accepted: " + f.u32(12));
        check(list.isWhole(), "a list is answered before its last body: " + f.u32(12));
        long bytes = list.words.getFirst() & 0xFFFF_FFFFL;
        long offset = list.words.getFirst() >>> 32;
        check((offset + bytes + 4095) / 4096 == list.words.size() - 1, "a range and its pages do not agree");
        list.accepted = f.u32(16) == 0;
    }

    private void known(long channel) {
        check(offers.containsKey(channel), "channel " + channel + " was never offered");
    }

    private static void size(Fields f, int bytes) {
        check(f.length() == bytes, "message " + f.u32(0) + " has " + f.length() + " bytes and not " + bytes);
    }

    static void check(boolean holds, String otherwise) {
        if (!holds) throw new Misread(otherwise);
    }

    boolean offersDone() {
        return offersDone;
    }
}
