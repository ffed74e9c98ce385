// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.host;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.vmbus.VmbusEvents.Refusal;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlBody;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlCreated;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlHeader;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlTeardown;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlTorndown;
import org.enlighten.vmbus.protocol.GpaRange;
import org.enlighten.vmbus.protocol.MessageType;

/// The lists of pages that one guest has handed over, bounded in number and length.
final class Gpadls {
    record State(List<Gpadl.State> lists) {}

    private static final int LISTS_MOST = 1_024;
    private static final int WORDS_MOST = 1 << 20;
    private static final int FAILED = 0x8000FFFF;

    private final HostConnection connection;
    private final TreeMap<Integer, Gpadl> byId = new TreeMap<>();
    private int words;

    Gpadls(HostConnection connection) {
        this.connection = connection;
    }

    void header(GpadlHeader h) {
        Optional<HostEnd> channel = connection.known(h.channel());
        if (channel.isEmpty()) fail(h, Refusal.NO_SUCH_CHANNEL);
        else if (channel.get().isRevoked()) connection.say(new GpadlCreated(h.channel(), h.gpadl(), 0));
        else if (h.gpadl() == 0 || byId.containsKey(h.gpadl())) fail(h, Refusal.NO_SUCH_BUFFER);
        else if (h.ranges() != 1 || h.rangeBytes() % Long.BYTES != 0 || h.rangeBytes() < 2 * Long.BYTES)
            fail(h, Refusal.BAD_PAGES);
        else if (byId.size() >= LISTS_MOST || words + h.rangeBytes() / Long.BYTES > WORDS_MOST)
            fail(h, Refusal.TOO_MUCH);
        else {
            Gpadl list = new Gpadl(h.channel(), h.gpadl(), h.rangeBytes());
            byId.put(list.id(), list);
            words += list.words();
            more(list, h.data());
        }
    }

    private void fail(GpadlHeader h, Refusal why) {
        connection.refuse(h.type(), why);
        connection.say(new GpadlCreated(h.channel(), h.gpadl(), FAILED));
    }

    void body(GpadlBody b) {
        Gpadl list = byId.get(b.gpadl());
        if (list == null || list.isComplete()) connection.refuse(b.type(), Refusal.NO_SUCH_BUFFER);
        else more(list, b.data());
    }

    private void more(Gpadl list, long[] data) {
        list.add(data);
        if (!list.isComplete()) return;
        boolean good = list.range(connection.memory()).isPresent();
        if (good) list.accept();
        else {
            remove(list);
            connection.refuse(MessageType.GPADL_HEADER, Refusal.BAD_PAGES);
        }
        connection.say(new GpadlCreated(list.channel(), list.id(), good ? 0 : FAILED));
    }

    private void remove(Gpadl list) {
        byId.remove(list.id());
        words -= list.words();
    }

    void teardown(GpadlTeardown t) {
        Gpadl list = byId.get(t.gpadl());
        if (list == null || list.channel() != t.channel()) {
            connection.refuse(t.type(), Refusal.NO_SUCH_BUFFER);
            return;
        }
        Optional<HostEnd> channel = connection.known(t.channel());
        if (channel.filter(c -> c.usesNow(list.id())).isPresent()) connection.refuse(t.type(), Refusal.NOT_NOW);
        else if (channel.filter(HostEnd::isClosing).isPresent()) list.end();
        else end(list);
    }

    private void end(Gpadl list) {
        remove(list);
        connection.say(new GpadlTorndown(list.id()));
    }

    /// A channel's device touches no memory any more: what waited for that ends.
    void finished(int channel) {
        for (Gpadl list : List.copyOf(byId.values())) if (list.channel() == channel && list.isEnding()) end(list);
    }

    /// A channel's id is free again: nothing is left of it.
    void forget(int channel) {
        for (Gpadl list : List.copyOf(byId.values())) if (list.channel() == channel) remove(list);
    }

    void clear() {
        byId.clear();
        words = 0;
    }

    /// What an accepted list of a channel describes.
    Optional<GpaRange> range(int channel, int id) {
        return Optional.ofNullable(byId.get(id))
                .filter(list -> list.channel() == channel && list.isAccepted() && !list.isEnding())
                .flatMap(list -> list.range(connection.memory()));
    }

    State save() {
        return new State(byId.values().stream().map(Gpadl::save).toList());
    }

    void restore(State s) {
        for (Gpadl.State each : s.lists()) {
            Gpadl list = new Gpadl(each);
            byId.put(list.id(), list);
            words += list.words();
        }
    }
}
