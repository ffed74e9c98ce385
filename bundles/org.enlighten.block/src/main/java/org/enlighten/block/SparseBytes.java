// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Bytes of a large medium in memory: pages of 64 KiB, made when something is written there; the rest reads as zeros.
public final class SparseBytes {
    private static final int PAGE = 1 << 16;
    private final TreeMap<Long, byte[]> pages = new TreeMap<>();

    public void read(long at, byte[] into, int offset, int count) {
        for (int done = 0; done < count; ) {
            int in = (int) ((at + done) % PAGE);
            int n = Math.min(count - done, PAGE - in);
            byte[] page = pages.get((at + done) / PAGE);
            if (page == null) Arrays.fill(into, offset + done, offset + done + n, (byte) 0);
            else System.arraycopy(page, in, into, offset + done, n);
            done += n;
        }
    }

    public void read(long at, Slice into) {
        for (int done = 0; done < into.length(); ) {
            int in = (int) ((at + done) % PAGE);
            int n = Math.min(into.length() - done, PAGE - in);
            byte[] page = pages.get((at + done) / PAGE);
            into.memory().write(into.at() + done, page == null ? new byte[n] : page, page == null ? 0 : in, n);
            done += n;
        }
    }

    public void write(long at, Slice data) {
        for (int done = 0; done < data.length(); ) {
            int in = (int) ((at + done) % PAGE);
            int n = Math.min(data.length() - done, PAGE - in);
            byte[] page = pages.computeIfAbsent((at + done) / PAGE, _ -> new byte[PAGE]);
            data.memory().read(data.at() + done, page, in, n);
            done += n;
        }
    }

    /// Everything from `sizeBytes` on becomes zeros.
    public void truncate(long sizeBytes) {
        pages.tailMap(Math.ceilDiv(sizeBytes, PAGE), true).clear();
        byte[] last = pages.get(sizeBytes / PAGE);
        if (last != null) Arrays.fill(last, (int) (sizeBytes % PAGE), PAGE, (byte) 0);
    }

    /// One page as it is saved.
    public record Page(long number, byte[] bytes) {}

    public List<Page> save() {
        List<Page> saved = new ArrayList<>();
        for (Map.Entry<Long, byte[]> page : pages.entrySet())
            saved.add(new Page(page.getKey(), page.getValue().clone()));
        return saved;
    }

    public void restore(List<Page> saved) {
        pages.clear();
        for (Page page : saved) pages.put(page.number(), page.bytes().clone());
    }
}
