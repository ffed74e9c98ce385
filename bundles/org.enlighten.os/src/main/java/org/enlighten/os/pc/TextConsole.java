// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import org.enlighten.block.Outcome;
import org.enlighten.machine.Cost;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.simulation.Saved;

/// The `vga` driver: an 80 by 25 text screen as the console's output. Characters are stored into the adapter's
/// memory; only the cursor costs register accesses. A line feed also returns the carriage, a form feed empties the
/// screen.
final class TextConsole extends Driver {
    private record State(int cell) {}

    private static final long TEXT_GPA = 0xB8000;
    private static final int COLUMNS = 80;
    private static final int ROWS = 25;
    private static final int ROW_BYTES = COLUMNS * 2;
    private static final int GREY = 0x0700;
    private static final int TAB = 8;
    private static final int INDEX = 0x3D4;
    private static final int CURSOR_HIGH = 0x0E;
    private static final int CURSOR_LOW = 0x0F;

    private int cell;

    TextConsole(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
    }

    @Override
    protected void initialize() {
        clear();
        showCursor();
        kernel.offerConsole(DriverContext.ConsolePart.SCREEN);
    }

    @Override
    protected void start(IoRequest request) {
        charge(kernel.costs().ns(Cost.DRIVER_PATH));
        if (!(request.function() instanceof IoRequest.Function.Put(var data))) {
            complete(request.id(), Refusals.notADevice(node));
            return;
        }
        int before = cell;
        for (byte b : data.toBytes()) put(b & 0xFF);
        if (cell != before) showCursor();
        complete(request.id(), Outcome.done(data.length()));
    }

    private void put(int c) {
        switch (c) {
            case '\n' -> cell = (cell / COLUMNS + 1) * COLUMNS;
            case '\r' -> cell = cell / COLUMNS * COLUMNS;
            case '\b' -> cell = Math.max(cell - 1, 0);
            case '\t' -> cell = cell / COLUMNS * COLUMNS + Math.min((cell % COLUMNS / TAB + 1) * TAB, COLUMNS - 1);
            case '\f' -> clear();
            case 0, 7 -> {}
            default -> memory().put16(TEXT_GPA + 2L * cell++, GREY | c);
        }
        if (cell >= ROWS * COLUMNS) scroll();
    }

    private GuestMemory memory() {
        return kernel.memory();
    }

    private void clear() {
        memory().write(TEXT_GPA, blank(ROWS), 0, ROWS * ROW_BYTES);
        cell = 0;
    }

    private void scroll() {
        byte[] rest = new byte[(ROWS - 1) * ROW_BYTES];
        memory().read(TEXT_GPA + ROW_BYTES, rest, 0, rest.length);
        memory().write(TEXT_GPA, rest, 0, rest.length);
        memory().write(TEXT_GPA + rest.length, blank(1), 0, ROW_BYTES);
        cell -= COLUMNS;
        charge(kernel.costs().ns(Cost.PAGE_COPY));
    }

    private static byte[] blank(int rows) {
        byte[] cells = new byte[rows * ROW_BYTES];
        for (int i = 0; i < cells.length; i += 2) {
            cells[i] = ' ';
            cells[i + 1] = GREY >>> 8;
        }
        return cells;
    }

    private void showCursor() {
        out8(INDEX, CURSOR_HIGH);
        out8(INDEX + 1, cell >>> 8);
        out8(INDEX, CURSOR_LOW);
        out8(INDEX + 1, cell);
    }

    @Override
    public Saved save() {
        return Saved.of(new State(cell));
    }

    @Override
    public void restore(Saved state) {
        cell = state.as(State.class).cell();
    }
}
