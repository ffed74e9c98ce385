// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.enlighten.machine.Machine;

/// Describes a motherboard before it is switched on.
public final class MotherboardBuilder {
    /// What hangs on one of the four places of the IDE channels.
    enum DriveKind {
        NONE,
        DISK,
        DVD
    }

    final Machine machine;
    final DriveKind[] drives = {DriveKind.NONE, DriveKind.NONE, DriveKind.NONE, DriveKind.NONE};
    final long[] mediumBytes = new long[4];
    LongSupplier clock;
    List<BootDevice> bootOrder = List.of(BootDevice.CDROM, BootDevice.HARD_DISK, BootDevice.FLOPPY);
    long startEpochSeconds;
    boolean floppy = true;
    boolean exactTicks;
    final List<byte[]> networkAddresses = new ArrayList<>();

    /// @param machine gives the name, the memory, the processor that interrupts go to, and the clock
    public MotherboardBuilder(Machine machine) {
        this.machine = machine;
        this.clock = machine.simulation()::now;
    }

    /// Another clock, such as one that stands still while the machine is paused: nanoseconds, never back.
    public MotherboardBuilder clock(LongSupplier nowNs) {
        clock = nowNs;
        return this;
    }

    /// A hard disk.
    ///
    /// @param drive 0 primary master, 1 primary slave, 2 secondary master, 3 secondary slave
    /// @param sizeBytes rounded down to whole sectors of 512 bytes
    public MotherboardBuilder disk(int drive, long sizeBytes) {
        if (sizeBytes < 512) {
            throw new IllegalArgumentException(
                    "a hard disk has at least one sector: drive=%d, sizeBytes=%d".formatted(drive, sizeBytes));
        }
        return put(drive, DriveKind.DISK, sizeBytes);
    }

    /// A DVD drive; `sizeBytes` 0 leaves its tray empty.
    public MotherboardBuilder dvd(int drive, long sizeBytes) {
        return put(drive, DriveKind.DVD, sizeBytes);
    }

    /// An emulated network adapter, a DEC 21140; at most four.
    ///
    /// @param address six bytes
    public MotherboardBuilder network(byte[] address) {
        if (address.length != 6 || networkAddresses.size() == 4)
            throw new IllegalArgumentException("a board has at most four adapters, with addresses of six bytes");
        networkAddresses.add(address.clone());
        return this;
    }

    public MotherboardBuilder bootOrder(List<BootDevice> order) {
        bootOrder = List.copyOf(order);
        return this;
    }

    /// What the battery-backed clock shows when the virtual clock is at 0, in seconds since 1970.
    public MotherboardBuilder startEpochSeconds(long seconds) {
        startEpochSeconds = seconds;
        return this;
    }

    public MotherboardBuilder floppy(boolean present) {
        floppy = present;
        return this;
    }

    /// Gives a halted processor every clock tick, also those that its software does not need.
    public MotherboardBuilder exactTicks(boolean on) {
        exactTicks = on;
        return this;
    }

    public Motherboard build() {
        return new Motherboard(this);
    }

    private MotherboardBuilder put(int drive, DriveKind kind, long sizeBytes) {
        if (drive < 0 || drive > 3 || drives[drive] != DriveKind.NONE) {
            throw new IllegalArgumentException("an IDE place is 0 to 3 and takes one drive: drive=" + drive);
        }
        drives[drive] = kind;
        mediumBytes[drive] = sizeBytes;
        return this;
    }
}
