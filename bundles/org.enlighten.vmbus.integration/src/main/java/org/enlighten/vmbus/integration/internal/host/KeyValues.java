// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.simulation.Cause;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.enlighten.vmbus.integration.KvpItem;
import org.enlighten.vmbus.integration.protocol.IcMessage;
import org.enlighten.vmbus.integration.protocol.IcStatus;
import org.enlighten.vmbus.integration.protocol.KvpBody;
import org.enlighten.vmbus.integration.protocol.KvpPool;

/// Tells the guest what the host has for it, and reads what the guest says of itself: one question after the other.
final class KeyValues implements Component {
    /// One question, and who is told when it was answered.
    record Work(KvpBody question, long tag) {}

    /// What is saved.
    record State(List<Work> queue, List<KvpItem> known, List<KvpItem> found) {}

    /// A guest that never comes to an end of its list is not read any further.
    private static final int ITEMS_MAX = 256;

    private static final int QUEUE_MAX = 64;

    private final Link link;
    private final ArrayDeque<Work> queue = new ArrayDeque<>();
    private final TreeMap<KvpPool, List<KvpItem>> known = new TreeMap<>();
    /// Of the pool that is read at the moment.
    private final List<KvpItem> found = new ArrayList<>();

    KeyValues(Link link) {
        this.link = link;
    }

    List<KvpItem> items(KvpPool pool) {
        return known.getOrDefault(pool, List.of());
    }

    void set(long tag, String key, String value) {
        add(KvpBody.set(KvpPool.EXTERNAL, key, value), tag);
    }

    void delete(long tag, String key) {
        add(KvpBody.delete(KvpPool.EXTERNAL, key), tag);
    }

    void refresh(long tag) {
        add(KvpBody.enumerate(KvpPool.INTRINSIC, 0), NO_TAG);
        add(KvpBody.enumerate(KvpPool.GUEST, 0), NO_TAG);
        add(KvpBody.enumerate(KvpPool.EXTERNAL, 0), tag);
    }

    private void add(KvpBody question, long tag) {
        if (queue.size() >= QUEUE_MAX) {
            if (tag != NO_TAG) link.failed(tag, new Cause("Too many requests wait for the guest's key-value service."));
            return;
        }
        queue.add(new Work(question, tag));
        if (queue.size() == 1) askFirst();
    }

    private void askFirst() {
        if (queue.isEmpty()) link.wakeAt(Simulation.NEVER);
        else {
            link.ask(queue.getFirst().question().bytes());
            link.wakeAt(link.nowNs() + ANSWER_NS);
        }
    }

    @Override
    public void ready() {
        queue.clear();
        for (KvpItem item : link.toTell())
            queue.add(new Work(KvpBody.set(item.pool(), item.key(), item.value()), NO_TAG));
        boolean first = queue.isEmpty();
        refresh(NO_TAG);
        if (!first) askFirst();
    }

    @Override
    public void answered(IcMessage answer) {
        Work work = queue.removeFirst();
        boolean ok = answer.status() == IcStatus.OK.code();
        if (work.question().operation() == KvpBody.ENUMERATE) enumerated(work, ok, answer);
        else if (ok) done(work.tag());
        else failed(work, new Cause("The guest refused it: " + IcStatus.text(answer.status())));
        askFirst();
    }

    private void enumerated(Work work, boolean ok, IcMessage answer) {
        KvpPool pool = work.question().pool();
        int index = work.question().index();
        Optional<KvpBody> item = KvpBody.of(answer.body()).filter(b -> ok && b.operation() == KvpBody.ENUMERATE);
        if (item.isPresent() && index < ITEMS_MAX) {
            found.add(new KvpItem(pool, item.get().key(), item.get().value()));
            queue.addFirst(new Work(KvpBody.enumerate(pool, index + 1), work.tag()));
            return;
        }
        known.put(pool, List.copyOf(found));
        found.clear();
        done(work.tag());
    }

    private void done(long tag) {
        if (tag != NO_TAG) link.done(tag);
    }

    private void failed(Work work, Cause why) {
        if (work.question().operation() == KvpBody.ENUMERATE) found.clear();
        if (work.tag() != NO_TAG) link.failed(work.tag(), why);
    }

    @Override
    public void due() {
        if (queue.isEmpty()) return;
        link.giveUp();
        String why = "The guest's key-value service gave no answer within " + ANSWER_NS / SECOND_NS + " s.";
        failed(queue.removeFirst(), new Cause(why));
        askFirst();
    }

    @Override
    public void lost() {
        List<Work> left = List.copyOf(queue);
        queue.clear();
        known.clear();
        for (Work w : left) failed(w, new Cause("The guest closed the channel of its key-value service."));
    }

    @Override
    public Saved save() {
        List<KvpItem> all = new ArrayList<>();
        known.values().forEach(all::addAll);
        return Saved.of(new State(List.copyOf(queue), all, List.copyOf(found)));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        queue.addAll(s.queue());
        for (KvpItem item : s.known())
            known.computeIfAbsent(item.pool(), _ -> new ArrayList<>()).add(item);
        found.addAll(s.found());
    }
}
