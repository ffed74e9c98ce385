// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.ide;

import org.enlighten.simulation.Snapshottable;

/// One drive's command block registers (ATA/ATAPI-6, 7). Writes go to both drives of a channel, so each keeps what it
/// saw; the registers that LBA48 doubles remember the write before the last.
final class TaskFile implements Snapshottable<TaskFile.State> {
    record State(
            int feature,
            int count,
            int low,
            int mid,
            int high,
            int device,
            int status,
            int error,
            boolean interrupting) {}

    static final int ERROR = 0x01;
    static final int DATA_REQUEST = 0x08;
    static final int SEEK_COMPLETE = 0x10;
    static final int READY = 0x40;
    static final int BUSY = 0x80;
    static final int ABORTED = 0x04;
    static final int NOT_FOUND = 0x10;
    static final int UNCORRECTABLE = 0x40;

    /// Low byte the last write, the next one that before it.
    private int feature;
    private int count;
    private int low;
    private int mid;
    private int high;
    private int device;
    private int status;
    private int error;
    private boolean interrupting;

    void write(int register, int value) {
        switch (register) {
            case 1 -> feature = pushed(feature, value);
            case 2 -> count = pushed(count, value);
            case 3 -> low = pushed(low, value);
            case 4 -> mid = pushed(mid, value);
            case 5 -> high = pushed(high, value);
            case 6 -> device = value;
            default -> throw new IllegalArgumentException("not a register of the command block: " + register);
        }
    }

    private static int pushed(int doubled, int value) {
        return doubled << 8 & 0xFF00 | value;
    }

    /// @param previous what the doubled registers held before (bit 7 of the device control register)
    int read(int register, boolean previous) {
        int shift = previous ? 8 : 0;
        return switch (register) {
            case 1 -> error;
            case 2 -> count >>> shift & 0xFF;
            case 3 -> low >>> shift & 0xFF;
            case 4 -> mid >>> shift & 0xFF;
            case 5 -> high >>> shift & 0xFF;
            case 6 -> device | 0xA0;
            default -> status;
        };
    }

    int feature() {
        return feature & 0xFF;
    }

    int count() {
        return count & 0xFF;
    }

    void count(int value) {
        count = value;
    }

    int device() {
        return device;
    }

    /// Byte count of a packet command.
    int byteCount() {
        return high << 8 & 0xFF00 | mid & 0xFF;
    }

    void byteCount(int bytes) {
        mid = bytes & 0xFF;
        high = bytes >>> 8 & 0xFF;
    }

    boolean usesLba() {
        return (device & 0x40) != 0;
    }

    long lba28() {
        return (device & 0x0FL) << 24 | (high & 0xFFL) << 16 | (mid & 0xFF) << 8 | low & 0xFF;
    }

    long lba48() {
        long current = (high & 0xFFL) << 16 | (mid & 0xFF) << 8 | low & 0xFF;
        long previous = (high >>> 8 & 0xFFL) << 16 | (mid >>> 8 & 0xFF) << 8 | low >>> 8 & 0xFF;
        return previous << 24 | current;
    }

    /// The block that cylinder, head and sector name in a translation; -1 for sector 0.
    long chs(int heads, int sectors) {
        int sector = low & 0xFF;
        if (sector == 0) return -1;
        return ((long) byteCount() * heads + (device & 0x0F)) * sectors + sector - 1;
    }

    void lba28(long lba) {
        low = (int) lba & 0xFF;
        mid = (int) (lba >>> 8) & 0xFF;
        high = (int) (lba >>> 16) & 0xFF;
        device = device & 0xF0 | (int) (lba >>> 24) & 0x0F;
    }

    void lba48(long lba) {
        low = (int) (lba & 0xFF | lba >>> 24 << 8 & 0xFF00);
        mid = (int) (lba >>> 8 & 0xFF | lba >>> 32 << 8 & 0xFF00);
        high = (int) (lba >>> 16 & 0xFF | lba >>> 40 << 8 & 0xFF00);
    }

    int sectors28() {
        return count() == 0 ? 256 : count();
    }

    int sectors48() {
        return count == 0 ? 65_536 : count;
    }

    /// What a drive shows after reset: which kind it is.
    void signature(int midValue, int highValue) {
        count = 1;
        low = 1;
        mid = midValue;
        high = highValue;
        device &= 0x10;
        error = 1;
    }

    int status() {
        return status;
    }

    void status(int bits) {
        status = bits;
    }

    boolean isBusy() {
        return (status & BUSY) != 0;
    }

    void error(int bits) {
        error = bits;
    }

    boolean interrupting() {
        return interrupting;
    }

    void interrupting(boolean on) {
        interrupting = on;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(feature, count, low, mid, high, device, status, error, interrupting);
    }

    @Override
    public void restore(State s) {
        feature = s.feature();
        count = s.count();
        low = s.low();
        mid = s.mid();
        high = s.high();
        device = s.device();
        status = s.status();
        error = s.error();
        interrupting = s.interrupting();
    }
}
