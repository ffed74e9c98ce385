// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset;

import java.util.Arrays;

/// What the motherboard wants of its surroundings. Whoever called it collects wishes in order, by
/// [Motherboard#takeWish], and fulfils each once.
public sealed interface Wish {
    /// Raise `vector` at the boot processor. The interrupt controller has acknowledged it already.
    record Interrupt(int vector) implements Wish {
        private static final Interrupt[] ALL = new Interrupt[256];

        static {
            for (int v = 0; v < ALL.length; v++) ALL[v] = new Interrupt(v);
        }

        /// The one object for a vector: an interrupt makes no garbage.
        public static Interrupt of(int vector) {
            return ALL[vector & 0xFF];
        }
    }

    /// Move data between a drive's buffer and its medium, then call [Motherboard#completed].
    record Transfer(DiskTransfer transfer) implements Wish {}

    /// Software pulled the reset line: reset processors and motherboard, start the firmware again.
    record Reset() implements Wish {
        static final Reset INSTANCE = new Reset();
    }

    /// Software switched the power off.
    record PowerOff() implements Wish {
        static final PowerOff INSTANCE = new PowerOff();
    }

    /// Cursor or start of the text screen changed; told at most once until it is taken.
    record ScreenChanged() implements Wish {
        static final ScreenChanged INSTANCE = new ScreenChanged();
    }

    /// Lights on the keyboard: bit 0 scroll lock, 1 number lock, 2 capitals lock.
    record KeyboardLights(int lights) implements Wish {}

    /// Emulated network adapter 0 to 3 sends a frame, without check sequence.
    record Send(int adapter, byte[] frame) implements Wish {
        @Override
        public boolean equals(Object other) {
            return other instanceof Send(int a, byte[] f) && a == adapter && Arrays.equals(f, frame);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(frame) * 31 + adapter;
        }
    }

    /// Software opened the tray of a drive: its medium is out, close what stood behind it.
    record MediumEjected(int drive) implements Wish {}
}
