// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.enlighten.machine.GuestMemory;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;

/// A disk with a register each for sector, count and address, and direct access to memory: one request at a
/// time, served after a while, then an interrupt.
final class DiskDevice implements Ports {
    static final int SECTOR = 0;
    static final int COUNT = 4;
    static final int ADDRESS = 8;
    static final int COMMAND = 12;
    static final int STATUS = 16;
    static final int CAPACITY = 20;
    static final int READ = 1;
    static final int WRITE = 2;
    static final int FLUSH = 3;
    static final int DONE = 1;
    static final int ERROR = 2;
    static final int CHANGED = 4;

    /// @param pieces of the medium that are not blank, by where they begin
    record State(
            long sector,
            long count,
            long address,
            int command,
            int status,
            int mediumBytes,
            Map<Integer, byte[]> pieces) {}

    private static final int PORTS = 24;
    private static final int PIECE_BYTES = 4096;
    private static final byte[] BLANK = new byte[PIECE_BYTES];

    private final int port;
    private final int vector;
    private final long serviceNs;
    private final Simulation simulation;
    private final GuestMemory memory;
    private final VirtualProcessor target;
    private final int sectorBytes;
    private final Timer served;
    byte[] bytes;
    private long sector;
    private long count;
    private long address;
    private int command;
    private int status;
    /// Sectors from here on cannot be read.
    long badFrom = Long.MAX_VALUE;

    DiskDevice(BareMachine m, int port, int vector, byte[] bytes, int sectorBytes, long serviceNs) {
        this.port = port;
        this.vector = vector;
        this.bytes = bytes;
        this.sectorBytes = sectorBytes;
        this.serviceNs = serviceNs;
        simulation = m.simulation;
        memory = m.machine.memory();
        target = m.machine.bootProcessor();
        served = simulation.timer(m.machine.name() + "/disk/" + port, this::served);
        m.devices.add(this);
    }

    /// Somebody puts another medium in; empty takes it out.
    void insert(byte[] medium) {
        bytes = medium;
        status |= CHANGED;
    }

    @Override
    public OptionalLong in(int at) {
        return switch (at - port) {
            case STATUS -> {
                int now = status;
                status = 0;
                yield OptionalLong.of(now);
            }
            case CAPACITY -> OptionalLong.of(bytes.length / sectorBytes);
            default -> OptionalLong.empty();
        };
    }

    @Override
    public boolean out(int at, long value) {
        if (at < port || at >= port + PORTS) return false;
        switch (at - port) {
            case SECTOR -> sector = value;
            case COUNT -> count = value;
            case ADDRESS -> address = value;
            case COMMAND -> {
                command = (int) value;
                simulation.arm(served, simulation.now() + serviceNs);
            }
            default -> {}
        }
        return true;
    }

    private void served() {
        status |= DONE;
        long from = sector * sectorBytes;
        int length = (int) count * sectorBytes;
        if (command == FLUSH) length = 0;
        if (from + length > bytes.length || sector >= badFrom) status |= ERROR;
        else if (command == READ) memory.write(address, bytes, (int) from, length);
        else if (command == WRITE) memory.read(address, bytes, (int) from, length);
        target.raise(vector);
    }

    State save() {
        return new State(sector, count, address, command, status, bytes.length, pieces());
    }

    private Map<Integer, byte[]> pieces() {
        Map<Integer, byte[]> pieces = new TreeMap<>();
        for (int at = 0; at < bytes.length; at += PIECE_BYTES) {
            int end = Math.min(at + PIECE_BYTES, bytes.length);
            if (!Arrays.equals(bytes, at, end, BLANK, 0, end - at)) pieces.put(at, Arrays.copyOfRange(bytes, at, end));
        }
        return pieces;
    }

    void restore(State s) {
        sector = s.sector();
        count = s.count();
        address = s.address();
        command = s.command();
        status = s.status();
        bytes = new byte[s.mediumBytes()];
        s.pieces().forEach((at, piece) -> System.arraycopy(piece, 0, bytes, at, piece.length));
    }
}
