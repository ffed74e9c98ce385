// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.simulation.Saved;

/// The `i8042prt` driver: the keyboard behind the 8042, as the console's input.
final class KeyboardPort extends Driver {
    private enum Stage {
        STALE_READ,
        MASK_READ,
        CODE_READ,
        ACKNOWLEDGED
    }

    private record State(KeyTable.State keys, boolean lightsWait) {}

    private static final int COMMAND_OFFSET = 4;
    private static final int WRITE_COMMAND_BYTE = 0x60;
    /// Interrupt, system flag, translation to set 1.
    private static final int COMMAND_BYTE = 0x45;
    private static final int ENABLE = 0xAE;
    private static final int SET_LIGHTS = 0xED;
    private static final int ACKNOWLEDGE = 0xFA;
    private static final int CAPITALS_LIGHT = 4;

    private final int port;
    private final int irq;
    private final KeyTable keys = new KeyTable();
    /// The command for the lights was sent; its parameter follows when it has been acknowledged.
    private boolean lightsWait;

    KeyboardPort(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
        port = (int) node.resource("port");
        irq = (int) node.resource("irq");
    }

    @Override
    protected void initialize() {
        kernel.connect((int) node.resource("vector"));
        out8(port + COMMAND_OFFSET, ENABLE);
        out8(port + COMMAND_OFFSET, WRITE_COMMAND_BYTE);
        out8(port, COMMAND_BYTE);
        in8(port, Stage.STALE_READ);
    }

    @Override
    protected void stage(int stage, long answer) {
        switch (Stage.values()[stage]) {
            case STALE_READ -> in8(PicPorts.maskPort(irq), Stage.MASK_READ);
            case MASK_READ -> {
                out8(PicPorts.maskPort(irq), PicPorts.unmasked(irq, answer));
                kernel.offerConsole(DriverContext.ConsolePart.KEYBOARD);
            }
            case CODE_READ -> {
                argument(answer);
                out8(PcBoard.MASTER_PIC, PcBoard.END_OF_INTERRUPT);
                then(Stage.ACKNOWLEDGED);
            }
            case ACKNOWLEDGED -> defer(argument());
        }
    }

    @Override
    protected void interrupt(int vector) {
        in8(port, Stage.CODE_READ);
    }

    @Override
    protected void deferred(long code) {
        if (code == ACKNOWLEDGE) acknowledged();
        else {
            boolean before = keys.capitals();
            int character = keys.character((int) code);
            if (character != KeyTable.NOTHING) kernel.consoleInput(character);
            if (keys.capitals() != before) {
                lightsWait = true;
                out8(port, SET_LIGHTS);
            }
        }
    }

    private void acknowledged() {
        if (!lightsWait) return;
        lightsWait = false;
        out8(port, keys.capitals() ? CAPITALS_LIGHT : 0);
    }

    @Override
    protected void start(IoRequest request) {
        complete(request.id(), Refusals.notADevice(node));
    }

    @Override
    public Saved save() {
        return Saved.of(new State(keys.save(), lightsWait));
    }

    @Override
    public void restore(Saved state) {
        State s = state.as(State.class);
        keys.restore(s.keys());
        lightsWait = s.lightsWait();
    }
}
