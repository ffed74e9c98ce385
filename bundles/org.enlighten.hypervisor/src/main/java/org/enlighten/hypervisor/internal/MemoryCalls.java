// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import java.util.Optional;
import org.enlighten.host.PhysicalMemory;
import org.enlighten.hypervisor.PartitionView.State;
import org.enlighten.hypervisor.internal.Block.Done;
import org.enlighten.hypervisor.protocol.HvStatus;
import org.enlighten.hypervisor.protocol.Hypercalls;

/// Memory changes hands: pages that the root's memory manager allocated for a child become the hypervisor's, for its
/// work for that child, or the child's own. A page holds one thing and belongs to one.
final class MemoryCalls {
    private static final int FLAGS_KNOWN =
            Hypercalls.MAP_LARGE_PAGE | Hypercalls.MAP_READABLE | Hypercalls.MAP_WRITABLE | Hypercalls.MAP_EXECUTABLE;

    private final PhysicalMemory owners;
    private final Children children;

    MemoryCalls(PhysicalMemory owners, Children children) {
        this.owners = owners;
        this.children = children;
    }

    Done deposit(Block b, int start, int count) {
        Optional<Partition> found = children.child(b.i64(0));
        if (found.isEmpty()) return Done.of(HvStatus.INVALID_PARTITION_ID);
        for (int i = start, pages; i < count; i += pages) {
            long page = b.i64(8 + i * 8);
            pages = consecutive(b, i, count);
            if (!isAllocated(found.get(), page, pages)) pages = 1;
            if (!isAllocated(found.get(), page, pages)) return new Done(HvStatus.INVALID_PARAMETER, i);
            found.get().pages.deposit(page, pages);
        }
        return new Done(HvStatus.SUCCESS, count);
    }

    /// How many pages of the list, from the `from`th on, lie one behind the other.
    private static int consecutive(Block b, int from, int count) {
        int pages = 1;
        while (from + pages < count && b.i64(8 + (from + pages) * 8) == b.i64(8 + from * 8) + pages) pages++;
        return pages;
    }

    Done map(Block b, int start, int count) {
        Optional<Partition> found = children.child(b.i64(0));
        if (found.isEmpty()) return Done.of(HvStatus.INVALID_PARTITION_ID);
        Partition partition = found.get();
        if (partition.state != State.ACTIVE) return Done.of(HvStatus.INVALID_PARTITION_STATE);
        int flags = b.i32(16);
        if ((flags & ~FLAGS_KNOWN) != 0) return Done.of(HvStatus.INVALID_PARAMETER);
        boolean large = (flags & Hypercalls.MAP_LARGE_PAGE) != 0;
        int pages = large ? PageMap.LARGE_PAGES : 1;
        long base = b.i64(8);
        if (base < 0 || base > PageMap.PAGES_MAX - (long) pages * count) return Done.of(HvStatus.INVALID_PARAMETER);
        for (int i = start; i < count; i++) {
            HvStatus status = map(partition, base + (long) i * pages, b.i64(24 + i * 8), pages, large);
            if (status != HvStatus.SUCCESS) return new Done(status, i);
        }
        return new Done(HvStatus.SUCCESS, count);
    }

    private HvStatus map(Partition partition, long childPage, long machinePage, int pages, boolean large) {
        boolean aligned = childPage % pages == 0 && machinePage % pages == 0;
        if (!aligned || partition.pages.isMapped(childPage, pages)) return HvStatus.INVALID_PARAMETER;
        if (!isAllocated(partition, machinePage, pages)) return HvStatus.INVALID_PARAMETER;
        if (!partition.pages.use(partition.pages.tablesFor(childPage, large))) return HvStatus.INSUFFICIENT_MEMORY;
        partition.pages.map(childPage, machinePage, pages, large);
        return HvStatus.SUCCESS;
    }

    /// Elements are pages from the base on.
    Done unmap(Block b, int start, int count) {
        Optional<Partition> found = children.child(b.i64(0));
        if (found.isEmpty()) return Done.of(HvStatus.INVALID_PARTITION_ID);
        long base = b.i64(8);
        if (base < 0 || base > PageMap.PAGES_MAX - count) return Done.of(HvStatus.INVALID_PARAMETER);
        found.get().pages.unmap(base + start, count - start);
        return new Done(HvStatus.SUCCESS, count);
    }

    /// Whether these pages were allocated for the child and hold nothing yet.
    private boolean isAllocated(Partition partition, long page, int pages) {
        if (page < 0 || page > PageMap.PAGES_MAX - pages) return false;
        return owners.isOwned(partition.owner(), page, pages) && partition.pages.isUnused(page, pages);
    }
}
