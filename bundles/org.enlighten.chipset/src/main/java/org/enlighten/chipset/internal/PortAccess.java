// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal;

import org.enlighten.chipset.internal.bus.PortDevice;
import org.enlighten.chipset.internal.bus.Ports;
import org.enlighten.chipset.internal.bus.StringPort;
import org.enlighten.machine.Exit;
import org.enlighten.machine.GuestMemory;

/// Carries out the access that lies in an exit slot. Whatever the slot says comes from a guest: nothing in it makes
/// this throw, and each call does a bounded amount of work.
public final class PortAccess {
    private static final long ELEMENTS_MOST = 4096;

    private final Ports ports;

    public PortAccess(Ports ports) {
        this.ports = ports;
    }

    public long answer(Exit exit, GuestMemory memory) {
        int port = exit.port & 0xFFFF;
        int size = exit.size == 2 || exit.size == 4 ? exit.size : 1;
        return switch (exit.reason) {
            case IN -> ports.read(port, size);
            case OUT -> {
                ports.write(port, size, exit.value);
                yield 0;
            }
            case INS -> string(port, size, exit.gpa, exit.count, memory, true);
            case OUTS -> string(port, size, exit.gpa, exit.count, memory, false);
            // No device of this board has registers in memory.
            case MMIO_READ -> exit.size >= 8 ? -1L : (1L << 8 * size) - 1;
            default -> 0;
        };
    }

    private long string(int port, int size, long gpa, long count, GuestMemory memory, boolean in) {
        if (count < 1) return 0;
        long elements = Math.min(count, ELEMENTS_MOST);
        if (ports.at(port) instanceof StringPort data) {
            int bytes = (int) elements * size;
            while (bytes > 0 && !memory.contains(gpa, bytes)) bytes = bytes / 2 / size * size;
            int moved = bytes == 0
                    ? 0
                    : in ? data.readString(port, memory, gpa, bytes) : data.writeString(port, memory, gpa, bytes);
            if (moved > 0) return (moved + size - 1) / size;
        }
        PortDevice device = ports.at(port);
        if (device == null && !in) return elements;
        for (long done = 0; done < elements; done++) {
            long at = gpa + done * size;
            boolean inside = memory.contains(at, size);
            if (in) {
                long value = ports.read(port, size);
                if (inside) put(memory, at, size, value);
            } else ports.write(port, size, inside ? get(memory, at, size) : -1L);
        }
        return elements;
    }

    private static void put(GuestMemory memory, long gpa, int size, long value) {
        switch (size) {
            case 1 -> memory.put8(gpa, (int) value);
            case 2 -> memory.put16(gpa, (int) value);
            default -> memory.put32(gpa, (int) value);
        }
    }

    private static long get(GuestMemory memory, long gpa, int size) {
        return switch (size) {
            case 1 -> memory.u8(gpa);
            case 2 -> memory.u16(gpa);
            default -> memory.u32(gpa);
        };
    }
}
