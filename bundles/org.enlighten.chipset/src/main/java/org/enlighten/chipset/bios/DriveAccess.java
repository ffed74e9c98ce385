// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.bios;

import java.nio.charset.StandardCharsets;
import org.enlighten.machine.GuestMemory;
import org.enlighten.machine.RegisterRoutine;

/// How the firmware reaches drives: programmed I/O that waits for interrupts in HLT. What an activation is about is
/// put into fields before it starts; so is what it came to.
final class DriveAccess extends RegisterRoutine {
    /// Entry points; the argument is the drive, 0 to 3.
    enum Entry {
        DETECT,
        READ_SECTOR,
        PACKET
    }

    private enum Stage {
        STATUS_READ,
        SIGNATURE_MID,
        SIGNATURE_HIGH,
        WAIT_IDENTIFY,
        IDENTIFIED,
        WAIT_SECTOR,
        SECTOR_MOVED,
        SEND_PACKET,
        WAIT_PACKET,
        COUNT_MID,
        COUNT_HIGH,
        ERROR_READ
    }

    record State(Drive found, boolean ok, int senseKey, long block, long gpa, int room, int moved, int count) {}

    static final long SCRATCH_GPA = 0x1000;
    private static final long PACKET_GPA = 0x0F00;
    private static final int DATA = 0;
    private static final int ERROR = 1;
    private static final int COUNT = 2;
    private static final int LOW = 3;
    private static final int MID = 4;
    private static final int HIGH = 5;
    private static final int DEVICE = 6;
    private static final int COMMAND = 7;
    private static final int BUSY = 0x80;
    private static final int DATA_REQUEST = 0x08;
    private static final int FAILED = 0x01;
    private static final int BYTES_AT_ONCE = 0x8000;

    private final GuestMemory memory;
    private final Interrupts interrupts;
    private Drive found = Drive.ABSENT;
    private boolean ok;
    private int senseKey;
    private long block;
    private long gpa;
    private int room;
    private int moved;
    private int count;

    DriveAccess(GuestMemory memory, Interrupts interrupts) {
        this.memory = memory;
        this.interrupts = interrupts;
    }

    /// Sector `number` of a disk goes to memory at `to`.
    void sector(long number, long to) {
        block = number;
        gpa = to;
    }

    /// A packet command whose data, at most `most` bytes, goes to memory at `to`.
    void packet(byte[] cdb, long to, int most) {
        memory.write(PACKET_GPA, java.util.Arrays.copyOf(cdb, 12), 0, 12);
        gpa = to;
        room = most;
    }

    Drive found() {
        return found;
    }

    boolean ok() {
        return ok;
    }

    /// Of a packet command that was not.
    int senseKey() {
        return senseKey;
    }

    private int port(int register) {
        return (argument() < 2 ? 0x1F0 : 0x170) + register;
    }

    private int channel() {
        return (int) argument() >>> 1;
    }

    private int unit() {
        return (int) (argument() & 1) << 4;
    }

    @Override
    protected void enter(int entry, long drive) {
        ok = false;
        moved = 0;
        senseKey = 0;
        switch (Entry.values()[entry]) {
            case DETECT -> {
                found = Drive.ABSENT;
                out8(port(DEVICE), 0xA0 | unit());
                in8(port(COMMAND), Stage.STATUS_READ);
            }
            case READ_SECTOR -> readSector();
            case PACKET -> {
                out8(port(DEVICE), 0xA0 | unit());
                out8(port(ERROR), 0);
                out8(port(MID), BYTES_AT_ONCE & 0xFF);
                out8(port(HIGH), BYTES_AT_ONCE >>> 8);
                out8(port(COMMAND), 0xA0);
                poll8(port(COMMAND), BUSY | DATA_REQUEST, DATA_REQUEST, Stage.SEND_PACKET);
            }
        }
    }

    private void readSector() {
        out8(port(DEVICE), 0xE0 | unit() | (int) (block >>> 24) & 15);
        out8(port(COUNT), 1);
        out8(port(LOW), (int) block);
        out8(port(MID), (int) (block >>> 8));
        out8(port(HIGH), (int) (block >>> 16));
        interrupts.expectDrive(channel());
        out8(port(COMMAND), 0x20);
        then(Stage.WAIT_SECTOR);
    }

    @Override
    protected void stage(int stage, long answer) {
        int value = (int) answer;
        switch (Stage.values()[stage]) {
            case STATUS_READ -> present(value);
            case SIGNATURE_MID -> {
                count = value;
                in8(port(HIGH), Stage.SIGNATURE_HIGH);
            }
            case SIGNATURE_HIGH -> {
                if (count == 0x14 && value == 0xEB) identify(Drive.Kind.PACKET, 0xA1);
            }
            case WAIT_IDENTIFY -> await(Stage.WAIT_IDENTIFY, Stage.IDENTIFIED, SCRATCH_GPA);
            case IDENTIFIED -> identified();
            case WAIT_SECTOR -> await(Stage.WAIT_SECTOR, Stage.SECTOR_MOVED, gpa);
            case SECTOR_MOVED -> ok = true;
            case SEND_PACKET -> {
                interrupts.expectDrive(channel());
                outs16(port(DATA), PACKET_GPA, 6);
                then(Stage.WAIT_PACKET);
            }
            case WAIT_PACKET -> packetAnswered();
            case COUNT_MID -> {
                count = value;
                in8(port(HIGH), Stage.COUNT_HIGH);
            }
            case COUNT_HIGH -> moveData(count | value << 8);
            case ERROR_READ -> senseKey = value >>> 4;
        }
    }

    private void present(int status) {
        if (status == 0xFF || status == 0x7F) return;
        if ((status & 0x40) != 0) identify(Drive.Kind.DISK, 0xEC);
        else in8(port(MID), Stage.SIGNATURE_MID);
    }

    private void identify(Drive.Kind kind, int command) {
        found = new Drive(kind, "", 0);
        interrupts.expectDrive(channel());
        out8(port(COMMAND), command);
        then(Stage.WAIT_IDENTIFY);
    }

    /// Waits in HLT for the interrupt; then moves one sector, or gives up when the drive has none.
    private void await(Stage again, Stage done, long to) {
        int status = interrupts.takeDrive(channel());
        if (status == Interrupts.NONE) halt(again);
        else if ((status & FAILED) == 0 && (status & DATA_REQUEST) != 0) {
            ins16(port(DATA), to, 256);
            then(done);
        } else if (done == Stage.IDENTIFIED) found = Drive.ABSENT;
    }

    private void identified() {
        byte[] data = new byte[512];
        memory.read(SCRATCH_GPA, data, 0, data.length);
        byte[] name = new byte[40];
        for (int i = 0; i < name.length; i++) name[i] = data[54 + (i ^ 1)];
        long sectors = memory.u32(SCRATCH_GPA + 120);
        if ((data[167] & 0x04) != 0) sectors = memory.i64(SCRATCH_GPA + 200);
        boolean disk = found.kind() == Drive.Kind.DISK;
        found = new Drive(found.kind(), new String(name, StandardCharsets.US_ASCII).strip(), disk ? sectors : 0);
        ok = true;
    }

    private void packetAnswered() {
        int status = interrupts.takeDrive(channel());
        if (status == Interrupts.NONE) halt(Stage.WAIT_PACKET);
        else if ((status & FAILED) != 0) in8(port(ERROR), Stage.ERROR_READ);
        else if ((status & DATA_REQUEST) != 0) in8(port(MID), Stage.COUNT_MID);
        else ok = true;
    }

    private void moveData(int bytes) {
        int words = bytes + 1 >>> 1;
        if (words == 0 || words * 2 > room - moved) return; // more than was asked for
        interrupts.expectDrive(channel());
        ins16(port(DATA), gpa + moved, words);
        moved += words * 2;
        then(Stage.WAIT_PACKET);
    }

    State save() {
        return new State(found, ok, senseKey, block, gpa, room, moved, count);
    }

    void restore(State s) {
        found = s.found();
        ok = s.ok();
        senseKey = s.senseKey();
        block = s.block();
        gpa = s.gpa();
        room = s.room();
        moved = s.moved();
        count = s.count();
    }
}
