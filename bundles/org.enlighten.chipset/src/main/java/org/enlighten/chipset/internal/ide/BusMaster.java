// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.ide;

import java.util.function.BooleanSupplier;
import org.enlighten.machine.GuestMemory;
import org.enlighten.simulation.Snapshottable;

/// One channel's half of the bus master function (SFF-8038i): command, status and the pointer to a table of memory
/// regions. The table lies in the guest's memory and may say anything.
final class BusMaster implements Snapshottable<BusMaster.State> {
    record State(int command, int status, long table, long entry, long address, int left, boolean last) {}

    static final int PORTS = 8;
    private static final int START = 0x01;
    private static final int TO_MEMORY = 0x08;
    private static final int ACTIVE = 0x01;
    private static final int ERROR = 0x02;
    private static final int INTERRUPT = 0x04;
    private static final int SOFTWARE_BITS = 0x60;

    private final GuestMemory memory;
    private final BooleanSupplier enabled;
    private int command;
    private int status;
    private long table;
    /// The next descriptor, and what is left of the current region.
    private long entry;
    private long address;
    private int left;
    private boolean last;

    /// @param enabled the function may master the bus (PCI command register)
    BusMaster(GuestMemory memory, BooleanSupplier enabled) {
        this.memory = memory;
        this.enabled = enabled;
    }

    int read(int register) {
        return switch (register) {
            case 0 -> command;
            case 2 -> status;
            case 4, 5, 6, 7 -> (int) (table >>> 8 * (register - 4)) & 0xFF;
            default -> 0xFF;
        };
    }

    /// Whether the engine has been started by this write.
    boolean write(int register, int value) {
        switch (register) {
            case 0 -> {
                boolean starts = (value & START) != 0 && (command & START) == 0;
                command = value & (START | TO_MEMORY);
                if (starts) start();
                if ((value & START) == 0) status &= ~ACTIVE;
                return starts;
            }
            case 2 -> status = status & ~(value & (ERROR | INTERRUPT)) & ~SOFTWARE_BITS | value & SOFTWARE_BITS;
            case 4, 5, 6, 7 -> {
                int shift = 8 * (register - 4);
                table = (table & ~(0xFFL << shift) | (long) value << shift) & 0xFFFF_FFFCL;
            }
            default -> {}
        }
        return false;
    }

    private void start() {
        status |= ACTIVE;
        entry = table;
        left = 0;
        last = false;
    }

    boolean runs(boolean toMemory) {
        return enabled.getAsBoolean() && (status & ACTIVE) != 0 && (command & TO_MEMORY) != 0 == toMemory;
    }

    boolean toMemory() {
        return (command & TO_MEMORY) != 0;
    }

    /// The drive's interrupt has come up.
    void interrupted() {
        status |= INTERRUPT;
    }

    /// Moves the first `bytes` of the buffer; false when the table ends before, or names memory that is not there.
    boolean move(SectorBuffer buffer, int bytes, boolean toMemory) {
        byte[] data = buffer.upTo(bytes);
        for (int done = 0, n; done < bytes; done += n) {
            if (left == 0 && !nextRegion()) return false;
            n = Math.min(left, bytes - done);
            if (!memory.contains(address, n)) return failed();
            if (toMemory) memory.write(address, data, done, n);
            else memory.read(address, data, done, n);
            address += n;
            left -= n;
        }
        if (left == 0 && last) status &= ~ACTIVE;
        return true;
    }

    private boolean nextRegion() {
        if (last) {
            status &= ~ACTIVE;
            return false;
        }
        if (!memory.contains(entry, 8)) return failed();
        address = memory.u32(entry) & 0xFFFF_FFFEL;
        int bytes = memory.u16(entry + 4) & 0xFFFE;
        left = bytes == 0 ? 0x10000 : bytes;
        last = (memory.u8(entry + 7) & 0x80) != 0;
        entry += 8;
        return true;
    }

    private boolean failed() {
        status = status & ~ACTIVE | ERROR;
        return false;
    }

    void reset() {
        restore(new State(0, 0, 0, 0, 0, 0, false));
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(command, status, table, entry, address, left, last);
    }

    @Override
    public void restore(State s) {
        command = s.command();
        status = s.status();
        table = s.table();
        entry = s.entry();
        address = s.address();
        left = s.left();
        last = s.last();
    }
}
