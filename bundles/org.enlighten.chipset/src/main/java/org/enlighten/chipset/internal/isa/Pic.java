// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

import org.enlighten.chipset.internal.bus.Outside;
import org.enlighten.chipset.internal.bus.PortDevice;
import org.enlighten.simulation.Snapshottable;

/// Two 8259A in cascade, the second on input 2 of the first, and the edge/level registers of the PIIX4 (0x4D0,
/// 0x4D1). An interrupt is acknowledged as soon as INT is asserted: the processor gets a vector, not a line.
public final class Pic implements PortDevice, Snapshottable<Pic.State> {
    public record State(PicChip.State master, PicChip.State slave) {}

    public static final int MASTER_PORT = 0x20;
    public static final int SLAVE_PORT = 0xA0;
    public static final int EDGE_LEVEL_PORT = 0x4D0;
    private static final int CASCADE = 2;
    /// Timer, keyboard, cascade and clock are edge triggered whatever is written.
    private static final int MASTER_MAY_BE_LEVEL = 0xF8;
    private static final int SLAVE_MAY_BE_LEVEL = 0xDE;

    private final Outside outside;
    private final PicChip master = new PicChip();
    private final PicChip slave = new PicChip();

    public Pic(Outside outside) {
        this.outside = outside;
    }

    /// An interrupt request line of the ISA bus, 0 to 15.
    public void line(int irq, boolean high) {
        if (irq < 8) master.line(irq, high);
        else slave.line(irq - 8, high);
        settle();
    }

    public void pulse(int irq) {
        if (irq < 8) master.pulse(irq);
        else slave.pulse(irq - 8);
        settle();
    }

    /// Whether a pulse on input 0 would reach the processor now; else it is only latched, or lost.
    public boolean acceptsTimer() {
        return master.accepts(0);
    }

    @Override
    public int read(int port) {
        int value = switch (port) {
            case EDGE_LEVEL_PORT -> master.level();
            case EDGE_LEVEL_PORT + 1 -> slave.level();
            default -> chip(port).read((port & 1) != 0);
        };
        settle();
        return value;
    }

    @Override
    public void write(int port, int value) {
        switch (port) {
            case EDGE_LEVEL_PORT -> master.level(value & MASTER_MAY_BE_LEVEL);
            case EDGE_LEVEL_PORT + 1 -> slave.level(value & SLAVE_MAY_BE_LEVEL);
            default -> chip(port).write((port & 1) != 0, value);
        }
        settle();
    }

    private PicChip chip(int port) {
        return (port & 0xF0) == MASTER_PORT ? master : slave;
    }

    /// Hands over what asserts INT, each input once: with automatic end of interrupt a level that stays high would go
    /// on for ever.
    private void settle() {
        int handed = 0;
        while (true) {
            master.line(CASCADE, slave.asserting() >= 0);
            int input = master.asserting();
            if (input < 0) return;
            int irq = input == CASCADE ? 8 + slave.asserting() : input;
            if ((handed & 1 << irq) != 0) return;
            handed |= 1 << irq;
            master.acknowledge();
            if (input == CASCADE) slave.acknowledge();
            outside.interrupt(irq < 8 ? master.vector(irq) : slave.vector(irq - 8));
            if (input == CASCADE) master.line(CASCADE, false);
        }
    }

    public void reset() {
        restore(new State(PicChip.POWER_ON, PicChip.POWER_ON));
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(master.save(), slave.save());
    }

    @Override
    public void restore(State s) {
        master.restore(s.master());
        slave.restore(s.slave());
    }
}
