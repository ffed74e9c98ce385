// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

import org.enlighten.chipset.internal.bus.PortDevice;
import org.enlighten.simulation.Snapshottable;

/// An 82077 floppy disk controller with one drive and no disk in it: commands run, seeks end, and what needs a disk
/// ends abnormally, as on a drive whose door is open.
public final class FloppyController implements PortDevice, Snapshottable<FloppyController.State> {
    public record State(int control, byte[] command, byte[] result, int interrupt, int cylinder, boolean changed) {}

    /// 0x3F6 belongs to the disk controller.
    public static final int PORT = 0x3F0;
    public static final int PORTS = 6;
    public static final int DIRECTION_PORT = 0x3F7;
    private static final int IRQ = 6;
    private static final int NOT_RESET = 0x04;
    private static final int INTERRUPTS = 0x08;
    private static final int READY = 0x80;
    private static final int TO_HOST = 0x40;
    private static final int BUSY = 0x10;
    private static final int NONE = -1;

    private final Pic pic;
    private final ByteQueue command = new ByteQueue(16);
    private final ByteQueue result = new ByteQueue(16);
    private int control;
    /// Status register 0 for the next SENSE INTERRUPT, or NONE.
    private int interrupt = NONE;
    private int cylinder;
    private boolean changed = true;

    public FloppyController(Pic pic) {
        this.pic = pic;
    }

    @Override
    public int read(int port) {
        return switch (port) {
            case 0x3F2 -> control;
            case 0x3F4 -> (control & NOT_RESET) == 0 ? 0 : status();
            case 0x3F5 -> result.isEmpty() ? 0 : takeResult();
            case DIRECTION_PORT -> changed ? 0x80 : 0;
            default -> FLOATING;
        };
    }

    private int status() {
        if (!result.isEmpty()) return READY | TO_HOST | BUSY;
        return READY | (command.isEmpty() ? 0 : BUSY);
    }

    private int takeResult() {
        pic.line(IRQ, false);
        return result.take();
    }

    @Override
    public void write(int port, int value) {
        if (port == 0x3F2) control(value);
        if (port == 0x3F5 && (control & NOT_RESET) != 0 && result.isEmpty()) receive(value);
    }

    private void control(int value) {
        boolean released = (control & NOT_RESET) == 0 && (value & NOT_RESET) != 0;
        control = value;
        if ((value & NOT_RESET) == 0) {
            command.clear();
            result.clear();
            interrupt = NONE;
            pic.line(IRQ, false);
        }
        if (released) interrupt(0xC0);
    }

    private void receive(int value) {
        command.add(value);
        byte[] bytes = command.toBytes();
        if (bytes.length <= parameters(bytes[0] & 0x1F)) return;
        command.clear();
        execute(bytes);
    }

    private static int parameters(int opcode) {
        return switch (opcode) {
            case 0x02, 0x05, 0x06, 0x09, 0x0C, 0x11, 0x16, 0x19, 0x1D -> 8;
            case 0x03, 0x0F -> 2;
            case 0x04, 0x07, 0x0A, 0x12 -> 1;
            case 0x0D -> 5;
            case 0x13 -> 3;
            default -> 0;
        };
    }

    private void execute(byte[] c) {
        switch (c[0] & 0x1F) {
            case 0x03, 0x12, 0x13 -> {} // no result
            case 0x04 -> result.add(0x28 | c[1] & 7); // two-sided, ready line tied high
            case 0x07 -> seek(0, c[1] & 3);
            case 0x0F -> seek(c[2] & 0xFF, c[1] & 3);
            case 0x08 -> senseInterrupt();
            case 0x10 -> result.add(0x90);
            case 0x14 -> result.add((c[0] & 0x80) >>> 3);
            case 0x02, 0x05, 0x06, 0x09, 0x0A, 0x0C, 0x0D, 0x11, 0x16, 0x19, 0x1D -> noDisk(c[1] & 7);
            default -> result.add(0x80);
        }
    }

    private void seek(int to, int drive) {
        cylinder = drive == 0 ? Math.min(to, 79) : 0;
        interrupt(0x20 | (drive == 0 ? 0 : 0x50) | drive);
    }

    private void senseInterrupt() {
        pic.line(IRQ, false);
        if (interrupt == NONE) {
            result.add(0x80);
            return;
        }
        result.add(interrupt);
        result.add(cylinder);
        interrupt = NONE;
    }

    private void noDisk(int unit) {
        int[] status = {0x40 | unit, 0x01, 0, cylinder, 0, 1, 2};
        for (int s : status) result.add(s);
        if ((control & INTERRUPTS) != 0) pic.line(IRQ, true);
    }

    private void interrupt(int status0) {
        interrupt = status0;
        if ((control & INTERRUPTS) != 0) pic.line(IRQ, true);
    }

    public void reset() {
        control(0);
        cylinder = 0;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(control, command.toBytes(), result.toBytes(), interrupt, cylinder, changed);
    }

    @Override
    public void restore(State s) {
        control = s.control();
        command.restore(s.command());
        result.restore(s.result());
        interrupt = s.interrupt();
        cylinder = s.cylinder();
        changed = s.changed();
    }
}
