// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.pci;

import org.enlighten.simulation.Snapshottable;

/// One function's 256 bytes of configuration space and which of their bits software may change.
public final class PciFunction implements Snapshottable<PciFunction.State> {
    public record State(byte[] bytes) {}

    public static final int COMMAND = 0x04;
    private static final int STATUS_HIGH = 0x07;

    private final int address;
    private final byte[] bytes = new byte[256];
    private final byte[] writable = new byte[256];
    private byte[] powerOn = bytes;

    /// @param vendorAndDevice vendor in the low 16 bits
    /// @param classAndRevision class code in the high 24 bits
    PciFunction(int device, int function, int vendorAndDevice, int classAndRevision) {
        this.address = device << 3 | function;
        set32(0x00, vendorAndDevice, 0);
        set32(0x08, classAndRevision, 0);
        set32(0x3C, 0, 0xFF);
    }

    /// Device and function, as the address register holds them.
    int address() {
        return address;
    }

    /// A register's value after power-on and its writable bits.
    PciFunction set32(int at, int value, int mask) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (value >>> 8 * i);
            writable[at + i] = (byte) (mask >>> 8 * i);
        }
        return this;
    }

    /// Ends the description.
    PciFunction powerOn() {
        powerOn = bytes.clone();
        return this;
    }

    public int u8(int at) {
        return bytes[at] & 0xFF;
    }

    public int u32(int at) {
        return u8(at) | u8(at + 1) << 8 | u8(at + 2) << 16 | u8(at + 3) << 24;
    }

    void write8(int at, int value) {
        int mask = writable[at] & 0xFF;
        // Error bits of the status register are cleared by writing ones.
        if (at == STATUS_HIGH) bytes[at] &= (byte) ~(value & 0xF9);
        else bytes[at] = (byte) (bytes[at] & ~mask | value & mask);
    }

    void reset() {
        System.arraycopy(powerOn, 0, bytes, 0, bytes.length);
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(bytes.clone());
    }

    @Override
    public void restore(State s) {
        System.arraycopy(s.bytes(), 0, bytes, 0, bytes.length);
    }
}
