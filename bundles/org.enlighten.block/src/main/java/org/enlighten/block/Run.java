// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One run of an operation: cached blocks under an overlay, registers, what was read and written, and the steps of
/// the plan. One object, used for one run after the other, so that a run makes little garbage.
final class Run implements Blocks {
    static final int BLOCK = 512;
    static final int SHIFT = 9;
    private static final int MASK = BLOCK - 1;
    private static final long NO_BLOCK = Long.MIN_VALUE;
    private static final long REGISTERS_AT = -8192;

    /// A block as this run has changed it, and its changes by phase.
    private static final class Changed {
        final byte[] bytes;
        final List<Step.Put> puts = new ArrayList<>(1);

        Changed(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    private final MetadataCache cache;
    private final long[] committed;
    private final long[] registers;
    private final Ranges reads = new Ranges();
    private final Ranges writes = new Ranges();
    private final Ranges changedBlocks = new Ranges();
    private final Map<Long, Changed> overlay = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private int phase;
    private long missing;
    private long expectedFrom;
    private long expectedEnd;
    private long lastNumber;
    private byte[] lastBytes;

    Run(MetadataCache cache, long[] committed) {
        this.cache = cache;
        this.committed = committed;
        registers = committed.clone();
    }

    void begin() {
        if (!overlay.isEmpty()) overlay.clear();
        steps.clear();
        reads.clear();
        writes.clear();
        changedBlocks.clear();
        phase = 0;
        expectedFrom = 0;
        expectedEnd = 0;
        lastNumber = NO_BLOCK;
        System.arraycopy(committed, 0, registers, 0, registers.length);
    }

    /// The block whose absence ended the run.
    long missing() {
        return missing;
    }

    /// The end of the range that the run expects to read, when `block` lies in it; `block + 1` otherwise. In blocks.
    long expectedEnd(long block) {
        boolean expected = block * BLOCK >= expectedFrom - MASK && block * BLOCK < expectedEnd;
        return expected ? Math.ceilDiv(expectedEnd, BLOCK) : block + 1;
    }

    long[] reads() {
        return reads.toArray();
    }

    /// The cached blocks that it has changed: their content is needed again when it runs again.
    long[] changedBlocks() {
        return changedBlocks.toArray();
    }

    long[] writes() {
        return writes.toArray();
    }

    boolean changesAnything() {
        return !writes.isEmpty();
    }

    Plan plan() {
        return Plan.of(steps, !overlay.isEmpty());
    }

    void commitRegisters() {
        System.arraycopy(registers, 0, committed, 0, registers.length);
    }

    private byte[] block(long number) {
        if (number == lastNumber) return lastBytes;
        Changed changed = overlay.isEmpty() ? null : overlay.get(number);
        byte[] bytes = changed != null ? changed.bytes : cached(number);
        lastNumber = number;
        lastBytes = bytes;
        return bytes;
    }

    private byte[] cached(long number) {
        CachedBlock block = cache.use(number);
        if (block != null) return block.latest;
        missing = number;
        throw NotCached.SIGNAL;
    }

    @Override
    public int u8(long at) {
        byte[] b = block(at >> SHIFT);
        reads.add(at, 1);
        return b[(int) at & MASK] & 0xFF;
    }

    @Override
    public int u16le(long at) {
        int in = (int) at & MASK;
        if (in == MASK) return u8(at) | u8(at + 1) << 8;
        byte[] b = block(at >> SHIFT);
        reads.add(at, 2);
        return b[in] & 0xFF | (b[in + 1] & 0xFF) << 8;
    }

    @Override
    public long u32le(long at) {
        int in = (int) at & MASK;
        if (in > BLOCK - 4) return u16le(at) | (long) u16le(at + 2) << 16;
        byte[] b = block(at >> SHIFT);
        reads.add(at, 4);
        return b[in] & 0xFFL | (b[in + 1] & 0xFFL) << 8 | (b[in + 2] & 0xFFL) << 16 | (b[in + 3] & 0xFFL) << 24;
    }

    @Override
    public long u64le(long at) {
        return u32le(at) | u32le(at + 4) << 32;
    }

    @Override
    public int u16be(long at) {
        return Short.toUnsignedInt(Short.reverseBytes((short) u16le(at)));
    }

    @Override
    public long u32be(long at) {
        return Integer.toUnsignedLong(Integer.reverseBytes((int) u32le(at)));
    }

    @Override
    public long u64be(long at) {
        return Long.reverseBytes(u64le(at));
    }

    @Override
    public byte[] bytes(long at, int count) {
        byte[] into = new byte[count];
        for (int done = 0; done < count; ) {
            int in = (int) (at + done) & MASK;
            int n = Math.min(count - done, BLOCK - in);
            System.arraycopy(block(at + done >> SHIFT), in, into, done, n);
            done += n;
        }
        if (count > 0) reads.add(at, count);
        return into;
    }

    @Override
    public void expect(long at, long count) {
        expectedFrom = at;
        expectedEnd = at + count;
    }

    @Override
    public void put(long at, byte... value) {
        for (int done = 0; done < value.length; ) {
            int in = (int) (at + done) & MASK;
            int n = Math.min(value.length - done, BLOCK - in);
            put(changed(at + done >> SHIFT), at + done >> SHIFT, in, value, done, n);
            done += n;
        }
    }

    private void put(Changed block, long number, int in, byte[] value, int from, int count) {
        System.arraycopy(value, from, block.bytes, in, count);
        delta(block, number).add(in, value, from, count);
        writes.add(number * BLOCK + in, count);
    }

    private Changed changed(long number) {
        Changed changed = overlay.get(number);
        if (changed != null) return changed;
        changed = new Changed(block(number).clone());
        overlay.put(number, changed);
        changedBlocks.add(number * BLOCK, BLOCK);
        lastNumber = NO_BLOCK;
        return changed;
    }

    private Delta delta(Changed block, long number) {
        for (Step.Put put : block.puts) if (put.phase() == phase) return put.delta();
        Step.Put put = new Step.Put(phase, number, new Delta());
        block.puts.add(put);
        steps.add(put);
        return put.delta();
    }

    @Override
    public void fresh(long at) {
        checkSectors("fresh", at, BLOCK);
        long number = at >> SHIFT;
        if (!overlay.containsKey(number)) overlay.put(number, new Changed(new byte[BLOCK]));
        if (number == lastNumber) lastNumber = NO_BLOCK;
        put(at, new byte[BLOCK]);
    }

    @Override
    public long register(int index) {
        reads.add(REGISTERS_AT + 8L * index, 8);
        return registers[index];
    }

    @Override
    public void register(int index, long value) {
        writes.add(REGISTERS_AT + 8L * index, 8);
        registers[index] = value;
    }

    @Override
    public void read(long at, Slice into) {
        checkSectors("read", at, into.length());
        if (into.length() == 0) return;
        reads.add(at, into.length());
        if (!steps.isEmpty()
                && steps.getLast() instanceof Step.Read(int p, long from, Slice before)
                && p == phase
                && follows(from, before, at, into)) {
            steps.set(steps.size() - 1, new Step.Read(p, from, joined(before, into)));
        } else {
            steps.add(new Step.Read(phase, at, into));
        }
    }

    @Override
    public void write(long at, Slice data) {
        checkSectors("write", at, data.length());
        if (data.length() == 0) return;
        writes.add(at, data.length());
        int last = lastWrite();
        if (last >= 0
                && steps.get(last) instanceof Step.Write(int p, long from, Slice before)
                && p == phase
                && follows(from, before, at, data)) {
            steps.set(last, new Step.Write(p, from, joined(before, data)));
        } else {
            steps.add(new Step.Write(phase, at, data));
        }
    }

    /// Inside a phase there is no order, so a write may join one before the metadata that came between.
    private int lastWrite() {
        int lowest = Math.max(0, steps.size() - 8);
        for (int i = steps.size() - 1; i >= lowest; i--) if (steps.get(i) instanceof Step.Write) return i;
        return -1;
    }

    private static boolean follows(long from, Slice before, long at, Slice next) {
        return from + before.length() == at
                && before.memory() == next.memory()
                && before.at() + before.length() == next.at()
                && before.length() + (long) next.length() <= Integer.MAX_VALUE;
    }

    private static Slice joined(Slice before, Slice next) {
        return new Slice(before.memory(), before.at(), before.length() + next.length());
    }

    private static void checkSectors(String verb, long at, int length) {
        if ((at & MASK) != 0 || (length & MASK) != 0) {
            throw new IllegalArgumentException(
                    "data moves in whole sectors: verb=" + verb + ", at=" + at + ", length=" + length);
        }
    }

    @Override
    public void zero(Slice into) {
        fill(into, Step.NO_BYTES);
    }

    @Override
    public void fill(Slice into, byte[] bytes) {
        if (into.length() > 0) steps.add(new Step.Fill(phase, into, bytes));
    }

    @Override
    public void phase(int newPhase) {
        phase = newPhase;
    }

    @Override
    public void flush() {
        steps.add(new Step.Flush(phase));
    }

    @Override
    public void order() {
        steps.add(new Step.Barrier(phase));
    }
}
