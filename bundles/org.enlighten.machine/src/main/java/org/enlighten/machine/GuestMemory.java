// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.enlighten.block.Memory;
import org.enlighten.simulation.Snapshottable;

/// Physical memory of one machine or partition, in pages that exist only once they are written. Reads of pages
/// never written give zeros. Addresses outside throw [IndexOutOfBoundsException]: whoever passes on a guest's
/// address asks [#contains] first.
public final class GuestMemory implements Memory, Snapshottable<GuestMemory.State> {
    public static final int PAGE_BYTES = 4096;

    private static final int PAGE_SHIFT = 12;
    private static final int CHUNK_PAGES = 512;
    private static final VarHandle LE16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LE32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LE64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// Pages that were written, in order of address.
    public record State(long sizeBytes, List<Page> pages) {}

    /// One page.
    public record Page(long number, byte[] bytes) {}

    private String name;
    private final long sizeBytes;
    private byte[][][] chunks = new byte[0][][];
    /// Where in its array a page begins, for those that were laid side by side; empty as long as there are none.
    private int[][] bases = new int[0][];

    private long residentPages;
    private long epoch;

    /// @param name stable identity for saved references, such as `vm/3/memory`
    public GuestMemory(String name, long sizeBytes) {
        this.name = name;
        this.sizeBytes = sizeBytes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void retire() {
        name = "";
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    /// How many pages were written at least once.
    public long residentPages() {
        return residentPages;
    }

    public boolean contains(long gpa, long bytes) {
        return gpa >= 0 && bytes >= 0 && gpa <= sizeBytes - bytes;
    }

    public int u8(long gpa) {
        byte[] page = pageToRead(gpa, 1);
        return page == null ? 0 : page[place(gpa)] & 0xFF;
    }

    public int u16(long gpa) {
        if (offset(gpa) > PAGE_BYTES - 2) return u8(gpa) | u8(gpa + 1) << 8;
        byte[] page = pageToRead(gpa, 2);
        return page == null ? 0 : (short) LE16.get(page, place(gpa)) & 0xFFFF;
    }

    public int i32(long gpa) {
        if (offset(gpa) > PAGE_BYTES - 4) return u16(gpa) | u16(gpa + 2) << 16;
        byte[] page = pageToRead(gpa, 4);
        return page == null ? 0 : (int) LE32.get(page, place(gpa));
    }

    public long u32(long gpa) {
        return i32(gpa) & 0xFFFFFFFFL;
    }

    public long i64(long gpa) {
        if (offset(gpa) > PAGE_BYTES - 8) return u32(gpa) | u32(gpa + 4) << 32;
        byte[] page = pageToRead(gpa, 8);
        return page == null ? 0 : (long) LE64.get(page, place(gpa));
    }

    public void put8(long gpa, int value) {
        pageToWrite(gpa, 1)[place(gpa)] = (byte) value;
    }

    public void put16(long gpa, int value) {
        if (offset(gpa) > PAGE_BYTES - 2) {
            put8(gpa, value);
            put8(gpa + 1, value >>> 8);
        } else LE16.set(pageToWrite(gpa, 2), place(gpa), (short) value);
    }

    public void put32(long gpa, int value) {
        if (offset(gpa) > PAGE_BYTES - 4) {
            put16(gpa, value);
            put16(gpa + 2, value >>> 16);
        } else LE32.set(pageToWrite(gpa, 4), place(gpa), value);
    }

    public void put64(long gpa, long value) {
        if (offset(gpa) > PAGE_BYTES - 8) {
            put32(gpa, (int) value);
            put32(gpa + 4, (int) (value >>> 32));
        } else LE64.set(pageToWrite(gpa, 8), place(gpa), value);
    }

    @Override
    public void read(long gpa, byte[] into, int at, int bytes) {
        check(gpa, bytes);
        for (int done = 0, n; done < bytes; done += n) {
            n = Math.min(bytes - done, PAGE_BYTES - offset(gpa + done));
            byte[] page = page(gpa + done);
            if (page == null) Arrays.fill(into, at + done, at + done + n, (byte) 0);
            else System.arraycopy(page, place(gpa + done), into, at + done, n);
        }
    }

    @Override
    public void write(long gpa, byte[] from, int at, int bytes) {
        check(gpa, bytes);
        for (int done = 0, n; done < bytes; done += n) {
            n = Math.min(bytes - done, PAGE_BYTES - offset(gpa + done));
            byte[] page = pageToWrite(gpa + done, n);
            System.arraycopy(from, at + done, page, place(gpa + done), n);
        }
    }

    /// Pages side by side in one array, for software that keeps them mapped: what it writes there is in memory at
    /// once,
    /// and what others write it sees. The array is these pages' until [#epoch] changes; then this asks again. Empty
    /// when a page is named twice.
    public Optional<byte[]> map(long... numbers) {
        for (long number : numbers) pageToWrite(number * PAGE_BYTES, PAGE_BYTES);
        byte[] first = page(numbers[0] * PAGE_BYTES);
        if (first.length == numbers.length * PAGE_BYTES && areSideBySide(first, numbers)) return Optional.of(first);
        long[] sorted = numbers.clone();
        Arrays.sort(sorted);
        for (int i = 1; i < sorted.length; i++) if (sorted[i] == sorted[i - 1]) return Optional.empty();
        return Optional.of(laidSideBySide(numbers));
    }

    private boolean areSideBySide(byte[] whole, long[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            long gpa = numbers[i] * PAGE_BYTES;
            if (page(gpa) != whole || place(gpa) != i * PAGE_BYTES) return false;
        }
        return true;
    }

    private byte[] laidSideBySide(long[] numbers) {
        byte[] whole = new byte[numbers.length * PAGE_BYTES];
        if (bases.length < chunks.length) bases = Arrays.copyOf(bases, chunks.length);
        for (int i = 0; i < numbers.length; i++) {
            read(numbers[i] * PAGE_BYTES, whole, i * PAGE_BYTES, PAGE_BYTES);
            int chunk = (int) (numbers[i] / CHUNK_PAGES);
            int at = (int) (numbers[i] % CHUNK_PAGES);
            if (bases[chunk] == null) bases[chunk] = new int[CHUNK_PAGES];
            chunks[chunk][at] = whole;
            bases[chunk][at] = i * PAGE_BYTES;
        }
        epoch++;
        return whole;
    }

    /// Changes whenever mapped pages must be mapped again: memory was cleared or restored, or others mapped some of
    /// the
    /// same pages in another order.
    public long epoch() {
        return epoch;
    }

    /// Everything back to zeros, as after power-on.
    public void clear() {
        epoch++;
        bases = new int[0][];
        chunks = new byte[0][][];
        residentPages = 0;
    }

    /// Where in its page's array an address lies.
    private int place(long gpa) {
        int[][] all = bases;
        if (all.length == 0) return offset(gpa);
        long number = gpa >>> PAGE_SHIFT;
        int chunk = (int) (number / CHUNK_PAGES);
        return chunk >= all.length || all[chunk] == null
                ? offset(gpa)
                : all[chunk][(int) (number % CHUNK_PAGES)] + offset(gpa);
    }

    private static int offset(long gpa) {
        return (int) gpa & (PAGE_BYTES - 1);
    }

    private void check(long gpa, long bytes) {
        if (!contains(gpa, bytes)) {
            throw new IndexOutOfBoundsException(
                    "outside of memory '%s': gpa=0x%x, bytes=%d, size=0x%x".formatted(name, gpa, bytes, sizeBytes));
        }
    }

    private byte[] pageToRead(long gpa, int bytes) {
        check(gpa, bytes);
        return page(gpa);
    }

    private byte[] page(long gpa) {
        long number = gpa >>> PAGE_SHIFT;
        int chunk = (int) (number / CHUNK_PAGES);
        return chunk >= chunks.length || chunks[chunk] == null ? null : chunks[chunk][(int) (number % CHUNK_PAGES)];
    }

    private byte[] pageToWrite(long gpa, int bytes) {
        check(gpa, bytes);
        long number = gpa >>> PAGE_SHIFT;
        int chunk = (int) (number / CHUNK_PAGES);
        if (chunk >= chunks.length) chunks = Arrays.copyOf(chunks, chunk + 1);
        if (chunks[chunk] == null) chunks[chunk] = new byte[CHUNK_PAGES][];
        byte[][] pages = chunks[chunk];
        int at = (int) (number % CHUNK_PAGES);
        if (pages[at] == null) {
            pages[at] = new byte[PAGE_BYTES];
            residentPages++;
        }
        return pages[at];
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        List<Page> pages = new ArrayList<>();
        for (int c = 0; c < chunks.length; c++) {
            if (chunks[c] == null) continue;
            for (int p = 0; p < CHUNK_PAGES; p++) {
                if (chunks[c][p] == null) continue;
                byte[] copy = new byte[PAGE_BYTES];
                long number = (long) c * CHUNK_PAGES + p;
                read(number * PAGE_BYTES, copy, 0, PAGE_BYTES);
                pages.add(new Page(number, copy));
            }
        }
        return new State(sizeBytes, pages);
    }

    @Override
    public void restore(State state) {
        clear();
        for (Page p : state.pages()) write(p.number() * PAGE_BYTES, p.bytes(), 0, PAGE_BYTES);
    }
}
