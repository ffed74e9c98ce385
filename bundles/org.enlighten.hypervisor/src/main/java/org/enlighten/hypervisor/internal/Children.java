// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.hypervisor.protocol.Hypercalls;

/// All partitions, by id. The root is there from the beginning; ids of others count up and are not used again.
final class Children {
    private final TreeMap<Long, Partition> byId = new TreeMap<>();
    private Partition root;
    private long nextId = Partition.ROOT_ID + 1;

    Children(Partition root) {
        this.root = root;
        byId.put(root.id(), root);
    }

    Partition root() {
        return root;
    }

    void root(Partition restored) {
        root = restored;
        byId.put(restored.id(), restored);
    }

    Collection<Partition> all() {
        return byId.values();
    }

    Optional<Partition> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// A child; the root is nobody's.
    Optional<Partition> child(long id) {
        return id == Partition.ROOT_ID ? Optional.empty() : find(id);
    }

    /// What a partition id in the caller's input means: itself, or a child of the root that asks.
    Optional<Partition> meant(HvProcessor caller, long id) {
        if (id == Hypercalls.PARTITION_SELF) return Optional.of(caller.partition);
        return find(id);
    }

    /// By the number that virtual processors and the trace have for it.
    Partition numbered(int number) {
        return number == 0 ? root : byId.get((long) number);
    }

    Partition add(long nowNs) {
        Partition partition = new Partition(nextId++, nowNs, root.tsc.hz());
        partition.runClock(nowNs);
        byId.put(partition.id(), partition);
        return partition;
    }

    void restore(Partition partition) {
        byId.put(partition.id(), partition);
    }

    void remove(Partition partition) {
        byId.remove(partition.id());
        byId.values().forEach(p -> p.ports.forget(partition.id()));
    }

    long nextId() {
        return nextId;
    }

    void nextId(long id) {
        nextId = id;
    }
}
